module user {
    requires service;
    requires java.logging;
    uses service.Service;
}
