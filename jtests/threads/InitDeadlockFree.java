// jtest: normalize Thread-[0-9]+ => Thread-N
import java.util.*;
import java.util.concurrent.*;


/** Class initialisation among threads: waiting for another, recursion, interfaces with defaults, failing under watch, superclass before subclass, interrupted waiters, many classes at once without deadlock. */
public class InitDeadlockFree {
    static final List<String> LOG = Collections.synchronizedList(new ArrayList<>());
    static final CountDownLatch INSIDE = new CountDownLatch(1), GO = new CountDownLatch(1);
    static class Slow { static int x; static { INSIDE.countDown(); try { GO.await(); } catch (InterruptedException e) { LOG.add("interrupted"); } x = 42; } }
    static class Recursive { static int early = peek(); static int value = 9; static int peek() { return Other.see(); } static class Other { static int see() { return Recursive.value; } } }
    static class FailsSlowly { static { if (true) { try { Thread.sleep(60); } catch (InterruptedException e) { LOG.add("?"); } throw new IllegalStateException("slow failure"); } } static void touch() { } }
    static class Base { static { LOG.add("Base"); } }
    static class Derived extends Base { static { LOG.add("Derived"); } static final int CONSTANT = 5; static final Integer BOXED = 6; static int plain = 7; }
    interface HasDefault { Object X = log("HasDefault"); default void d() { } }
    interface NoDefault { Object Y = log("NoDefault"); }
    interface Extends extends HasDefault { Object Z = log("Extends"); }
    static class Implements implements NoDefault, Extends { static { LOG.add("Implements"); } }
    static Object log(String s) { LOG.add(s); return s; }
    static class Ring1 { static int v = 1; static { Thread.yield(); v += Ring2.v(); } static int v() { return v; } }
    static class Ring2 { static int v = 10; static int v() { return v; } }
    static class InThread { static int seen; static { Thread t = new Thread(() -> seen = 5); t.start(); try { t.join(30); } catch (InterruptedException e) { LOG.add("?"); } } }

    static Thread start(T.Body b) { Thread t = new Thread(() -> { try { b.run(); } catch (Throwable e) { LOG.add(e + " <- " + e.getCause()); } }); t.start(); return t; }

    public static void main(String[] args) throws Exception {
        Thread first = start(() -> LOG.add("first " + Slow.x));
        INSIDE.await();
        Thread second = start(() -> LOG.add("second " + Slow.x)), third = start(() -> { Thread.currentThread().interrupt(); int x = Slow.x; LOG.add("second " + x); if (!Thread.interrupted()) LOG.add("lost interrupt"); });
        Thread.sleep(30);
        T.p(second.getState() != Thread.State.TERMINATED, third.getState() != Thread.State.TERMINATED, LOG);
        GO.countDown();
        first.join(); second.join(); third.join();
        Collections.sort(LOG); T.p(LOG); LOG.clear();
        T.p(Recursive.early, Recursive.value, Recursive.Other.see());
        List<Thread> ts = new ArrayList<>();
        for (int i = 0; i < 5; i++) ts.add(start(() -> FailsSlowly.touch()));
        for (Thread t : ts) t.join();
        Collections.sort(LOG); LOG.forEach(T::p); LOG.clear();
        T.p(Derived.CONSTANT, LOG); T.p(new Derived[2].length, Derived.class.getName(), LOG); T.p(Derived.BOXED, LOG, Derived.plain); LOG.clear();
        T.p(new Implements() instanceof HasDefault, LOG); T.p(NoDefault.Y, LOG); T.p(Extends.Z, LOG); LOG.clear();
        ts.clear();
        for (int i = 0; i < 6; i++) { boolean one = i % 2 == 0; ts.add(start(() -> LOG.add("ring " + (one ? Ring1.v() : Ring2.v())))); }
        for (Thread t : ts) t.join();
        Collections.sort(LOG); T.p(LOG); LOG.clear();
        T.p(InThread.seen == 5 || InThread.seen == 0);
        for (int i = 0; i < 100 && InThread.seen != 5; i++) Thread.sleep(10);
        T.p(InThread.seen);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Future<Integer>> all = new ArrayList<>();
        for (int k = 0; k < 40; k++) {
            ClassLoader l = new ClassLoader(InitDeadlockFree.class.getClassLoader()) {
                @Override protected Class<?> loadClass(String n, boolean r) throws ClassNotFoundException {
                    if (!n.startsWith("InitDeadlockFree$Ring") && !n.startsWith("InitDeadlockFree$Derived") && !n.startsWith("InitDeadlockFree$Base")) return super.loadClass(n, r);
                    synchronized (getClassLoadingLock(n)) { Class<?> c = findLoadedClass(n); if (c != null) return c; try (var in = getResourceAsStream(n + ".class")) { byte[] b = in.readAllBytes(); return defineClass(n, b, 0, b.length); } catch (java.io.IOException e) { throw new ClassNotFoundException(n, e); } }
                }
            };
            for (int j = 0; j < 4; j++) { String n = "InitDeadlockFree$Ring" + (j % 2 + 1); all.add(pool.submit(() -> { var m = Class.forName(n, true, l).getDeclaredMethod("v"); m.setAccessible(true); return (int) m.invoke(null); })); }
        }
        Map<Integer, Integer> counts = new TreeMap<>();
        for (Future<Integer> f : all) counts.merge(f.get(10, TimeUnit.SECONDS), 1, Integer::sum);
        pool.shutdown();
        T.p(counts);
    }
}
