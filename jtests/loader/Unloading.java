// jtest: gc-subset
import java.io.*;
import java.lang.ref.*;
import java.util.*;

public class Unloading {
    public static class Victim { static byte[] data = new byte[100000]; static Object self = new Victim(); Runnable r = () -> data[0]++; public Victim() { r.run(); } interface I { } public static Object lambda() { return (Runnable) () -> { }; } }
    static class L extends ClassLoader {
        L() { super(null); }
        Class<?> def(String n) throws IOException { try (InputStream in = Unloading.class.getResourceAsStream("/" + n + ".class")) { byte[] b = in.readAllBytes(); return defineClass(n, b, 0, b.length); } }
    }
    static WeakReference<Class<?>> make(ReferenceQueue<Object> q, List<Reference<?>> refs, boolean use) throws Exception {
        L l = new L();
        Class<?> c = l.def("Unloading$Victim");
        if (use) { Object o = c.getConstructor().newInstance(); c.getMethod("lambda").invoke(null); c.getDeclaredField("data").setAccessible(true); refs.add(new PhantomReference<>(o, q)); }
        refs.add(new WeakReference<>(l, q));
        return new WeakReference<>(c, q);
    }

    public static void main(String[] args) throws Exception {
        ReferenceQueue<Object> q = new ReferenceQueue<>();
        List<Reference<?>> refs = new ArrayList<>();
        WeakReference<Class<?>> a = make(q, refs, false), b = make(q, refs, true);
        T.p("loaded only", T.collectUntil(() -> a.get() == null), "used", T.collectUntil(() -> b.get() == null));
        T.p("all loaders", T.collectUntil(() -> refs.stream().allMatch(r -> r.refersTo(null))));
        L kept = new L();
        Object instance = kept.def("Unloading$Victim").getConstructor().newInstance();
        WeakReference<ClassLoader> loader = new WeakReference<>(kept);
        kept = null;
        System.gc(); System.gc();
        T.p("kept by an instance", loader.get() == instance.getClass().getClassLoader());
        Thread t = new Thread(() -> { });
        t.setContextClassLoader(loader.get());
        instance = null;
        System.gc();
        T.p("kept by a thread", loader.get() != null);
        t.start(); t.join(); t = null;
        T.p("gone", T.collectUntil(() -> loader.get() == null));
        List<WeakReference<Class<?>>> many = new ArrayList<>();
        for (int i = 0; i < 60; i++) many.add(make(q, refs, i % 3 == 0));
        T.p("many", T.collectUntil(() -> many.stream().allMatch(w -> w.get() == null)));
        WeakReference<Class<?>> lambda = new WeakReference<>(((Runnable) () -> { }).getClass());
        System.gc();
        T.p("lambda classes of a live loader may stay", Victim.lambda() != null);
    }
}
