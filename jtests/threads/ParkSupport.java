import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.locks.*;

/** LockSupport: permits, blockers, deadlines, interrupts, many unparks, ping-pong; and who blocks whom as seen from outside. */
public class ParkSupport {
    static boolean quick(T.Body b) throws Throwable { long t = System.nanoTime(); b.run(); return System.nanoTime() - t < 5_000_000_000L; }
    static void until(Thread t, Thread.State s) throws Exception { while (t.getState() != s) Thread.sleep(1); }

    public static void main(String[] args) throws Throwable {
        Thread me = Thread.currentThread();
        LockSupport.unpark(me); LockSupport.unpark(me); LockSupport.unpark(me);
        T.p(quick(LockSupport::park));
        T.p(quick(() -> LockSupport.parkNanos(1000)), quick(() -> LockSupport.parkNanos(-5)), quick(() -> LockSupport.parkNanos(0)), quick(() -> LockSupport.parkUntil(System.currentTimeMillis() + 5)), quick(() -> LockSupport.parkUntil(1)), quick(() -> LockSupport.parkUntil(-1)));
        LockSupport.unpark(null);
        me.interrupt();
        T.p(quick(LockSupport::park), quick(LockSupport::park), me.isInterrupted(), quick(() -> LockSupport.parkNanos(Long.MAX_VALUE)), Thread.interrupted());
        Object blocker = "the blocker";
        Thread t = new Thread(() -> { LockSupport.park(blocker); T.p("woke", LockSupport.getBlocker(Thread.currentThread())); LockSupport.parkNanos(blocker, Long.MAX_VALUE); LockSupport.parkUntil(blocker, Long.MAX_VALUE); });
        t.start();
        until(t, Thread.State.WAITING);
        T.p(LockSupport.getBlocker(t), t.getStackTrace()[0].getMethodName(), t.getStackTrace()[1].getMethodName());
        LockSupport.unpark(t);
        until(t, Thread.State.TIMED_WAITING);
        T.p(LockSupport.getBlocker(t));
        LockSupport.unpark(t); Thread.sleep(5); until(t, Thread.State.TIMED_WAITING);
        t.interrupt(); t.join();
        LockSupport.unpark(t); T.kind("blocker of null", () -> LockSupport.getBlocker(null));
        Thread early = new Thread(() -> { while (!Thread.currentThread().isInterrupted()) LockSupport.park(); T.p("early interrupted"); });
        early.interrupt(); early.start(); early.interrupt(); early.join();
        Thread[] pair = new Thread[2];
        int[] turns = {0}; 
        var turn = new java.util.concurrent.atomic.AtomicInteger();
        for (int i = 0; i < 2; i++) { int mine = i; pair[i] = new Thread(() -> { for (int k = 0; k < 3000; k++) { while (turn.get() % 2 != mine) LockSupport.park(); turns[0]++; turn.incrementAndGet(); LockSupport.unpark(pair[1 - mine]); } }); }
        pair[0].start(); pair[1].start(); pair[0].join(); pair[1].join();
        T.p(turns[0]);
        ReentrantLock lock = new ReentrantLock(true);
        Condition c = lock.newCondition();
        lock.lock();
        List<Integer> got = Collections.synchronizedList(new ArrayList<>());
        Thread[] queue = new Thread[4];
        for (int i = 0; i < 4; i++) { int k = i; queue[i] = new Thread(() -> { lock.lock(); try { got.add(k); } finally { lock.unlock(); } }); queue[i].start(); until(queue[i], Thread.State.WAITING); T.p(LockSupport.getBlocker(queue[i]).getClass().getSimpleName(), lock.getQueueLength()); }
        lock.unlock();
        for (Thread q : queue) q.join();
        T.p(got, lock.isFair());
        T.kind("await without", () -> c.await()); T.kind("signal without", c::signal);
        lock.lock(); T.p(c.awaitNanos(1000) <= 0, c.await(1, TimeUnit.MILLISECONDS), c.awaitUntil(new Date(0))); lock.unlock();
        StampedLock s = new StampedLock();
        long r = s.tryOptimisticRead(); T.p(s.validate(r)); long w = s.writeLock(); T.p(s.validate(r), s.tryReadLock(), s.isWriteLocked()); s.unlockWrite(w); T.p(s.tryConvertToWriteLock(s.readLock()) != 0);
        Phaser p = new Phaser(3); Thread[] ph = new Thread[2]; for (int i = 0; i < 2; i++) { ph[i] = new Thread(() -> { for (int k = 0; k < 50; k++) p.arriveAndAwaitAdvance(); p.arriveAndDeregister(); }); ph[i].start(); } for (int k = 0; k < 50; k++) p.arriveAndAwaitAdvance(); T.p(p.getPhase() >= 50); p.arriveAndDeregister(); for (Thread q : ph) q.join(); T.p(p.isTerminated());
        Exchanger<String> x = new Exchanger<>(); Thread xt = new Thread(() -> { try { for (int k = 0; k < 200; k++) x.exchange("a" + k); } catch (InterruptedException e) { T.p(e); } }); xt.start(); String last = null; for (int k = 0; k < 200; k++) last = x.exchange("b"); xt.join(); T.p(last);
        SynchronousQueue<Integer> sq = new SynchronousQueue<>(true); Thread pt = new Thread(() -> { try { for (int k = 0; k < 1000; k++) sq.put(k); } catch (InterruptedException e) { T.p(e); } }); pt.start(); long sum = 0; for (int k = 0; k < 1000; k++) sum += sq.take(); T.p(sum, sq.poll());
    }
}
