// Monitors of compiled code: recursion, nesting, many at once, identity hashes, contention, synchronized methods that throw.
// jtest: gc-subset
import java.util.concurrent.CountDownLatch;

public class CompiledMonitors {
    int count;
    static int total;

    synchronized int increment() {
        return ++count;
    }

    static synchronized int incrementTotal(int by) {
        total += by;
        return total;
    }

    synchronized long wide(long a, double b) {
        count++;
        return a + (long) b;
    }

    synchronized Object recursive(int depth) {
        if (depth == 0) return new int[] {count};
        Object result = recursive(depth - 1);
        count++;
        return result;
    }

    int nested(Object[] locks, int depth) {
        if (depth == locks.length) return count;
        synchronized (locks[depth]) {
            int r = nested(locks, depth + 1);
            if (!Thread.holdsLock(locks[depth])) throw new AssertionError();
            return r + 1;
        }
    }

    int sameTwice(Object a, Object b) {
        synchronized (a) {
            synchronized (b) {
                synchronized (a) {
                    count += a.hashCode() == System.identityHashCode(a) ? 1 : 0;
                }
            }
        }
        return Thread.holdsLock(a) || Thread.holdsLock(b) ? -1 : count;
    }

    synchronized int failing(int i) {
        if (i % 3 == 0) throw new IllegalStateException();
        return i;
    }

    static int nullLock(Object lock) {
        try {
            synchronized (lock) {
                return 1;
            }
        } catch (NullPointerException e) {
            return 2;
        }
    }

    public static void main(String[] args) throws Exception {
        CompiledMonitors object = new CompiledMonitors();
        long hash = 0;
        Object[] locks = new Object[24];
        for (int i = 0; i < locks.length; i++) locks[i] = new Object();
        for (int i = 0; i < 4000; i++) {
            Object a = new Object(), b = new Object();
            hash = hash * 31 + object.increment() + incrementTotal(i) + object.wide(i, i * 0.5);
            hash = hash * 31 + ((int[]) object.recursive(i % 20))[0];
            hash = hash * 31 + object.nested(locks, i % 24) + object.sameTwice(a, i % 2 == 0 ? a : b);
            try {
                hash = hash * 31 + object.failing(i);
            } catch (IllegalStateException e) {
                hash = hash * 31 + (Thread.holdsLock(object) ? 1 : 2);
            }
            hash = hash * 31 + nullLock(i % 5 == 0 ? null : a);
        }
        System.out.println(hash);
        CompiledMonitors shared = new CompiledMonitors();
        total = 0;
        CountDownLatch start = new CountDownLatch(1);
        Thread[] threads = new Thread[4];
        for (int t = 0; t < threads.length; t++) {
            threads[t] = new Thread(() -> {
                try {
                    start.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                for (int i = 0; i < 5000; i++) {
                    shared.increment();
                    incrementTotal(1);
                    synchronized (shared) {
                        shared.recursive(i % 3);
                    }
                }
            });
            threads[t].start();
        }
        start.countDown();
        for (Thread thread : threads) thread.join();
        System.out.println(shared.count + " " + total);
    }
}
