// jtest: tag stress
public class Contention {
    static int plain, statics;
    int instance;
    static synchronized void inc() { statics++; }
    synchronized void incInstance() { instance++; }

    public static void main(String[] args) throws Exception {
        Object lock = new Object();
        Contention c = new Contention();
        Object[] many = new Object[50];
        int[] counts = new int[50];
        for (int i = 0; i < 50; i++) many[i] = new Object();
        Thread[] ts = new Thread[8];
        for (int t = 0; t < ts.length; t++) {
            int n = t;
            ts[t] = new Thread(() -> {
                for (int i = 0; i < 5000; i++) {
                    synchronized (lock) { plain++; if (i % 1000 == 0) Thread.yield(); }
                    inc();
                    c.incInstance();
                    int k = (i * 7 + n) % 50;
                    synchronized (many[k]) { synchronized (many[49 - Math.min(k, 49 - k) >= k ? k : k]) { counts[k]++; } }
                    if (i % 500 == 0) lock.hashCode();
                }
            });
            ts[t].start();
        }
        for (Thread t : ts) t.join();
        int total = 0;
        for (int x : counts) total += x;
        T.p(plain, statics, c.instance, total);
        int[] deep = new int[1];
        for (int t = 0; t < 4; t++) {
            ts[t] = new Thread(() -> { for (int i = 0; i < 200; i++) nest(lock, 20, deep); });
            ts[t].start();
        }
        for (int t = 0; t < 4; t++) ts[t].join();
        T.p(deep);
    }

    static void nest(Object o, int n, int[] deep) { synchronized (o) { if (n == 0) deep[0]++; else nest(o, n - 1, deep); } }
}
