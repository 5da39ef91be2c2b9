package other;

public class Base {
    public int pub = 1;
    protected int prot = 2;
    int pack = 3;
    private int priv = 4;
    public static int spub = 5;
    protected static int sprot = 6;
    public final int fin = 7;
    public static final Integer SFIN = Integer.valueOf(1234);
    public Base() { }
    protected Base(int x) { pub = x; }
    Base(String s) { }
    private Base(long l) { }
    public String mpub() { return "mpub"; }
    protected String mprot() { return "mprot"; }
    String mpack() { return "mpack"; }
    private String mpriv() { return "mpriv"; }
    protected static String msprot() { return "msprot"; }
    public static Object hidden() { return new Hidden(); }
    public class Inner { protected Inner() { } }
    protected static class ProtectedNested { public ProtectedNested() { } public String m() { return "nested"; } }
}

class Hidden {
    public int field = 9;
    public String method() { return "hidden method"; }
    public Hidden() { }
}
