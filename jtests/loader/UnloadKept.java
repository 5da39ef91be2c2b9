// jtest: gc-subset
// What keeps a loader's classes: instances, arrays, methods, handles, frames, throwables, subclasses and users elsewhere.
import java.io.*;
import java.lang.invoke.*;
import java.lang.ref.*;
import java.lang.reflect.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;

public class UnloadKept {
    public static class Parent { public static int count = 7; public int get() { return count; } }
    public static class Child extends Parent { public int get() { return super.get() + 1; } }
    public static class User { public static Object make() { return new Parent().get(); } public static IntSupplier lambda() { return () -> Parent.count; } }
    public static class Runner implements Runnable {
        CountDownLatch started, go;
        public Runner(CountDownLatch started, CountDownLatch go) { this.started = started; this.go = go; }
        public void run() { loop(started, go); }
        static void loop(CountDownLatch started, CountDownLatch go) {
            started.countDown();
            try { go.await(); } catch (InterruptedException e) { throw new AssertionError(e); }
            T.p("in a frame", new Object() { public String toString() { return "late class"; } });
        }
    }
    public static class Thrower { public static void fail() { throw new IllegalStateException("from a dying loader"); } }

    static class L extends ClassLoader {
        final Set<String> mine;
        final ClassLoader other;
        L(ClassLoader other, String... mine) { super(UnloadKept.class.getClassLoader()); this.mine = Set.of(mine); this.other = other; }
        @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            String simple = name.startsWith("UnloadKept$") ? name.substring(11) : "";
            Class<?> c = findLoadedClass(name);
            if (c != null) return c;
            if (mine.contains(simple)) {
                try (InputStream in = UnloadKept.class.getResourceAsStream(name + ".class")) { byte[] b = in.readAllBytes(); return defineClass(name, b, 0, b.length); } catch (IOException e) { throw new AssertionError(e); }
            }
            return other != null && simple.equals("Parent") ? other.loadClass(name) : super.loadClass(name, resolve);
        }
        Class<?> get(String simple) { try { return Class.forName("UnloadKept$" + simple, true, this); } catch (ClassNotFoundException e) { throw new AssertionError(e); } }
    }
    static List<WeakReference<?>> loaders = new ArrayList<>();
    static L make(ClassLoader other, String... mine) { L l = new L(other, mine); loaders.add(new WeakReference<>(l)); return l; }
    static boolean isAlive(int i) { System.gc(); System.gc(); return loaders.get(i).get() != null; }
    static void gone(String what, int i) throws Exception { T.p(what, "gone:", T.collectUntil(() -> loaders.get(i).get() == null)); }

    static Object instance() throws Exception { return make(null, "Parent").get("Parent").getConstructor().newInstance(); }
    static Object array() throws Exception { return Array.newInstance(make(null, "Parent").get("Parent"), 2, 3); }
    static Method method() throws Exception { return make(null, "Parent").get("Parent").getMethod("get"); }
    static MethodHandle handle() throws Exception { return MethodHandles.lookup().findStaticGetter(make(null, "Parent").get("Parent"), "count", int.class); }
    static Object child() throws Exception { return make(make(null, "Parent"), "Child").get("Child").getConstructor().newInstance(); }
    static Method user() throws Exception { return make(make(null, "Parent"), "User").get("User").getMethod("make"); }
    static IntSupplier lambda() throws Exception { return (IntSupplier) make(null, "Parent", "User").get("User").getMethod("lambda").invoke(null); }
    static Throwable throwable() throws Exception { try { make(null, "Thrower").get("Thrower").getMethod("fail").invoke(null); return null; } catch (InvocationTargetException e) { return e.getCause(); } }
    static Thread frame(CountDownLatch go) throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Object runner = make(null, "Runner", "Runner$1").get("Runner").getConstructor(CountDownLatch.class, CountDownLatch.class).newInstance(started, go);
        Thread t = new Thread((Runnable) runner);
        t.setContextClassLoader(null);
        t.start();
        started.await();
        return t;
    }

    public static void main(String[] args) throws Throwable {
        Object o = instance();
        T.p("instance", isAlive(0), o.getClass().getMethod("get").invoke(o));
        o = null;
        gone("instance", 0);
        Object a = array();
        T.p("array", isAlive(1), a.getClass().getComponentType().getComponentType().getConstructor().newInstance().getClass().getName());
        a = null;
        gone("array", 1);
        Method m = method();
        T.p("method", isAlive(2), m.getDeclaringClass().getDeclaredField("count").get(null));
        m = null;
        gone("method", 2);
        MethodHandle h = handle();
        T.p("handle", isAlive(3), (int) h.invoke());
        h = null;
        gone("handle", 3);
        Object c = child();
        T.p("subclass", isAlive(4), isAlive(5), c.getClass().getMethod("get").invoke(c));
        c = null;
        gone("subclass", 4);
        gone("superclass", 5);
        Method u = user();
        T.p("user before", u.invoke(null), "alive", isAlive(6), isAlive(7), "after", u.invoke(null));
        u = null;
        gone("used", 6);
        gone("user", 7);
        IntSupplier s = lambda();
        T.p("lambda", isAlive(8), s.getAsInt());
        s = null;
        gone("lambda", 8);
        Throwable t = throwable();
        System.gc();
        T.p("throwable", t, t.getStackTrace()[0]);
        t = null;
        gone("throwable", 9);
        CountDownLatch go = new CountDownLatch(1);
        Thread thread = frame(go);
        T.p("frame", isAlive(10));
        go.countDown();
        thread.join();
        thread = null;
        gone("frame", 10);
    }
}
