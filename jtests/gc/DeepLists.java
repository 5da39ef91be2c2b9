// jtest: opts -Xss512k
// A list of a million nodes, which no recursive marking survives, built and dropped from several threads.
public class DeepLists {
    static class N { N next; int v; N(N n, int v) { next = n; this.v = v; } }
    static N build(int n) { N l = null; for (int i = 0; i < n; i++) l = new N(l, i); return l; }
    static long sum(N l) { long s = 0; for (; l != null; l = l.next) s += l.v; return s; }

    public static void main(String[] args) throws Exception {
        N a = build(1000000);
        System.gc();
        T.p(sum(a));
        Thread[] ts = new Thread[3];
        long[] r = new long[3];
        for (int t = 0; t < 3; t++) { int n = t; ts[t] = new Thread(() -> { for (int k = 0; k < 5; k++) r[n] += sum(build(50000 + n)); }); ts[t].start(); }
        for (int i = 0; i < 5; i++) { System.gc(); a = build(100); }
        for (Thread t : ts) t.join();
        T.p(r, sum(a));
        Object[] spine = new Object[0];
        for (int i = 0; i < 300000; i++) spine = new Object[] {spine};
        java.util.ArrayList<Object> nest = new java.util.ArrayList<>();
        for (int i = 0; i < 100000; i++) { var outer = new java.util.ArrayList<Object>(1); outer.add(nest); nest = outer; }
        System.gc();
        int d = 0;
        while (spine.length > 0) { spine = (Object[]) spine[0]; d++; }
        T.p(d);
    }
}
