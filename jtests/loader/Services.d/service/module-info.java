module service {
    exports service;
}
