package three;
public class Use {
    public static String use() { return new two.Provided().greet() + two.Provided.provider().greet(); }
    public static Object peek() throws Exception { var o = Class.forName("one.secret.Own", false, Use.class.getClassLoader()); var f = o.getDeclaredField("hidden"); f.setAccessible(true); return f; }
}
