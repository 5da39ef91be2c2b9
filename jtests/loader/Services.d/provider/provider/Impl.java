package provider;

public class Impl implements service.Service {
    private String secret = "secret";

    public String name() {
        return "impl of " + getClass().getModule();
    }
}
