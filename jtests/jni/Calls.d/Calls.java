/** Every Call…Method, CallNonvirtual…Method and CallStatic…Method in its three forms, and NewObject. */
public class Calls {
    static { System.loadLibrary("native"); }

    interface Shape { default String shape() { return "default shape"; } String kind(); }

    static class Base implements Shape {
        Object o(Object a, int b) { return "Base.o " + a + " " + b; }
        boolean z(boolean a, boolean b) { return a ^ b; }
        byte b(byte a, byte b) { return (byte) (a + b); }
        char c(char a, char b) { return (char) (a + b); }
        short s(short a, short b) { return (short) (a + b); }
        int i(int a, int b) { return a + b; }
        long j(long a, long b) { return a + b; }
        float f(float a, float b) { return a + b; }
        double d(double a, double b) { return a + b; }
        void v(String a, int b) { System.out.println("Base.v " + a + " " + b); }
        private String secret() { return "Base.secret"; }
        public String kind() { return "base"; }
    }

    static class Derived extends Base {
        final String text;
        Derived() { this("no argument", 0, 0); }
        Derived(String text, long n, double d) { this.text = text + " " + n + " " + d; }
        Object o(Object a, int b) { return "Derived.o " + a + " " + b; }
        boolean z(boolean a, boolean b) { return !(a ^ b); }
        byte b(byte a, byte b) { return (byte) (a - b); }
        char c(char a, char b) { return (char) (a - b); }
        short s(short a, short b) { return (short) (a - b); }
        int i(int a, int b) { return a - b; }
        long j(long a, long b) { return a - b; }
        float f(float a, float b) { return a - b; }
        double d(double a, double b) { return a - b; }
        void v(String a, int b) { System.out.println("Derived.v " + a + " " + b); }
        private String secret() { return "Derived.secret"; }
        public String kind() { return "derived"; }
        public String toString() { return "Derived(" + text + ")"; }
    }

    static Object so(Object a, int b) { return "so " + a + " " + b; }
    static boolean sz(boolean a, boolean b) { return a & b; }
    static byte sb(byte a, byte b) { return (byte) (a * b); }
    static char sc(char a, char b) { return (char) (a * b); }
    static short ss(short a, short b) { return (short) (a * b); }
    static int si(int a, int b) { return a * b; }
    static long sj(long a, long b) { return a * b; }
    static float sf(float a, float b) { return a * b; }
    static double sd(double a, double b) { return a * b; }
    static void sv(String a, int b) { System.out.println("sv " + a + " " + b); }
    static String many(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o,
                       int i2, long j2, float f2, double d2, Object o2) {
        return z + " " + b + " " + (int) c + " " + s + " " + i + " " + j + " " + f + " " + d + " " + o
            + " " + i2 + " " + j2 + " " + f2 + " " + d2 + " " + o2;
    }
    static int fails(String message) { throw new IllegalStateException(message); }

    static native void callAll(Base receiver, Class<?> base);
    static native Object[] make(Class<?> c);
    static native String shapes(Shape shape, Class<?> shapeClass);
    static native String callMany();
    static native void callFailing();

    // Back from C with each kind of argument and result.
    static native boolean nz(boolean a);
    static native byte nb(byte a);
    static native char nc(char a);
    static native short ns(short a);
    static native int ni(int a);
    static native long nj(long a);
    static native float nf(float a);
    static native double nd(double a);
    static native Object no(Object a);
    native String mixed(int a, long b, float c, double d, Object e, byte f, short g, char h, boolean i, double j, long k,
                        float l, int m, double n, double o, double p, double q, double r, double s, Object t);
    static native double sum(double a, float b, double c, float d, double e, float f, double g, float h);
    static native String lots(byte a, double b, int c, float d, long e, short f, double g, char h, float i, int j, double k,
                              boolean l, double m, byte n, double o, int p, double q, Object r, double s, long t, float u,
                              int v, double w, short x, int y, double z);
    static native double sevenInts(int a, int b, int c, int d, double e, int f, int g, int h);
    static native int rawBoolean(boolean a);

    public static void main(String[] args) {
        callAll(new Base(), Base.class);
        callAll(new Derived(), Base.class);
        for (Object o : make(Derived.class)) System.out.println(o);
        System.out.println(shapes(new Derived(), Shape.class));
        System.out.println(callMany());
        try {
            callFailing();
        } catch (IllegalStateException e) {
            System.out.println("thrown: " + e.getMessage());
        }
        System.out.println(nz(true) + " " + nz(false) + " " + nb((byte) -7) + " " + nc('\uFFFE') + " " + ns((short) -30000));
        System.out.println(ni(-5) + " " + nj(Long.MIN_VALUE) + " " + nf(1.5f) + " " + nd(-0.0) + " " + no(null) + " " + no("x"));
        System.out.println(new Calls().mixed(1, 2L << 40, 3.5f, 4.25, "five", (byte) -6, (short) -7, 'h', true, 10.5, -11L,
            12.5f, 13, 14.5, 15.5, 16.5, 17.5, 18.5, 19.5, null));
        System.out.println(sum(1, 2, 3, 4, 5, 6, 7, 8.5f));
        System.out.println(lots((byte) -1, 2, 3, 4, -5, (short) -6, 7, '\u8000', 9, 10, 11, true, 13, (byte) 14, 15, -16, 17, "r",
            19, 20, 21, -22, 23, (short) -24, 25, 26));
        System.out.println(sevenInts(1, 2, 3, 4, 0.5, 5, 6, 7));
        System.out.println(rawBoolean(true) + " " + rawBoolean(false));
    }
}
