import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.locks.*;

public class Locks {
    static void run(int n, Runnable r) throws Exception { Thread[] ts = new Thread[n]; for (int i = 0; i < n; i++) (ts[i] = new Thread(r)).start(); for (Thread t : ts) t.join(); }

    public static void main(String[] args) throws Exception {
        for (boolean fair : new boolean[] {false, true}) {
            ReentrantLock l = new ReentrantLock(fair);
            int[] n = new int[1];
            run(4, () -> { for (int i = 0; i < 2000; i++) { l.lock(); try { n[0]++; } finally { l.unlock(); } } });
            T.p(n, l.isLocked(), l.isFair());
        }
        ReentrantLock l = new ReentrantLock();
        l.lock(); l.lock();
        T.p(l.getHoldCount(), l.isHeldByCurrentThread(), l.tryLock(), l.toString().contains("Locked by thread main"));
        T.p(CompletableFuture.supplyAsync(() -> l.tryLock()).get(), CompletableFuture.supplyAsync(() -> { try { return l.tryLock(10, TimeUnit.MILLISECONDS); } catch (InterruptedException e) { return null; } }).get());
        l.unlock(); l.unlock(); l.unlock();
        T.thrown("not owner", l::unlock);
        Condition c = l.newCondition();
        T.thrown("await without lock", c::await);
        T.thrown("signal without lock", c::signal);
        int[] state = new int[1];
        Thread waiter = new Thread(() -> { l.lock(); try { while (state[0] < 3) c.awaitUninterruptibly(); state[0] = 100; } finally { l.unlock(); } });
        waiter.start();
        for (int i = 0; i < 3; i++) { l.lock(); state[0]++; c.signalAll(); l.unlock(); }
        waiter.join();
        l.lock();
        T.p(state, c.await(1, TimeUnit.MILLISECONDS), c.awaitNanos(1000) <= 0, l.hasWaiters(c), l.getWaitQueueLength(c));
        l.unlock();
        ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
        int[] shared = new int[2];
        boolean[] torn = new boolean[1];
        run(4, () -> { for (int i = 0; i < 1000; i++) { if (i % 10 == 0) { rw.writeLock().lock(); try { shared[0]++; shared[1]++; } finally { rw.writeLock().unlock(); } } else { rw.readLock().lock(); try { torn[0] |= shared[0] != shared[1]; } finally { rw.readLock().unlock(); } } } });
        T.p(shared, torn, rw.getReadLockCount());
        rw.writeLock().lock(); rw.readLock().lock(); rw.writeLock().unlock();
        T.p(rw.getReadHoldCount(), rw.writeLock().tryLock());
        StampedLock st = new StampedLock();
        long o = st.tryOptimisticRead();
        T.p(st.validate(o));
        long w = st.writeLock();
        T.p(st.validate(o), st.tryReadLock(), st.isWriteLocked());
        long r = st.tryConvertToReadLock(w);
        T.p(r != 0, st.getReadLockCount());
        st.unlock(r);
        Semaphore s = new Semaphore(2);
        int[] max = {0, 0};
        run(5, () -> { try { for (int i = 0; i < 50; i++) { s.acquire(); synchronized (max) { max[1] = Math.max(max[1], ++max[0]); } Thread.yield(); synchronized (max) { max[0]--; } s.release(); } } catch (InterruptedException e) { } });
        T.p(max[0], max[1] <= 2, s.availablePermits(), s.tryAcquire(3));
        CyclicBarrier barrier = new CyclicBarrier(3, () -> T.p("barrier"));
        run(3, () -> { try { for (int i = 0; i < 3; i++) barrier.await(); } catch (Exception e) { T.p(e); } });
        CountDownLatch latch = new CountDownLatch(4);
        run(4, latch::countDown);
        latch.await();
        Phaser ph = new Phaser(1);
        T.p(latch.getCount(), latch.await(1, TimeUnit.MILLISECONDS), ph.arrive(), ph.getPhase(), ph.register(), ph.arriveAndDeregister());
        Exchanger<String> ex = new Exchanger<>();
        CompletableFuture<String> other = CompletableFuture.supplyAsync(() -> { try { return ex.exchange("theirs"); } catch (InterruptedException e) { return null; } });
        T.p(ex.exchange("mine"), other.get());
        Thread pt = new Thread(() -> { LockSupport.park("blocker"); T.p("unparked"); });
        LockSupport.unpark(Thread.currentThread());
        LockSupport.park();
        pt.start();
        while (LockSupport.getBlocker(pt) == null) Thread.sleep(1);
        T.p(LockSupport.getBlocker(pt));
        LockSupport.unpark(pt);
        pt.join();
    }
}
