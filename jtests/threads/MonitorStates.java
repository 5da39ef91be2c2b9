import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;

/** Monitors through their states: hashed then locked, inflated by wait and contention, deflated by collections, nested deeply, released by exceptions, on classes, strings, arrays and boxes. */
public class MonitorStates {
    static synchronized int onClass(int n) { return n == 0 ? 0 : 1 + onClass(n - 1); }
    synchronized int onThis(int n) { if (n == 0) throw new IllegalStateException("innermost"); return onThis(n - 1); }
    synchronized void waits(long ms) throws InterruptedException { wait(ms); }

    public static void main(String[] args) throws Exception {
        MonitorStates m = new MonitorStates();
        T.p(onClass(500));
        T.thrown("recursive", () -> m.onThis(300));
        T.p(Thread.holdsLock(m));
        for (Object o : new Object[] {new Object(), "literal", new int[3], Integer.valueOf(5000), MonitorStates.class, Thread.currentThread(), new Object[0], new StringBuilder(), (Runnable) () -> { }}) {
            int before = System.identityHashCode(o);
            T.kind("notify", o::notify); T.kind("notifyAll", o::notifyAll); T.kind("wait", () -> o.wait(1)); T.kind("wait forever", o::wait);
            synchronized (o) { synchronized (o) { o.notify(); o.wait(1); T.p(Thread.holdsLock(o), System.identityHashCode(o) == before); System.gc(); } T.p(Thread.holdsLock(o)); }
            T.p(Thread.holdsLock(o), System.identityHashCode(o) == before);
        }
        T.thrown("negative", () -> { synchronized (m) { m.wait(-1); } }); T.thrown("nanos", () -> { synchronized (m) { m.wait(1, 1000000); } }); T.thrown("negative nanos", () -> { synchronized (m) { m.wait(1, -1); } });
        T.kind("null monitor", () -> { Object n = null; synchronized (n) { T.p("not reached"); } });
        AtomicInteger inside = new AtomicInteger(), most = new AtomicInteger();
        int[] counter = {0};
        Object[] locks = new Object[50];
        for (int i = 0; i < 50; i++) { locks[i] = new Object(); if (i % 3 == 0) System.identityHashCode(locks[i]); }
        int[] counts = new int[50];
        Thread[] ts = new Thread[6];
        for (int t = 0; t < 6; t++) {
            int seed = t;
            ts[t] = new Thread(() -> {
                for (int k = 0; k < 4000; k++) {
                    int i = (k * 7 + seed * 13) % 50;
                    synchronized (locks[i]) { counts[i]++; if (k % 500 == 0) { try { locks[i].wait(0, 1); } catch (InterruptedException e) { T.p(e); } } if (k % 97 == 0) locks[i].notifyAll(); }
                    if (k % 800 == 0) System.gc();
                    synchronized (m) { most.accumulateAndGet(inside.incrementAndGet(), Math::max); counter[0]++; inside.decrementAndGet(); }
                }
            });
            ts[t].start();
        }
        for (Thread t : ts) t.join();
        T.p(Arrays.stream(counts).sum(), counter[0], most.get());
        // Whoever waits several levels deep has the monitor as often again afterwards.
        Thread waiter = new Thread(() -> { synchronized (m) { synchronized (m) { synchronized (m) { try { m.wait(); } catch (InterruptedException e) { T.p("interrupted", Thread.holdsLock(m)); } } T.p(Thread.holdsLock(m)); } T.p(Thread.holdsLock(m)); } T.p(Thread.holdsLock(m)); });
        waiter.start();
        while (waiter.getState() != Thread.State.WAITING) Thread.sleep(1);
        synchronized (m) { waiter.interrupt(); Thread.sleep(20); T.p(waiter.getState()); }
        waiter.join();
        BlockingQueue<Integer> order = new LinkedBlockingQueue<>();
        Thread[] waiters = new Thread[5];
        for (int i = 0; i < 5; i++) { int me = i; waiters[i] = new Thread(() -> { synchronized (m) { try { m.wait(); order.add(me); } catch (InterruptedException e) { T.p(e); } } }); waiters[i].start(); while (waiters[i].getState() != Thread.State.WAITING) Thread.sleep(1); }
        for (int i = 0; i < 4; i++) { synchronized (m) { m.notify(); } order.take(); }
        T.p(waiters[0].isAlive() || waiters[4].isAlive() || waiters[2].isAlive() || waiters[1].isAlive() || waiters[3].isAlive());
        synchronized (m) { m.notifyAll(); }
        for (Thread t : waiters) t.join();
        T.p(order.size());
        m.waits(1);
    }
}
