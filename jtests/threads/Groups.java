// jtest: gc-subset
public class Groups {
    public static void main(String[] args) throws Exception {
        ThreadGroup g = new ThreadGroup("group") { public void uncaughtException(Thread t, Throwable e) { T.p("group handler", t.getName(), e); } };
        ThreadGroup child = new ThreadGroup(g, "child");
        Object gate = new Object();
        Thread a = new Thread(g, () -> { synchronized (gate) { } }, "a"), b = new Thread(child, () -> { throw new IllegalStateException("b"); }, "b");
        synchronized (gate) {
            a.start();
            Thread[] list = new Thread[5];
            T.p(g.activeCount(), g.enumerate(list), list[0].getName(), g.activeGroupCount(), g, child.getParent() == g, g.parentOf(child), child.parentOf(g), g.getMaxPriority());
        }
        b.start(); a.join(); b.join();
        g.setMaxPriority(3);
        Thread low = new Thread(g, () -> { }, "low");
        low.setPriority(9);
        T.p(low.getPriority(), child.getMaxPriority(), low.getThreadGroup().getName(), b.getThreadGroup(), g.isDaemon(), g.isDestroyed());
        g.list();
        T.p(Thread.currentThread().getThreadGroup().getName(), Thread.currentThread().getThreadGroup().getParent().getName(), Thread.currentThread().getThreadGroup().getParent().getParent());
        T.thrown("null parent", () -> new ThreadGroup(null, "x"));
        T.thrown("null name is fine", () -> T.p(new ThreadGroup(null == null ? g : g, null).getName()));
        g.interrupt();
        ThreadGroup system = Thread.currentThread().getThreadGroup().getParent();
        Thread[] all = new Thread[50];
        int n = system.enumerate(all);
        boolean ref = false, fin = false, sig = false;
        for (int i = 0; i < n; i++) { ref |= all[i].getName().equals("Reference Handler"); fin |= all[i].getName().equals("Finalizer"); sig |= all[i].getName().equals("Signal Dispatcher"); }
        T.p(ref, fin, sig);
    }
}
