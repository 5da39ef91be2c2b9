import java.lang.management.*;
import java.util.concurrent.locks.LockSupport;

/** ThreadMXBean: how often and how long threads were blocked and waited. */
public class Contention {
    static void await(Thread t, Thread.State s) throws Exception { while (t.getState() != s) Thread.sleep(1); }

    public static void main(String[] args) throws Exception {
        ThreadMXBean bean = ManagementFactory.getThreadMXBean();
        T.p(bean.isThreadContentionMonitoringSupported(), bean.isThreadContentionMonitoringEnabled());
        Object lock = new Object();
        boolean[] go = new boolean[1];
        Thread t = new Thread(() -> {
            synchronized (lock) { }
            synchronized (lock) { while (!go[0]) try { lock.wait(); } catch (InterruptedException e) { } }
            try { Thread.sleep(5); } catch (InterruptedException e) { }
            LockSupport.park();
            LockSupport.park(lock);
        });
        synchronized (lock) {
            t.start();
            await(t, Thread.State.BLOCKED);
            ThreadInfo info = bean.getThreadInfo(t.getId());
            T.p("blocked", info.getBlockedCount(), info.getBlockedTime(), info.getWaitedCount(), info.getWaitedTime());
        }
        await(t, Thread.State.WAITING);
        ThreadInfo info = bean.getThreadInfo(t.getId());
        T.p("waiting", info.getBlockedCount(), info.getBlockedTime(), info.getWaitedCount(), info.getWaitedTime());
        bean.setThreadContentionMonitoringEnabled(true);
        T.p(bean.isThreadContentionMonitoringEnabled());
        synchronized (lock) { go[0] = true; lock.notifyAll(); }
        while (LockSupport.getBlocker(t) == null) { LockSupport.unpark(t); Thread.sleep(1); }
        await(t, Thread.State.WAITING);
        info = bean.getThreadInfo(t.getId());
        T.p("parked", info.getBlockedCount() >= 2, info.getBlockedTime() >= 0, info.getWaitedCount() >= 4, info.getWaitedTime() >= 5);
        bean.setThreadContentionMonitoringEnabled(false);
        T.p(bean.getThreadInfo(t.getId()).getBlockedTime(), bean.getThreadInfo(t.getId()).getWaitedTime());
        while (t.isAlive()) { LockSupport.unpark(t); Thread.sleep(1); }
        T.p(bean.getThreadInfo(t.getId()));
    }
}
