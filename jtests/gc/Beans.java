// jtest: tag options
import java.lang.management.*;

public class Beans {
    public static void main(String[] args) throws Exception {
        long before = 0, after = 0;
        for (GarbageCollectorMXBean b : ManagementFactory.getGarbageCollectorMXBeans()) before += b.getCollectionCount();
        System.gc();
        for (GarbageCollectorMXBean b : ManagementFactory.getGarbageCollectorMXBeans()) after += b.getCollectionCount();
        T.p(after > before, !ManagementFactory.getMemoryPoolMXBeans().isEmpty());
        MemoryUsage u = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        T.p(u.getUsed() > 0, u.getUsed() <= u.getCommitted(), u.getCommitted() <= u.getMax(), ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage().getUsed() > 0);
        ThreadMXBean t = ManagementFactory.getThreadMXBean();
        T.p(t.getThreadCount() >= 1, t.getThreadInfo(Thread.currentThread().getId()).getThreadName(), t.getThreadInfo(Thread.currentThread().getId(), 5).getStackTrace().length > 1, t.findDeadlockedThreads(), t.isCurrentThreadCpuTimeSupported(), t.getCurrentThreadCpuTime() > 0);
        RuntimeMXBean r = ManagementFactory.getRuntimeMXBean();
        T.p(r.getUptime() > 0, r.getSpecVersion(), r.getInputArguments(), r.getPid() == ProcessHandle.current().pid(), r.getClassPath().isEmpty());
        ClassLoadingMXBean c = ManagementFactory.getClassLoadingMXBean();
        T.p(c.getLoadedClassCount() > 300, c.getTotalLoadedClassCount() >= c.getLoadedClassCount(), c.getUnloadedClassCount() >= 0);
        OperatingSystemMXBean os = ManagementFactory.getOperatingSystemMXBean();
        T.p(os.getName(), os.getAvailableProcessors() == Runtime.getRuntime().availableProcessors(), ManagementFactory.getPlatformMBeanServer().getDefaultDomain());
        Object a = new Object(), b = new Object();
        java.util.concurrent.CyclicBarrier bar = new java.util.concurrent.CyclicBarrier(2);
        for (Object[] p : new Object[][] {{a, b}, {b, a}}) { Thread d = new Thread(() -> { synchronized (p[0]) { try { bar.await(); } catch (Exception e) { } synchronized (p[1]) { } } }, "deadlocked"); d.setDaemon(true); d.start(); }
        long[] found = null;
        for (int i = 0; i < 500 && found == null; i++) { Thread.sleep(5); found = t.findMonitorDeadlockedThreads(); }
        T.p(found == null ? 0 : found.length);
        ThreadInfo info = t.getThreadInfo(found[0]);
        T.p(info.getThreadState(), info.getLockName().startsWith("java.lang.Object@"), info.getLockOwnerName());
    }
}
