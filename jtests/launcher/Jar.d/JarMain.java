public class JarMain {
    public static void main(String[] args) throws Exception {
        System.out.println(Other.NAME + " " + String.join(",", args) + " " + System.getProperty("java.class.path") + " " + System.getProperty("k"));
        var f = String.class.getDeclaredField("value");
        f.setAccessible(true);
        System.out.println(f.get("x").getClass() + " " + JarMain.class.getPackage().getImplementationTitle());
    }
}
