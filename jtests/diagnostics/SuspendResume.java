// jtest: javac -Xlint:-removal

import java.util.concurrent.atomic.AtomicLong;

/** Thread.suspend and resume: deprecated, and still there in 17. */
public class SuspendResume {
    static final AtomicLong counter = new AtomicLong();
    static volatile boolean done;

    static boolean moves() throws Exception { long before = counter.get(); Thread.sleep(30); return counter.get() != before; }

    @SuppressWarnings("removal")
    public static void main(String[] args) throws Exception {
        Thread t = new Thread(() -> { while (!done) counter.incrementAndGet(); });
        t.start();
        while (counter.get() == 0) Thread.sleep(1);
        T.p(moves());
        t.suspend();
        Thread.sleep(5);
        T.p(moves(), t.getState(), t.isAlive());
        t.suspend();
        t.resume();
        T.p(moves());
        t.resume();
        t.suspend();
        Thread.sleep(5);
        T.p(t.getStackTrace().length > 0, moves());
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
    }
}
