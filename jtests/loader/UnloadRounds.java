// jtest: tag stress
// jtest: timeout 180
// Threads define classes in loaders of their own, run them hot through call sites that outlive them, and drop them, while
// others collect: a call site that remembered a dead class would find the wrong method when its address is used again.
import java.io.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;

public class UnloadRounds {
    public interface Shape { int value(); default int twice() { return 2 * value(); } }
    public static abstract class Base { public abstract int own(); public int get() { return own() + 1; } }
    public static class A extends Base implements Shape { int f = 3; public int value() { return f; } public int own() { return 30; } }
    public static class B extends Base implements Shape { int f = 5; public int value() { return f + 1; } public int own() { return 60; } public int twice() { return value() * 2; } }
    public static class C extends Base implements Shape {
        static int counter;
        final IntSupplier supplier = () -> ++counter % 2 == 0 ? 9 : 9;
        public int value() { return supplier.getAsInt(); }
        public int own() { try { return fail(); } catch (IllegalStateException e) { return e.getStackTrace().length > 0 ? 90 : -1; } }
        static int fail() { throw new IllegalStateException("x"); }
        public int get() { return own() + 1; }
    }
    static final class Loader extends ClassLoader {
        Loader() { super(UnloadRounds.class.getClassLoader()); }
        @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (!name.matches("UnloadRounds\\$[ABC]")) return super.loadClass(name, resolve);
                Class<?> c = findLoadedClass(name);
                if (c != null) return c;
                byte[] b = FILES.get(name);
                return defineClass(name, b, 0, b.length);
            }
        }
    }
    static final Map<String, byte[]> FILES = new HashMap<>();
    static final String[] NAMES = {"UnloadRounds$A", "UnloadRounds$B", "UnloadRounds$C"};

    static long interfaceCalls(Shape s, int n) { long sum = 0; for (int i = 0; i < n; i++) sum += s.value(); return sum; }
    static long defaultCalls(Shape s, int n) { long sum = 0; for (int i = 0; i < n; i++) sum += s.twice(); return sum; }
    static long virtualCalls(Base b, int n) { long sum = 0; for (int i = 0; i < n; i++) sum += b.get(); return sum; }

    static long round(Random random) throws Exception {
        Loader loader = new Loader();
        long sum = 0;
        for (int k = 0; k < 3; k++) {
            String name = NAMES[random.nextInt(3)];
            Object o = Class.forName(name, true, loader).getConstructor().newInstance();
            if (o.getClass().getClassLoader() != loader) throw new AssertionError("loader");
            int n = name.endsWith("C") ? 200 : 700;
            long expected = name.endsWith("A") ? n * (3L + 6 + 31) : name.endsWith("B") ? n * (6L + 12 + 61) : n * (9L + 18 + 91);
            long got = interfaceCalls((Shape) o, n) + defaultCalls((Shape) o, n) + virtualCalls((Base) o, n);
            if (got != expected) throw new AssertionError(name + " " + got + " " + expected);
            Object[] array = (Object[]) java.lang.reflect.Array.newInstance(o.getClass(), 3);
            array[1] = o;
            sum += got + array.length;
        }
        return sum;
    }

    public static void main(String[] args) throws Exception {
        for (String n : NAMES) {
            try (InputStream in = UnloadRounds.class.getResourceAsStream(n + ".class")) { FILES.put(n, in.readAllBytes()); }
        }
        int threads = 3, rounds = args.length > 0 ? Integer.parseInt(args[0]) : 60;
        AtomicBoolean done = new AtomicBoolean();
        Thread collector = new Thread(() -> { while (!done.get()) { System.gc(); Thread.yield(); } });
        collector.start();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<Long>> sums = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int seed = t;
            sums.add(pool.submit(() -> { Random random = new Random(seed); long sum = 0; for (int i = 0; i < rounds; i++) sum += round(random); return sum; }));
        }
        for (Future<Long> f : sums) T.p(f.get());
        pool.shutdown();
        done.set(true);
        collector.join();
        var bean = java.lang.management.ManagementFactory.getClassLoadingMXBean();
        T.p("most are unloaded", T.collectUntil(() -> bean.getUnloadedClassCount() > threads * rounds * 3 / 2));
    }
}
