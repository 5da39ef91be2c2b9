// jtest: tag stress
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;

public class Threads500 {
    public static void main(String[] args) throws Exception {
        CountDownLatch all = new CountDownLatch(500), go = new CountDownLatch(1);
        AtomicLong sum = new AtomicLong();
        Thread[] ts = new Thread[500];
        for (int i = 0; i < 500; i++) {
            int n = i;
            ts[i] = new Thread(null, () -> { all.countDown(); try { go.await(); } catch (InterruptedException e) { } Object[] garbage = new Object[10]; for (int k = 0; k < 50; k++) garbage[k % 10] = new int[k]; sum.addAndGet(n + garbage.length); }, "t" + i, 128 << 10);
            ts[i].start();
        }
        all.await();
        T.p(Thread.activeCount());
        System.gc();
        T.p(Thread.getAllStackTraces().size() >= 501);
        go.countDown();
        for (Thread t : ts) t.join();
        T.p(sum, Thread.activeCount());
        for (int i = 0; i < 1000; i++) { Thread t = new Thread(sum::incrementAndGet); t.start(); t.join(); }
        T.p(sum);
    }
}
