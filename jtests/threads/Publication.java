// jtest: tag stress
// Volatile publication, final fields, and the ordering that the language promises.
public class Publication {
    static volatile boolean ready; static int data, data2;
    static Holder racy; static volatile long vlong;
    static class Holder { final int a; final int[] b; Holder(int n) { a = n; b = new int[] {n, n + 1}; } }

    public static void main(String[] args) throws Exception {
        int bad = 0;
        for (int round = 0; round < 300; round++) {
            ready = false; data = 0; data2 = 0;
            int n = round, seen[] = new int[2];
            Thread r = new Thread(() -> { while (!ready) Thread.onSpinWait(); seen[0] = data; seen[1] = data2; });
            r.start();
            data = n; data2 = -n; ready = true;
            r.join();
            if (seen[0] != n || seen[1] != -n) bad++;
        }
        T.p("volatile", bad);
        boolean[] stop = new boolean[1];
        int[] torn = new int[1];
        Thread reader = new Thread(() -> { while (!ready2) { Holder h = racy; if (h != null && (h.b == null || h.b.length != 2 || h.b[0] != h.a || h.b[1] != h.a + 1)) torn[0]++; } });
        reader.start();
        for (int i = 0; i < 200000; i++) racy = new Holder(i);
        ready2 = true;
        reader.join();
        T.p("final fields", torn[0]);
        Thread w = new Thread(() -> { for (int i = 0; i < 100000; i++) vlong = (i & 1) == 0 ? 0L : -1L; });
        w.start();
        int mixed = 0;
        while (w.isAlive()) { long v = vlong; if (v != 0 && v != -1) mixed++; }
        T.p("volatile long", mixed);
        int[] x = new int[1], y = new int[1];
        int both = 0;
        for (int i = 0; i < 300; i++) {
            D d = new D();
            Thread a = new Thread(() -> { d.x = 1; d.r1 = d.y; }), b = new Thread(() -> { d.y = 1; d.r2 = d.x; });
            a.start(); b.start(); a.join(); b.join();
            if (d.r1 == 0 && d.r2 == 0) both++;
        }
        T.p("sequential consistency of volatiles", both);
    }

    static volatile boolean ready2;
    static class D { volatile int x, y; int r1, r2; }
}
