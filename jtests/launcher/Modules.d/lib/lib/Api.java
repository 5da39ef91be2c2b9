package lib;

public class Api {
    private static String field = "api field";

    public static String say() {
        return "api";
    }
}
