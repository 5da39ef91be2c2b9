/** How native methods are found: names, overloads, registration, failures; JNI_OnLoad. */
public class Linking {
    static { System.loadLibrary("native"); }

    static native String over(int a);
    static native String over(long a);
    static native String over(String a, int[][] b);
    static native String under_score_();
    static native String nam\u00E9();
    static native String sh\u65E5rt(int[] a);
    static native int missing(int a, String[] b, long c);
    native Object missingInstance();
    static native int registered(int a);
    native String registeredInstance(String s);
    static native Class<?> superclassOf(Class<?> c);   // registered with an entry of the JNI table
    native Class<?> superclassOfThis();
    static native void register(Class<?> c);
    static native void registerWrong(Class<?> c);
    static native void unregister(Class<?> c);
    static synchronized native boolean holdsClass();
    synchronized native boolean holdsThis();
    int notNative() { return 1; }

    static class Inner_$ { static native String deep(); }
    static class Sub extends Linking { }

    static void check(T.Value body) {
        try {
            T.p(body.get());
        } catch (Throwable t) {
            T.p(t);
        }
    }

    public static void main(String[] args) throws Exception {
        check(() -> over(1));
        check(() -> over(1L));
        check(() -> over("x", null));
        check(Linking::under_score_);
        check(Linking::nam\u00E9);
        check(() -> sh\u65E5rt(null));
        check(Inner_$::deep);
        check(() -> missing(1, null, 2));
        check(() -> missing(1, null, 2));
        check(() -> new Linking().missingInstance());
        check(() -> registered(1));
        register(Linking.class);
        check(() -> registered(20));
        check(() -> new Sub().registeredInstance("s"));
        check(() -> superclassOf(Integer.class));
        check(() -> new Linking().superclassOfThis());
        registerWrong(Linking.class);
        unregister(Linking.class);
        check(() -> registered(30));
        check(() -> over(2));
        check(Linking::holdsClass);
        check(() -> new Linking().holdsThis());
        check(() -> Linking.class.getDeclaredMethod("over", int.class).invoke(null, 5));
        check(() -> { System.loadLibrary("no_such_library"); return 0; });
    }
}
