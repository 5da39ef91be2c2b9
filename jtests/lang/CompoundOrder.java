// jtest: gc-subset
// Order of evaluation, also when something throws half-way.
public class CompoundOrder {
    static StringBuilder log = new StringBuilder();
    static int v(int x) { log.append(x).append(' '); return x; }
    static int[] arr(int n) { log.append("arr").append(n).append(' '); return n < 0 ? null : new int[n]; }
    static int boom(String s) { log.append(s).append(' '); throw new IllegalStateException(s); }
    static CompoundOrder obj(boolean nul) { log.append("obj "); return nul ? null : new CompoundOrder(); }
    int f;
    static void run(String label, T.Body b) { log.setLength(0); try { b.run(); log.append("ok"); } catch (Throwable t) { log.append(t.getClass().getSimpleName()); } T.p(label, log); }
    public static void main(String[] args) {
        run("array store", () -> arr(3)[v(1)] = v(2)); run("null array", () -> arr(-1)[v(1)] = v(2)); run("bad index", () -> arr(1)[v(5)] = v(2)); run("index throws", () -> arr(-1)[boom("index")] = v(2)); run("value throws", () -> arr(-1)[v(9)] = boom("value"));
        run("compound null", () -> arr(-1)[v(0)] += v(2)); run("compound index", () -> arr(1)[v(1)] += boom("rhs")); run("field null", () -> obj(true).f = v(3)); run("field compound null", () -> obj(true).f += v(3)); run("field throws", () -> obj(true).f = boom("rhs"));
        run("call", () -> obj(true).call(v(1), v(2))); run("call throws", () -> obj(true).call(v(1), boom("arg"))); run("division", () -> v(v(1) / v(0) + v(7))); run("new array", () -> { int[][] a = new int[v(2)][v(-1)]; }); run("new array order", () -> { int[][] a = new int[v(-2)][boom("dim")]; });
        run("string", () -> log.append("" + v(1) + v(2) + boom("s"))); run("ternary", () -> v(v(1) > 0 ? v(2) : v(3))); run("and", () -> { boolean x = v(0) > 0 && v(1) > 0 || v(2) > 0; }); run("increments", () -> { int i = 1; i = i++ + i++ * --i; v(i); int[] a = {5, 6, 7}; int k = 0; a[k++] = a[k++] + k; v(a[0]); v(k); });
        run("switch", () -> { switch (v(2)) { case 1: v(1); case 2: v(22); case 3: v(33); break; default: v(99); } }); run("init", () -> { int[] a = {v(1), v(2), boom("third"), v(4)}; }); run("super", () -> new Sub());
    }
    void call(int a, int b) { log.append("called "); }
    static class Sub extends CompoundOrder { int x = v(5); Sub() { this(v(4)); v(7); } Sub(int y) { super(); v(6); } }
}
