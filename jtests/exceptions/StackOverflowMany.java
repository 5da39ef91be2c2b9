// jtest: opts -Xss1m
public class StackOverflowMany {
    static int depth;
    int field = 3;

    static void down() { depth++; down(); }
    static long mixed(long a, double b, Object c, int d) { return 1 + mixed(a + 1, b * 2, c, d - 1); }
    int virtual(int n) { return field + virtual(n + 1); }
    static void array(Object[] o) { Object[] p = {o, o}; array(p); }

    static void finallyDown(int[] count) {
        try {
            finallyDown(count);
        } finally {
            count[0]++;
        }
    }

    interface F { int f(F f); }

    static String kind(Throwable t) { return t.getClass().getSimpleName() + " " + t.getMessage(); }

    public static void main(String[] args) throws Exception {
        boolean deep = true;
        for (int i = 0; i < 40; i++) {
            depth = 0;
            try {
                down();
                T.p("impossible");
            } catch (StackOverflowError e) {
                deep &= depth > 500 && e.getStackTrace().length == 1024;
            }
        }
        T.p("survived", deep);
        try { mixed(1, 2, "x", 4); } catch (StackOverflowError e) { T.p(kind(e)); }
        try { new StackOverflowMany().virtual(0); } catch (StackOverflowError e) { T.p(kind(e)); }
        try { array(null); } catch (StackOverflowError e) { T.p(kind(e)); }
        try { F f = x -> 1 + x.f(x); f.f(f); } catch (StackOverflowError e) { T.p(kind(e)); }
        int[] count = new int[1];
        try { finallyDown(count); } catch (StackOverflowError e) { T.p(kind(e), count[0] > 500); }
        Object self = new Object() { public String toString() { return "" + this; } };
        try { self.toString(); } catch (StackOverflowError e) { T.p(kind(e)); }
        java.util.List<Object> list = new java.util.ArrayList<>();
        list.add(new java.util.ArrayList<>(java.util.List.of(1)));
        for (int i = 0; i < 3; i++) {
            Thread t = new Thread(null, () -> {
                try { down(); } catch (StackOverflowError e) { T.p("thread", kind(e)); }
            }, "t", 300_000);
            t.start();
            t.join();
        }
        Object nest = "end";
        for (int i = 0; i < 200000; i++) nest = new Object[] {nest};
        try {
            java.util.Arrays.deepToString((Object[]) nest);
            T.p("fits");
        } catch (StackOverflowError e) {
            T.p("deepToString overflows");
        }
        T.p("end");
    }
}
