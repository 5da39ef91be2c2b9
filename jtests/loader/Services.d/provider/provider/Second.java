package provider;

public class Second implements service.Service {
    private Second(int x) {}

    public static Second provider() {
        return new Second(1);
    }

    public String name() {
        return "second";
    }
}
