import java.util.*;

public class WaitNotify {
    static class Buffer {
        private final ArrayDeque<Integer> q = new ArrayDeque<>();
        synchronized void put(int v) throws InterruptedException { while (q.size() >= 3) wait(); q.add(v); notifyAll(); }
        synchronized int take() throws InterruptedException { while (q.isEmpty()) wait(); int v = q.poll(); notifyAll(); return v; }
    }

    public static void main(String[] args) throws Exception {
        Buffer b = new Buffer();
        long[] sums = new long[3];
        Thread[] ts = new Thread[6];
        for (int i = 0; i < 3; i++) {
            int n = i;
            ts[i] = new Thread(() -> { try { for (int k = 0; k < 1000; k++) b.put(n * 1000 + k); } catch (InterruptedException e) { T.p(e); } });
            ts[3 + i] = new Thread(() -> { try { for (int k = 0; k < 1000; k++) sums[n] += b.take(); } catch (InterruptedException e) { T.p(e); } });
        }
        for (Thread t : ts) t.start();
        for (Thread t : ts) t.join();
        T.p(sums[0] + sums[1] + sums[2]);
        int[] turn = {0};
        StringBuffer out = new StringBuffer();
        Thread[] ring = new Thread[4];
        for (int i = 0; i < 4; i++) {
            int n = i;
            ring[i] = new Thread(() -> { try { for (int k = 0; k < 25; k++) synchronized (turn) { while (turn[0] % 4 != n) turn.wait(); out.append(n); turn[0]++; turn.notifyAll(); } } catch (InterruptedException e) { T.p(e); } });
            ring[i].start();
        }
        for (Thread t : ring) t.join();
        T.p(out);
        Object lock = new Object();
        boolean[] notified = new boolean[1];
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        Thread w = new Thread(() -> { synchronized (lock) { synchronized (lock) { synchronized (lock) { try { order.add("waits"); notified[0] = true; lock.wait(); order.add("woken, depth kept " + Thread.holdsLock(lock)); } catch (InterruptedException e) { } } } order.add("still held " + Thread.holdsLock(lock)); } });
        w.start();
        while (true) synchronized (lock) { if (notified[0]) { lock.notify(); order.add("notified"); break; } }
        w.join();
        T.p(order);
        long t0 = System.nanoTime();
        synchronized (lock) { lock.wait(50); }
        synchronized (lock) { lock.wait(0, 100); }
        T.p(System.nanoTime() - t0 >= 45_000_000);
    }
}
