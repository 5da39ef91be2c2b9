/** Every Get and Set of fields, static ones too; ids; inherited, volatile and final fields. */
public class Fields {
    static { System.loadLibrary("native"); }

    interface Constants { String NAME = "a constant".concat("!"); }
    static class Base implements Constants {
        protected int inherited = 5;
        static String shared = "shared";
        private long hidden = 1;
    }
    static class All extends Base {
        Object o = "object"; boolean z = true; byte b = -1; char c = 'c'; short s = -2; int i = -3; long j = -4;
        float f = 1.5f; double d = 2.5;
        volatile int vi = 6; volatile long vj = 7; volatile Object vo = "volatile"; final int fin = Integer.valueOf(8);
        private long hidden = 2;
    }
    static class Statics {
        static { System.out.println("Statics initialised"); }
        static Object o = "object"; static boolean z = true; static byte b = -1; static char c = 'c'; static short s = -2;
        static int i = -3; static long j = -4; static float f = 1.5f; static double d = 2.5;
        static volatile double vd = 9.5;
    }
    static class Fails { static int x = 1 / Integer.valueOf(0); }

    static native void instance(All all);
    static native void statics(Class<?> c);
    static native void inherited(All all, Class<?> base);
    static native void missing(Class<?> c, Class<?> fails);

    public static void main(String[] args) {
        All all = new All();
        instance(all);
        System.out.println(all.o + " " + all.z + " " + all.b + " " + (int) all.c + " " + all.s + " " + all.i + " " + all.j + " "
            + all.f + " " + all.d + " " + all.vi + " " + all.vj + " " + all.vo);
        statics(Statics.class);
        System.out.println(Statics.o + " " + Statics.z + " " + Statics.b + " " + (int) Statics.c + " " + Statics.s + " "
            + Statics.i + " " + Statics.j + " " + Statics.f + " " + Statics.d + " " + Statics.vd);
        inherited(all, Base.class);
        System.out.println(all.inherited + " " + Base.shared + " " + all.hidden);
        missing(All.class, Fails.class);
    }
}
