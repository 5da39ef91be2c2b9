/** Exceptions thrown, seen, described and cleared in native code. */
public class Exceptions {
    static { System.loadLibrary("native"); }

    static class Custom extends Exception {
        Custom() { super("made by no argument"); }
        Custom(String text) { super("custom: " + text); }
    }
    static class NoText extends RuntimeException { }

    static native void throwNew(Class<?> c, String text);
    static native void throwObject(Throwable t);
    static native void inspect();
    static native int swallow();
    static native void describe();
    static native void nested();
    static native void runtime();

    static void failing() throws Custom { throw new Custom("from Java"); }
    static void finisher() {
        try {
            throwNew(IllegalStateException.class, "in try");
        } finally {
            System.out.println("finally after native");
        }
    }

    static void check(T.Body body) {
        try {
            body.run();
            System.out.println("no exception");
        } catch (Throwable t) {
            System.out.println(t + " at " + t.getStackTrace()[0].getMethodName());
        }
    }

    public static void main(String[] args) {
        check(() -> throwNew(IllegalArgumentException.class, "text"));
        check(() -> throwNew(Custom.class, "text"));
        check(() -> throwNew(Custom.class, null));
        check(() -> throwNew(NoText.class, "text"));
        check(() -> throwObject(new Custom("as object")));
        check(Exceptions::inspect);
        System.out.println(swallow());
        check(Exceptions::finisher);
        check(Exceptions::nested);
        describe();
        check(Exceptions::runtime);
    }
}
