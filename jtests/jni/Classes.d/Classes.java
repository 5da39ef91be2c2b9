import java.io.Serializable;

/** FindClass, DefineClass, hierarchy, ids, reflection and modules. */
public class Classes {
    static { System.loadLibrary("native"); }

    interface Face { void m(); }
    static abstract class Abstract implements Face { }
    static class Concrete extends Abstract {
        int field = 3;
        static String text = "static";
        Concrete(int n) { field = n; }
        public void m() { System.out.println("m " + field); }
        static long twice(long n) { return 2 * n; }
    }
    static class Noisy { static { System.out.println("Noisy initialised"); } }
    static class Broken { static { if (true) throw new IllegalStateException("broken"); } }
    public static class Plain { public String toString() { return "plain"; } }
    static class Finalized { protected void finalize() { } }

    static native void find(String... names);
    static native void hierarchy(Class<?>... classes);
    static native void ids(Class<?> c);
    static native void allocate(Class<?>... classes);
    static native void reflection(Object method, Object constructor, Object field, Object o);
    static native void modules(Class<?>... classes);
    static native Class<?> define(ClassLoader loader, String name, byte[] bytes);

    static class Loader extends ClassLoader { Loader() { super(Classes.class.getClassLoader()); } }

    public static void main(String[] args) throws Exception {
        find("java/lang/String", "[I", "[[Ljava/lang/String;", "Classes$Noisy", "[LClasses$Concrete;", "Ljava/lang/Object;", "I",
            "no/such/Class", "java.lang.String", "[Lno/Such;", "", "Classes$Broken", "Classes$Broken", "[", "[V");
        hierarchy(Object.class, Concrete.class, Abstract.class, Face.class, int.class, long.class, int[].class, Object[].class,
            Concrete[].class, Serializable.class, void.class);
        ids(Concrete.class);
        allocate(Concrete.class, Finalized.class, Abstract.class, Face.class, int[].class, Class.class, String[][].class);
        reflection(Concrete.class.getDeclaredMethod("m"), Concrete.class.getDeclaredConstructor(int.class),
            Concrete.class.getDeclaredField("field"), new Concrete(8));
        modules(Object.class, Classes.class, int.class, int[].class, java.sql.Date.class);
        byte[] bytes = Classes.class.getResourceAsStream("Classes$Plain.class").readAllBytes();
        Loader loader = new Loader();
        Class<?> defined = define(loader, "Classes$Plain", bytes);
        System.out.println(defined + " " + (defined.getClassLoader() == loader) + " " + (defined != Plain.class));
        System.out.println(define(loader, "Classes$Plain", bytes));
        System.out.println(define(new Loader(), null, bytes));
        System.out.println(define(new Loader(), "Other", bytes));
        System.out.println(define(new Loader(), "Bad", new byte[] {1, 2, 3, 4}));
    }
}
