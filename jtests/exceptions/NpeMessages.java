// jtest: gc-subset
public class NpeMessages {
    int i; long l; double d; Object o; int[] ints; NpeMessages next; NpeMessages[] all; static NpeMessages st; static int[][] grid; String s;
    NpeMessages getNext() { return next; }
    static NpeMessages getStatic(int a, String b) { return null; }
    static int[] ints() { return null; }
    void call(int a, Object[] b) { }
    int size() { return 0; }

    static void npe(String label, T.Body b) {
        try {
            b.run();
            T.p(label, "no exception");
        } catch (NullPointerException e) {
            T.p(label, "->", e.getMessage());
        } catch (Throwable t) {
            T.p(label, t);
        }
    }

    static void parameters(NpeMessages a, int x, long y, NpeMessages b, int[] c) {
        npe("ignored", () -> { });
        try { a.i = 5; } catch (NullPointerException e) { T.p(e.getMessage()); }
        try { T.p(b.next); } catch (NullPointerException e) { T.p(e.getMessage()); }
        try { c[x] = 3; } catch (NullPointerException e) { T.p(e.getMessage()); }
        try { T.p(c.length); } catch (NullPointerException e) { T.p(e.getMessage()); }
        NpeMessages local = a;
        try { local.call(1, null); } catch (NullPointerException e) { T.p(e.getMessage()); }
    }

    void instance() {
        try { this.next.next.i++; } catch (NullPointerException e) { T.p(e.getMessage()); }
        try { next = new NpeMessages(); next.next.i++; } catch (NullPointerException e) { T.p(e.getMessage()); }
        try { getNext().getNext().size(); } catch (NullPointerException e) { T.p(e.getMessage()); }
        try { all[2].i = 1; } catch (NullPointerException e) { T.p(e.getMessage()); }
        try { all = new NpeMessages[3]; all[i + 2].i = 1; } catch (NullPointerException e) { T.p(e.getMessage()); }
        try { all[size()].all[ints[1]].l = 1; } catch (NullPointerException e) { T.p(e.getMessage()); }
        try { synchronized (o) { T.p("no"); } } catch (NullPointerException e) { T.p(e.getMessage()); }
        try { throw (RuntimeException) o; } catch (NullPointerException e) { T.p(e.getMessage()); }
        try { s.length(); } catch (NullPointerException e) { T.p(e.getMessage()); }
        try { T.p(s + s.charAt(2)); } catch (NullPointerException e) { T.p(e.getMessage()); }
        try { Integer x = (Integer) o; int y = x; } catch (NullPointerException e) { T.p(e.getMessage()); }
        try { for (Object e : (Iterable<?>) o) { } } catch (NullPointerException e) { T.p(e.getMessage()); }
        try { for (int e : ints) { } } catch (NullPointerException e) { T.p(e.getMessage()); }
        try { switch (s) { case "a": } } catch (NullPointerException e) { T.p(e.getMessage()); }
    }

    public static void main(String[] args) {
        parameters(null, 1, 2, null, null);
        new NpeMessages().instance();
        npe("static field", () -> st.next.i = 1);
        npe("static grid", () -> grid[1][2] = 1);
        grid = new int[3][];
        npe("grid row", () -> grid[1][2] = 1);
        npe("grid read", () -> T.p(grid[args.length + 2][0]));
        npe("static method", () -> getStatic(1, "").i++);
        npe("static array", () -> ints()[3]++);
        npe("array of method", () -> T.p(ints().length));
        NpeMessages captured = null;
        npe("captured", () -> captured.size());
        npe("byte", () -> { byte[] b = null; b[0]++; });
        npe("boolean", () -> { boolean[] b = null; b[0] = true; });
        npe("char", () -> { char[] c = null; T.p(c[0]); });
        npe("short", () -> { short[] c = null; c[0] = 1; });
        npe("long", () -> { long[] c = null; c[1] += 2; });
        npe("float", () -> { float[] c = null; c[0] = 1; });
        npe("double", () -> { double[] c = null; T.p(c[3]); });
        npe("object", () -> { Object[][] c = null; c[2][3] = 1; });
        npe("put", () -> { NpeMessages n = null; n.d = 5; });
        npe("string constant", () -> ((String) null).length());
        npe("interface", () -> { Runnable r = null; r.run(); });
        npe("explicit", () -> { throw new NullPointerException(); });
        npe("explicit message", () -> { throw new NullPointerException("mine"); });
        npe("requireNonNull", () -> java.util.Objects.requireNonNull(null));
        npe("throw null", () -> { throw null; });
        npe("generic", () -> { java.util.List<String> list = new java.util.ArrayList<>(); list.add(null); list.get(0).trim(); });
        npe("map", () -> { int n = new java.util.HashMap<String, Integer>().get("k"); });
        npe("ternary", () -> (args.length == 0 ? st : captured).size());
        npe("method reference", () -> { NpeMessages n = null; Runnable r = n::size; });
        npe("reflect", () -> String.class.getMethod("length").invoke(null));
        npe("string switch", () -> { String k = null; switch (k) { default: } });
        npe("invokespecial", () -> { NpeMessages n = null; n.getNext(); });
        npe("unbox chain", () -> { Long x = null; long y = x + 1; });
    }
}
