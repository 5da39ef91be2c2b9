// jtest: gc-subset
public class InitFailure {
    static class Bad { static int x = 1 / Integer.parseInt("0"); static void call() { } }
    static class BadChecked { static { if (true) sneaky(new java.io.IOException("checked")); } static int y; }
    static class BadError { static { if (true) throw new StackOverflowError("made"); } static int y; }
    static class Child extends Bad { static int z = 3; }
    static class BadCause { static { if (true) throw new IllegalStateException("outer", new RuntimeException("inner")); } }

    @SuppressWarnings("unchecked")
    static <E extends Throwable> void sneaky(Throwable t) throws E { throw (E) t; }

    static void show(Throwable t) {
        for (; t != null; t = t.getCause()) {
            T.p("   ", t.getClass().getName(), t.getMessage());
            StackTraceElement[] s = t.getStackTrace();
            for (int i = 0; i < Math.min(s.length, 2); i++) T.p("        at", s[i]);
        }
    }

    static void attempt(String label, T.Body b) {
        try {
            b.run();
            T.p(label, "fine");
        } catch (Throwable t) {
            T.p(label);
            show(t);
        }
    }

    public static void main(String[] args) {
        attempt("first", () -> T.p(Bad.x));
        attempt("second", () -> T.p(Bad.x));
        attempt("new", () -> new Bad());
        attempt("static call", () -> Bad.call());
        attempt("child", () -> T.p(Child.z));
        attempt("child again", () -> T.p(Child.z));
        attempt("checked", () -> T.p(BadChecked.y));
        attempt("checked again", () -> BadChecked.y = 3);
        attempt("error", () -> T.p(BadError.y));
        attempt("error again", () -> T.p(BadError.y));
        attempt("forName", () -> Class.forName("InitFailure$BadCause"));
        attempt("forName again", () -> Class.forName("InitFailure$BadCause"));
        attempt("newInstance", () -> BadCause.class.getDeclaredConstructor().newInstance());
        attempt("literal", () -> T.p(BadCause.class));
        attempt("array", () -> T.p(new BadCause[2].length));
    }
}
