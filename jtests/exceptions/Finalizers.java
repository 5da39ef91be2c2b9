// jtest: gc-subset
// Exceptions from static nested flow: return values, sneaky checked exceptions, rethrow, try-with-resources on null.
public class Finalizers {
    @SuppressWarnings("unchecked")
    static <E extends Throwable> RuntimeException sneaky(Throwable t) throws E { throw (E) t; }

    static String rethrow(int n) throws Exception {
        try {
            if (n == 0) throw new java.io.IOException("zero");
            if (n == 1) throw new RuntimeException("one");
            if (n == 2) throw sneaky(new InterruptedException("two"));
            if (n == 3) throw new Error("three");
            return "none";
        } catch (final Exception e) {
            throw e;
        }
    }

    static int nested(int n) {
        int r = 0;
        try {
            try {
                try {
                    r += 1;
                    if (n == 0) throw new RuntimeException("a");
                } finally {
                    r += 10;
                    if (n == 1) throw new RuntimeException("b");
                }
                r += 100;
            } catch (RuntimeException e) {
                r += e.getMessage().charAt(0) == 'a' ? 1000 : 2000;
                if (n == 0) throw new Error("c");
            } finally {
                r += 10000;
            }
        } catch (Error e) {
            r += 100000;
        }
        return r;
    }

    static int loop() {
        int i = 0;
        while (true) {
            try {
                try {
                    i++;
                    if (i < 5) continue;
                    if (i > 8) return i;
                } finally {
                    i++;
                }
            } finally {
                if (i > 100) break;
            }
        }
        return -1;
    }

    public static void main(String[] args) {
        for (int i = 0; i < 5; i++) {
            int n = i;
            T.thrown("rethrow " + i, () -> T.p(rethrow(n)));
            T.p(nested(i));
        }
        T.p(loop());
        T.thrown("resource order", () -> {
            try (AutoCloseable a = () -> { throw new Exception("close a"); }; AutoCloseable b = () -> T.p("close b")) {
                throw new Error("body");
            } catch (Throwable t) {
                T.p((Object) t.getSuppressed());
                throw t;
            }
        });
        T.thrown("only close fails", () -> { try (AutoCloseable a = () -> { throw new Exception("close a"); }) { T.p("body"); } });
        T.thrown("null resource", () -> { try (AutoCloseable a = null) { T.p("body"); } });
    }
}
