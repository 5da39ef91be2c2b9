import java.util.concurrent.locks.*;

public class Interrupts {
    static Thread go(T.Body b) { Thread t = new Thread(() -> { try { b.run(); T.p("finished", Thread.currentThread().isInterrupted()); } catch (Throwable e) { T.p(e, Thread.currentThread().isInterrupted()); } }); t.start(); return t; }
    static Thread ended() { Thread t = new Thread(() -> { try { new Thread(() -> { }).join(0); } catch (InterruptedException e) { T.p(e); } }); t.start(); return t; }
    static void wait(Thread t, Thread.State s) throws Exception { while (t.getState() != s) Thread.sleep(1); }

    public static void main(String[] args) throws Exception {
        Object lock = new Object();
        Thread[] ts = {go(() -> Thread.sleep(100000)), go(() -> { synchronized (lock) { lock.wait(); } }), go(() -> { synchronized (lock) { lock.wait(100000); } }), ended(), go(LockSupport::park), go(() -> { ReentrantLock l = new ReentrantLock(); l.lock(); l.newCondition().await(); }), go(() -> new java.util.concurrent.CountDownLatch(1).await()), go(() -> new java.util.concurrent.LinkedBlockingQueue<>().take()), go(() -> Thread.currentThread().join())};
        Thread.State[] states = {Thread.State.TIMED_WAITING, Thread.State.WAITING, Thread.State.TIMED_WAITING, null, Thread.State.WAITING, Thread.State.WAITING, Thread.State.WAITING, Thread.State.WAITING, Thread.State.WAITING};
        for (int i = 0; i < ts.length; i++) {
            if (states[i] != null) wait(ts[i], states[i]); else ts[i].join();
            T.p(i, ts[i].getState());
            ts[i].interrupt();
            ts[i].join();
        }
        Thread spin = go(() -> { while (!Thread.currentThread().isInterrupted()) Thread.onSpinWait(); T.p(Thread.interrupted(), Thread.interrupted()); });
        spin.interrupt(); spin.join();
        Thread me = Thread.currentThread();
        me.interrupt();
        T.p(me.isInterrupted(), me.isInterrupted());
        T.thrown("sleep", () -> Thread.sleep(1));
        T.p(me.isInterrupted());
        me.interrupt();
        T.thrown("wait", () -> { synchronized (lock) { lock.wait(1); } });
        me.interrupt();
        T.thrown("join", () -> spin.join(1));
        T.p(Thread.interrupted());
        me.interrupt();
        LockSupport.park();
        LockSupport.parkNanos(1000);
        T.p("park returns at once", Thread.interrupted());
        T.thrown("negative sleep", () -> Thread.sleep(-1));
        T.thrown("bad nanos", () -> Thread.sleep(1, 1000000));
        Thread unstarted = new Thread(() -> T.p("started interrupted", Thread.currentThread().isInterrupted()));
        unstarted.interrupt();
        unstarted.start(); unstarted.join();
        Thread blocked = new Thread(() -> { synchronized (lock) { T.p("got the lock", Thread.currentThread().isInterrupted()); } });
        synchronized (lock) { blocked.start(); wait(blocked, Thread.State.BLOCKED); blocked.interrupt(); Thread.sleep(20); T.p(blocked.getState()); }
        blocked.join();
        java.nio.channels.Pipe pipe = java.nio.channels.Pipe.open();
        Thread io = go(() -> pipe.source().read(java.nio.ByteBuffer.allocate(1)));
        Thread.sleep(30);
        io.interrupt(); io.join();
        T.p(pipe.source().isOpen());
    }
}
