import java.util.concurrent.atomic.AtomicLong;

/** Threads of both kinds in native code and back while collections run: references, arrays, critical sections, strings. */
public class Stress {
    static { System.loadLibrary("native"); }

    static final int THREADS = 6, ROUNDS = 300;
    static final AtomicLong total = new AtomicLong();

    static native long round(int seed, Object[] shared, byte[] bytes, String text);
    static native void attached(int threads, int rounds);

    static Object make(int n) {
        Object[] garbage = new Object[n % 50];
        for (int i = 0; i < garbage.length; i++) garbage[i] = new int[i * 10];
        return garbage;
    }
    static int check(Object o, int n) {
        if (((Object[]) o).length != n % 50) throw new IllegalStateException("wrong object");
        return n % 50;
    }
    static void finished(long sum) { total.addAndGet(sum); }

    static void work(int id) {
        Object[] shared = new Object[16];
        byte[] bytes = new byte[1000];
        long sum = 0;
        for (int i = 0; i < ROUNDS; i++) {
            sum += round(id * 1000 + i, shared, bytes, "text \u65E5 " + i);
        }
        finished(sum);
    }

    public static void main(String[] args) throws Exception {
        Thread collector = new Thread(() -> {
            try {
                while (true) { System.gc(); Thread.sleep(5); }
            } catch (InterruptedException e) { }
        });
        collector.setDaemon(true);
        collector.start();
        Thread[] all = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            int id = i;
            (all[i] = new Thread(() -> work(id))).start();
        }
        attached(4, ROUNDS);
        for (Thread t : all) t.join();
        collector.interrupt();
        System.out.println("total " + total.get());
    }
}
