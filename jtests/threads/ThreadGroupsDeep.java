import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.locks.*;

/** Thread groups: trees, enumeration, priorities, daemons, destruction, interrupt of a tree; names, ids, priorities and daemon state of threads. */
public class ThreadGroupsDeep {
    public static void main(String[] args) throws Exception {
        ThreadGroup main = Thread.currentThread().getThreadGroup();
        T.p(main, main.getParent(), main.getParent().getParent(), main.getMaxPriority(), main.isDaemon(), Thread.currentThread(), Thread.currentThread().getId());
        ThreadGroup a = new ThreadGroup("a"), b = new ThreadGroup(a, "b"), c = new ThreadGroup(b, "c");
        CountDownLatch up = new CountDownLatch(4);
        ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();
        Thread[] ts = new Thread[4];
        ThreadGroup[] gs = {a, b, c, c};
        for (int i = 0; i < 4; i++) {
            ts[i] = new Thread(gs[i], () -> { up.countDown(); try { Thread.sleep(100000); } catch (InterruptedException e) { log.add(Thread.currentThread().getName()); } }, "t" + i);
            T.p(ts[i], ts[i].getThreadGroup().getName(), ts[i].getState(), gs[i].activeCount());
            ts[i].start();
        }
        up.await();
        T.p(a.activeCount(), b.activeCount(), c.activeCount(), a.activeGroupCount(), a.parentOf(c), c.parentOf(a), a.parentOf(a), main.parentOf(c));
        Thread[] some = new Thread[3], all = new Thread[10];
        ThreadGroup[] groups = new ThreadGroup[5];
        T.p(a.enumerate(some), a.enumerate(all), a.enumerate(all, false), c.enumerate(all), a.enumerate(groups), a.enumerate(groups, false), groups[0].getName());
        a.setMaxPriority(4); T.p(c.getMaxPriority(), b.getMaxPriority()); c.setMaxPriority(9); T.p(c.getMaxPriority()); c.setMaxPriority(0); T.p(c.getMaxPriority());
        Thread low = new Thread(c, () -> { }); T.p(low.getPriority()); low.setPriority(10); T.p(low.getPriority(), low.toString().replaceAll("Thread-\\d+", "Thread-N"));
        T.thrown("priority", () -> low.setPriority(11)); T.thrown("priority 0", () -> low.setPriority(0));
        T.thrown("destroy", a::destroy);
        a.interrupt();
        for (Thread t : ts) t.join();
        T.p(new TreeSet<>(log), a.activeCount(), ts[0].getThreadGroup(), ts[0].getPriority(), ts[0].getName());
        T.p(c.isDestroyed(), a.isDestroyed()); c.destroy(); T.p(c.isDestroyed()); 
        T.p(b.activeGroupCount(), a.activeGroupCount());
        T.thrown("daemon", () -> ts[0].setDaemon(true)); T.thrown("alive daemon", () -> Thread.currentThread().setDaemon(true));
        ThreadGroup d = new ThreadGroup("d"); d.setDaemon(true);
        Thread last = new Thread(d, () -> { }, "last"); last.start(); last.join(); T.p(d.isDaemon(), new ThreadGroup(main, "e").isDaemon());
        Thread parent = new Thread(() -> { Thread child = new Thread(() -> { }); T.p(child.isDaemon(), child.getPriority(), child.getThreadGroup().getName(), child.getContextClassLoader() == ThreadGroupsDeep.class.getClassLoader()); }, "parent");
        parent.setDaemon(true); parent.setPriority(7); parent.start(); parent.join();
        T.thrown("null name", () -> new Thread((String) null)); T.thrown("null group name", () -> new ThreadGroup(null, "x")); T.p(new Thread((ThreadGroup) null, null, "n", 0).getThreadGroup().getName());
        Thread long1 = new Thread("\u20ac".repeat(300)); long1.start(); long1.join(); T.p(long1.getName().length());
        Thread renamed = new Thread(() -> { Thread.currentThread().setName("new\nname"); LockSupport.park(); }); renamed.start();
        while (!renamed.getName().equals("new\nname") || renamed.getState() != Thread.State.WAITING) Thread.sleep(1);
        LockSupport.unpark(renamed); renamed.join(); T.p(renamed.getName().length(), renamed.isAlive());
        T.p(Thread.getAllStackTraces().keySet().stream().filter(t -> t.getThreadGroup() == main).map(Thread::getName).sorted().toList(), Thread.activeCount());
        a.list();
        T.p(new Thread(() -> { }).getStackTrace().length, Thread.holdsLock(a)); T.kind("holds null", () -> Thread.holdsLock(null));
        T.thrown("countStackFrames", () -> Thread.currentThread().countStackFrames()); T.thrown("suspend", () -> Thread.currentThread().checkAccess());
    }
}
