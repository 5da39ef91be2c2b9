module app {
    requires lib;
    requires static java.sql;
}
