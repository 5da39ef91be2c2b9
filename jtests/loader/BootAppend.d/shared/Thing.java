package shared;
public class Thing extends java.util.ArrayList<String> {
    static { assert say(); }
    static boolean say() { System.out.println("asserts"); return true; }
    public static Class<?> load(String n) throws ClassNotFoundException { return Class.forName(n); }
    protected String prot() { return "prot"; }
    String pack() { return "pack"; }
}
