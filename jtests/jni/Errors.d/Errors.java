import java.util.function.Consumer;

/** The documented error cases of the JNI functions; those of arrays and strings are also in Arrays and Strings. */
public class Errors {
    static { System.loadLibrary("native"); }

    interface Face {
        int CONSTANT = 5;
        void act();
        default int given() { return 1; }
        static int own() { return 2; }
        private int hidden() { return 3; }
    }
    static abstract class Abstract implements Face {
        Abstract() { }
        Abstract(int n) { }
        abstract int open();
    }
    static class Concrete extends Abstract {
        static int number = 1;
        private int secret = 2;
        public void act() { throw new IllegalStateException("acted"); }
        int open() { return 4; }
        private void inside() { }
        static int fail(int n) { throw new IllegalArgumentException("number " + n); }
    }
    static class Derived extends Concrete { }
    static class Unlucky {
        static int number = Integer.parseInt("x");
        int field;
        void method() { }
        static void staticMethod() { }
    }
    static class Unlucky2 extends Unlucky { }
    static class Unlucky3 extends RuntimeException {
        static int number = Integer.parseInt("y");
        Unlucky3(String s) { }
    }
    static class Unlucky4 {
        static int number = Integer.parseInt("z");
    }
    static class Late {
        static { System.out.println("Late initialised"); }
        static int number = 8;
        int field;
        static void run() { }
        void method() { }
    }
    static class ThrowsInside extends Exception {
        ThrowsInside(String s) { throw new ArithmeticException("no " + s); }
    }
    static abstract class AbstractException extends Exception {
        AbstractException(String s) { super(s); }
    }
    static class NoText extends Exception { }
    static class OnlyText extends Exception {
        OnlyText(String s) { super(s); }
    }
    static class Counted { static int count; Counted() { count++; throw new UnsupportedOperationException("constructor"); } }
    native void registerMe();
    static native int registerMeToo(int a);
    void ordinary() { }

    static native void find();
    static native void initialisation();
    static native void methods();
    static native void fields();
    static native void objects();
    static native void calls(Object concrete);
    static native void exceptions();
    static native void references(Object o);
    static native void weak(boolean cleared);
    static native void arrays(Object[] strings, int[] ints);
    static native void strings(String s);
    static native void monitors(Object o);
    static native void natives();
    static native void buffers();
    static native void define(ClassLoader loader, byte[] good);
    static native void hierarchy(Class<?>... classes);

    static class Loader extends ClassLoader {
        Loader() { super(Errors.class.getClassLoader()); }
    }

    static void section(String name, Runnable body) {
        System.out.println("--- " + name);
        body.run();
    }

    public static void main(String[] args) throws Exception {
        section("FindClass", Errors::find);
        section("initialisation", Errors::initialisation);
        section("method ids", Errors::methods);
        section("field ids", Errors::fields);
        section("objects", Errors::objects);
        section("calls", () -> calls(new Concrete()));
        section("exceptions", Errors::exceptions);
        section("references", () -> references("referred"));
        weak(false);
        System.gc();
        weak(true);
        section("arrays", () -> arrays(new String[2], new int[3]));
        section("strings", () -> strings("text"));
        section("monitors", () -> monitors(new Object()));
        section("natives", Errors::natives);
        section("buffers", Errors::buffers);
        section("hierarchy", () -> hierarchy(int.class, void.class, Face.class, Object.class, int[].class, Object[].class));
        byte[] good = Errors.class.getResourceAsStream("Errors$Late.class").readAllBytes();
        section("DefineClass", () -> define(new Loader(), good));
    }
}
