package service;

public interface Service {
    String name();

    default int order() {
        return 1;
    }
}
