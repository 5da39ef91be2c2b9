// jtest: gc-subset
public class StartJoin {
    static int counter;
    public static void main(String[] args) throws Exception {
        Thread[] ts = new Thread[10];
        int[] results = new int[10];
        for (int i = 0; i < 10; i++) { int n = i; ts[i] = new Thread(() -> { int s = 0; for (int k = 0; k < 1000 * n; k++) s += k; results[n] = s; }, "t" + i); T.p(ts[i].getState(), ts[i].getName(), ts[i].isAlive()); ts[i].start(); }
        for (Thread t : ts) { t.join(); T.p(t.getState(), t.isAlive(), t.getThreadGroup()); }
        T.p(results);
        T.thrown("start twice", () -> ts[0].start());
        Thread main = Thread.currentThread();
        T.p(main, main.getId(), main.getPriority(), main.isDaemon(), main.getThreadGroup(), main.getThreadGroup().getParent(), main.getState(), main.getContextClassLoader() == ClassLoader.getSystemClassLoader());
        Thread d = new Thread(() -> { T.p("inherits", Thread.currentThread().isDaemon(), Thread.currentThread().getPriority()); Thread c = new Thread(() -> { }); T.p(c.isDaemon(), c.getPriority()); });
        d.setDaemon(true); d.setPriority(7); d.start(); d.join();
        T.thrown("priority", () -> new Thread().setPriority(11));
        T.thrown("daemon when alive", () -> main.setDaemon(true));
        T.thrown("null name", () -> new Thread((String) null));
        T.thrown("negative join", () -> main.join(-1));
        Thread none = new Thread();
        none.run(); none.start(); none.join();
        Thread never = new Thread(() -> T.p("never"));
        never.join();
        T.p(never.getState(), Thread.holdsLock(main), never.toString().replaceAll("\\d+", "N"), none.toString().replaceAll("\\d+", "N"), Thread.currentThread().getStackTrace().length > 1, none.getStackTrace().length);
        Thread sub = new Thread() { public void run() { T.p("sub", this == Thread.currentThread()); } };
        sub.start(); sub.join();
        Thread big = new Thread(null, () -> T.p("with stack size", Thread.currentThread().getName()), "sized", 16 << 20);
        big.start(); big.join(); big.join(100);
    }
}
