// jtest: opts --add-opens java.base/java.lang=ALL-UNNAMED
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;

/** Parallel-capable and other loaders under several threads: what lock is held, how often a class is defined, cycles between loaders, errors that all see. */
public class ParallelCapable {
    static final Map<String, byte[]> BYTES = new HashMap<>();
    static final AtomicInteger DEFINED = new AtomicInteger(), REFUSED = new AtomicInteger();

    static class Serial extends ClassLoader {
        boolean locked = true;
        Serial() { super(null); }
        @Override protected Class<?> loadClass(String n, boolean r) throws ClassNotFoundException {
            locked &= Thread.holdsLock(getClassLoadingLock(n));
            return super.loadClass(n, r);
        }
        @Override protected Class<?> findClass(String n) throws ClassNotFoundException {
            locked &= Thread.holdsLock(this);
            return define(this, n);
        }
    }

    static class Parallel extends ClassLoader {
        static { T.p("registered", registerAsParallelCapable()); }
        boolean own;
        Parallel() { super(null); }
        @Override protected Class<?> findClass(String n) throws ClassNotFoundException {
            own |= Thread.holdsLock(this);
            T.class.getName();
            return define(this, n);
        }
    }
    static class Reckless extends ClassLoader {
        static { registerAsParallelCapable(); }
        Reckless() { super(null); }
        @Override protected Class<?> loadClass(String n, boolean r) throws ClassNotFoundException {
            if (!BYTES.containsKey(n)) return super.loadClass(n, r);
            try {
                return define(this, n);
            } catch (LinkageError e) {
                REFUSED.incrementAndGet();
                return findLoadedClass(n);
            }
        }
    }
    static class NotParallel extends Parallel { }

    static Class<?> define(ClassLoader l, String n) throws ClassNotFoundException {
        byte[] b = BYTES.get(n);
        if (b == null) throw new ClassNotFoundException(n);
        try {
            Class<?> c = (Class<?>) DEFINE.invoke(l, n, b, 0, b.length);
            DEFINED.incrementAndGet();
            return c;
        } catch (Error | ClassNotFoundException e) { throw e; } catch (Throwable t) { throw new IllegalStateException(t); }
    }
    static final java.lang.invoke.MethodHandle DEFINE;
    static {
        try {
            DEFINE = java.lang.invoke.MethodHandles.privateLookupIn(ClassLoader.class, java.lang.invoke.MethodHandles.lookup()).findVirtual(ClassLoader.class, "defineClass", java.lang.invoke.MethodType.methodType(Class.class, String.class, byte[].class, int.class, int.class));
        } catch (ReflectiveOperationException e) { throw new ExceptionInInitializerError(e); }
        for (Class<?> c : new Class<?>[] {A.class, B.class, C.class, D.class, Face.class}) {
            try (var in = ParallelCapable.class.getResourceAsStream(c.getName() + ".class")) { BYTES.put(c.getName(), in.readAllBytes()); } catch (java.io.IOException e) { throw new ExceptionInInitializerError(e); }
        }
    }
    public interface Face { }
    public static class A extends B implements Face { public static final int X = 3; }
    public static class B extends C { }
    public static class C implements Face { static int counter; static { counter++; } public static int counter() { return counter; } }
    public static class D { public Object make() { return new A(); } }

    static Set<Class<?>> race(ClassLoader l, String name) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        CyclicBarrier b = new CyclicBarrier(8);
        List<Future<Class<?>>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) all.add(pool.submit(() -> { b.await(); return Class.forName(name, true, l); }));
        Set<Class<?>> different = new HashSet<>();
        pool.shutdown();
        for (Future<Class<?>> f : all) different.add(f.get());
        return different;
    }

    public static void main(String[] args) throws Exception {
        String p = "ParallelCapable$";
        for (int k = 0; k < 5; k++) {
            Serial s = new Serial(); Parallel q = new Parallel(); NotParallel n = new NotParallel(); Reckless r = new Reckless();
            for (ClassLoader l : new ClassLoader[] {s, q, n, r}) {
                DEFINED.set(0);
                Set<Class<?>> d = race(l, p + "D"), a = race(l, p + "A");
                Class<?> c = race(l, p + "C").iterator().next();
                String line = l.getClass().getSimpleName() + " " + d.size() + a.size() + " " + DEFINED.get() + " " + c.getMethod("counter").invoke(null) + " " + l.isRegisteredAsParallelCapable() + " " + (d.iterator().next().getMethod("make").invoke(d.iterator().next().getConstructor().newInstance()).getClass() == a.iterator().next());
                if (k == 0 || k == 4) T.p(line);
            }
            if (k == 4) T.p(s.locked, q.own);
            T.thrown("missing", () -> race(q, p + "Missing"));
        }
        T.p(REFUSED.get() >= 0);
        Parallel twice = new Parallel();
        Class<?> first = twice.loadClass(p + "C");
        T.thrown("defined twice", () -> { try { define(twice, p + "C"); } catch (LinkageError e) { throw new LinkageError(e.getMessage().replaceAll("@[0-9a-f]+", "@")); } });
        T.p(first == twice.loadClass(p + "C"));
    }
}
