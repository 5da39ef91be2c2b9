// jtest: javac -Xlint:-removal

import java.util.concurrent.atomic.AtomicLong;

/** Thread.suspend and resume: deprecated, and still there in 17. */
public class SuspendResume {
    static final AtomicLong counter = new AtomicLong();
    static volatile boolean done;

    /** Whether the thread runs: one that should may wait long for a busy machine. */
    static boolean moves(boolean should) throws Exception {
        long before = counter.get();
        for (long end = System.nanoTime() + (should ? 20_000_000_000L : 30_000_000L); counter.get() == before; Thread.sleep(1)) {
            if (System.nanoTime() > end) return false;
        }
        return true;
    }

    static String info(Thread t) {
        var info = java.lang.management.ManagementFactory.getThreadMXBean().getThreadInfo(t.getId());
        return info.getThreadState() + " suspended " + info.isSuspended() + " native " + info.isInNative();
    }

    @SuppressWarnings("removal")
    static void infos() throws Exception {
        try (var server = new java.net.ServerSocket(0)) {
            Thread waiting = new Thread(() -> { try { Thread.sleep(100_000); } catch (InterruptedException e) { } });
            Thread accepting = new Thread(() -> { try { server.accept(); } catch (java.io.IOException e) { } });
            waiting.start();
            accepting.start();
            while (waiting.getState() != Thread.State.TIMED_WAITING) Thread.sleep(1);
            Thread.sleep(50);
            T.p(info(waiting));
            T.p(info(accepting));
            waiting.suspend();
            T.p(info(waiting));
            waiting.resume();
            T.p(info(waiting));
            waiting.interrupt();
        }
    }

    @SuppressWarnings("removal")
    public static void main(String[] args) throws Exception {
        Thread t = new Thread(() -> { while (!done) counter.incrementAndGet(); });
        t.start();
        while (counter.get() == 0) Thread.sleep(1);
        T.p(moves(true));
        t.suspend();
        Thread.sleep(5);
        T.p(moves(false), t.getState(), t.isAlive());
        t.suspend();
        t.resume();
        T.p(moves(true));
        t.resume();
        t.suspend();
        Thread.sleep(5);
        T.p(t.getStackTrace().length > 0, moves(false));
        System.gc();
        done = true;
        T.p(t.isAlive());
        t.resume();
        t.join();
        t.suspend();
        t.resume();
        new Thread(() -> { }).suspend();
        Object lock = new Object();
        Thread blocked = new Thread(() -> { synchronized (lock) { T.p("has the lock"); } });
        synchronized (lock) {
            blocked.start();
            while (blocked.getState() != Thread.State.BLOCKED) Thread.sleep(1);
            blocked.suspend();
        }
        Thread.sleep(10);
        synchronized (lock) { T.p("not kept by a suspended thread"); }
        blocked.resume();
        blocked.join();
        Thread self = new Thread(() -> { T.p("before"); Thread.currentThread().suspend(); T.p("after"); });
        self.start();
        Thread.sleep(30);
        while (self.isAlive()) { self.resume(); Thread.sleep(1); }
        T.thrown("group", () -> { });
        ThreadGroup group = new ThreadGroup("g");
        Thread member = new Thread(group, () -> { while (!done) Thread.onSpinWait(); });
        done = false;
        member.start();
        group.suspend();
        done = true;
        Thread.sleep(10);
        T.p(member.isAlive());
        group.resume();
        member.join();
        infos();
    }
}
