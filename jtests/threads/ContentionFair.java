// jtest: tag stress
// Hand-off under contention: nobody starves, notify wakes exactly one, monitors survive collection while contended.
public class ContentionFair {
    public static void main(String[] args) throws Exception {
        Object lock = new Object();
        int[] got = new int[6]; boolean[] stop = new boolean[1];
        Thread[] ts = new Thread[6];
        for (int t = 0; t < 6; t++) { int n = t; (ts[t] = new Thread(() -> { while (true) synchronized (lock) { if (stop[0]) return; got[n]++; if (got[n] % 64 == 0) try { lock.wait(0, 1000); } catch (InterruptedException e) { } } })).start(); }
        boolean all = false;
        for (int i = 0; i < 2000 && !all; i++) { Thread.sleep(5); if (i % 20 == 0) System.gc(); synchronized (lock) { all = true; for (int g : got) all &= g > 50; } }
        synchronized (lock) { stop[0] = true; lock.notifyAll(); }
        for (Thread t : ts) t.join();
        T.p("everyone had turns", all);
        int[] woken = new int[1], waiting = new int[1];
        for (int t = 0; t < 5; t++) (ts[t] = new Thread(() -> { synchronized (lock) { waiting[0]++; try { lock.wait(); } catch (InterruptedException e) { } woken[0]++; } })).start();
        while (true) synchronized (lock) { if (waiting[0] == 5) break; lock.wait(1); }
        for (int i = 1; i <= 5; i++) { synchronized (lock) { lock.notify(); } for (int k = 0; k < 1000; k++) { synchronized (lock) { if (woken[0] >= i) break; } Thread.sleep(1); } Thread.sleep(5); synchronized (lock) { T.p(woken); } }
        for (int t = 0; t < 5; t++) ts[t].join();
        Object[] many = new Object[2000];
        for (int i = 0; i < many.length; i++) { many[i] = new Object(); synchronized (many[i]) { many[i].wait(0, 1); } }
        System.gc();
        int held = 0; for (Object m : many) synchronized (m) { if (Thread.holdsLock(m)) held++; }
        T.p(held);
    }
}
