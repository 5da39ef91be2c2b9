// jtest: opts -Xmx64m
import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** Collectors, pools, the last collection of each, notifications of each collection. */
public class Notifications {
    static byte[][] kept = new byte[100][];

    public static void main(String[] args) throws Exception {
        LinkedBlockingQueue<GarbageCollectionNotificationInfo> queue = new LinkedBlockingQueue<>();
        Set<String> collectors = new HashSet<>();
        Set<String> heapPools = new HashSet<>();
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) heapPools.add(pool.getName());
            boolean sane = pool.getUsage().getUsed() <= pool.getUsage().getCommitted() && pool.getPeakUsage().getUsed() >= 0 && pool.getMemoryManagerNames().length > 0;
            if (!sane) T.p("insane", pool.getName(), pool.getUsage(), pool.getPeakUsage());
            pool.resetPeakUsage();
        }
        for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            collectors.add(bean.getName());
            for (String pool : bean.getMemoryPoolNames()) if (!heapPools.contains(pool)) T.p("no heap pool", pool);
            ((NotificationEmitter) bean).addNotificationListener((notification, handback) -> {
                if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION))
                    queue.add(GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData()));
            }, null, null);
        }
        T.p("collectors", collectors.size(), "heap pools", heapPools.size());
        for (int i = 0; i < 1500; i++) kept[i % 100] = new byte[100_000];
        System.gc();
        Set<String> actions = new HashSet<>();
        boolean byProgram = false;
        for (GarbageCollectionNotificationInfo info; !byProgram && (info = queue.poll(10, TimeUnit.SECONDS)) != null; ) {
            actions.add(info.getGcAction());
            byProgram = info.getGcCause().equals("System.gc()");
            GcInfo gc = info.getGcInfo();
            boolean sane = collectors.contains(info.getGcName()) && gc.getId() > 0 && gc.getDuration() >= 0 && gc.getEndTime() >= gc.getStartTime();
            for (Map<String, java.lang.management.MemoryUsage> usage : java.util.List.of(gc.getMemoryUsageBeforeGc(), gc.getMemoryUsageAfterGc())) sane &= usage.keySet().containsAll(heapPools);
            if (!sane) T.p("insane", info.getGcName(), gc);
        }
        T.p(new java.util.TreeSet<>(actions), byProgram);
        for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            long before = bean.getCollectionCount();
            GcInfo last = ((com.sun.management.GarbageCollectorMXBean) bean).getLastGcInfo();
            long after = bean.getCollectionCount();
            T.p(bean.getCollectionCount() > 0, bean.getCollectionTime() >= 0, last != null && last.getId() >= before && last.getId() <= after, last != null && last.get("GcThreadCount") != null);
        }
    }
}
