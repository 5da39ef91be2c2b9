// jtest: stdout sorted
public class ShutdownHooks {
    static class Late { static { T.p("class initialised during shutdown"); } static void touch() { } }

    public static void main(String[] args) throws Exception {
        Runtime r = Runtime.getRuntime();
        Thread never = new Thread(() -> T.p("removed hook"));
        r.addShutdownHook(never);
        r.addShutdownHook(new Thread(() -> { T.p("hook 1"); Late.touch(); }));
        r.addShutdownHook(new Thread(() -> { throw new RuntimeException("hook 2 fails"); }, "failing hook"));
        r.addShutdownHook(new Thread(() -> { T.thrown("add during shutdown", () -> r.addShutdownHook(new Thread())); }));
        T.p(r.removeShutdownHook(never), r.removeShutdownHook(new Thread()));
        T.thrown("twice", () -> { Thread h = new Thread(); r.addShutdownHook(h); r.addShutdownHook(h); });
        Thread running = new Thread(() -> { try { Thread.sleep(30); } catch (InterruptedException e) { } T.p("user thread ends before the hooks"); });
        T.thrown("running", () -> { running.start(); r.addShutdownHook(running); });
        Thread daemon = new Thread(() -> { try { Thread.sleep(1000000); } finally { T.p("never: daemon's finally"); return; } });
        daemon.setDaemon(true);
        daemon.start();
        T.p("main ends");
    }
}
