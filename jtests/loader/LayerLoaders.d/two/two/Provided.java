package two;
public class Provided implements one.api.Greeter {
    public static one.api.Greeter provider() { return () -> "two by provider method"; }
    public String greet() { return "never"; }
    public static Object peek() throws Exception { var o = Class.forName("one.secret.Own").getConstructor().newInstance(); var f = o.getClass().getDeclaredField("hidden"); f.setAccessible(true); return f.get(o); }
}
