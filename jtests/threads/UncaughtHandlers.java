import java.util.*;
import java.util.concurrent.*;

/** Uncaught exceptions: handlers of thread, group and default, handlers that throw, errors in run, in pools, timers, finalisers, and of threads that were interrupted or are daemons. */
public class UncaughtHandlers {
    static void join(Thread t) throws InterruptedException { t.start(); t.join(); }
    static Thread named(String n, T.Body b) { return new Thread(() -> { try { b.run(); } catch (Throwable e) { UncaughtHandlers.<RuntimeException>sneak(e); } }, n); }
    static <X extends Throwable> void sneak(Throwable t) throws X { throw (X) t; }
    static class NoMessage extends RuntimeException { @Override public String toString() { throw new IllegalArgumentException("toString fails"); } }

    public static void main(String[] args) throws Exception {
        join(named("plain", () -> { throw new IllegalStateException("to the group"); }));
        Thread own = named("own", () -> { throw new java.io.IOException("checked"); });
        T.p(own.getUncaughtExceptionHandler() == own.getThreadGroup());
        own.setUncaughtExceptionHandler((t, e) -> T.p("own handler", t.getName(), e, t.getState(), t == Thread.currentThread()));
        join(own);
        T.p(own.getUncaughtExceptionHandler(), own.getState());
        Thread bad = named("bad", () -> { throw new RuntimeException("first"); });
        bad.setUncaughtExceptionHandler((t, e) -> { T.p("handler throws"); throw new Error("from handler"); });
        join(bad);
        ThreadGroup group = new ThreadGroup("group") { @Override public void uncaughtException(Thread t, Throwable e) { T.p("group", getName(), t.getName(), e); if (e instanceof Error) super.uncaughtException(t, e); } };
        join(new Thread(group, () -> { throw new UnsupportedOperationException("in group"); }, "g1"));
        join(new Thread(group, () -> { throw new StackOverflowError("made"); }, "g2"));
        join(new Thread(new ThreadGroup(group, "inner"), () -> { throw new AssertionError("inner"); }, "g3"));
        Thread.setDefaultUncaughtExceptionHandler((t, e) -> T.p("default", t.getName(), e, e.getSuppressed().length));
        join(named("d1", () -> { throw new ArithmeticException("to default"); }));
        join(new Thread(new ThreadGroup("other"), () -> { throw new ClassCastException("other group"); }, "d2"));
        join(named("death", () -> { throw new ThreadDeath(); }));
        join(named("overflow", () -> { class R { int f(int x) { return f(x + 1) + 1; } } new R().f(0); }));
        join(named("try", () -> { try (AutoCloseable c = () -> { throw new IllegalStateException("close"); }) { throw new RuntimeException("body"); } }));
        Thread daemon = named("daemon", () -> { throw new RuntimeException("daemon"); });
        daemon.setDaemon(true);
        join(daemon);
        List<Thread> workers = Collections.synchronizedList(new ArrayList<>());
        ExecutorService pool = Executors.newSingleThreadExecutor(r -> { workers.add(new Thread(r, "pool")); return workers.get(workers.size() - 1); });
        pool.execute(() -> { throw new RuntimeException("executed"); });
        workers.get(0).join();  // its successor starts before its handler runs
        Future<?> f = pool.submit(() -> { throw new RuntimeException("submitted"); });
        T.thrown("future", f::get);
        pool.shutdown(); pool.awaitTermination(5, TimeUnit.SECONDS);
        Timer timer = new Timer("timer");
        CompletableFuture<Thread> runner = new CompletableFuture<>();
        timer.schedule(new TimerTask() { @Override public void run() { runner.complete(Thread.currentThread()); throw new RuntimeException("timer task"); } }, 1);
        runner.get().join();  // it cancels the timer before its handler runs
        T.thrown("schedule", () -> timer.schedule(new TimerTask() { @Override public void run() { } }, 100000));
        ForkJoinTask<?> task = ForkJoinPool.commonPool().submit(() -> { throw new IllegalStateException("fork join"); });
        T.kind("join", task::join);
        T.p(task.isCompletedAbnormally(), task.getException().getClass());
        Thread.setDefaultUncaughtExceptionHandler(null);
        join(new Thread(() -> { throw new NoMessage(); }, "unprintable"));
        join(new Thread(null, null, "nothing"));
        T.thrown("twice", () -> { Thread t = new Thread(() -> { }); t.start(); t.join(); t.start(); });
        T.p(own.getThreadGroup(), group.activeCount(), group.isDestroyed());
        throw new IllegalStateException("main ends", new RuntimeException("cause"));
    }
}
