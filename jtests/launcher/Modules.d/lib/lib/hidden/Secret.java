package lib.hidden;

public class Secret {
    private static String field = "secret field";

    public static String say() {
        return "secret";
    }
}
