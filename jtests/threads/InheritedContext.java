import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;

/** Inheritable thread locals, context class loaders and what threads keep alive; thousands of thread locals; locals that are collected. */
public class InheritedContext {
    static final InheritableThreadLocal<List<String>> INHERITED = new InheritableThreadLocal<>() { @Override protected List<String> childValue(List<String> p) { List<String> c = new ArrayList<>(p); c.add("child"); return c; } };
    static final ThreadLocal<Integer> COUNT = ThreadLocal.withInitial(() -> 5);

    public static void main(String[] args) throws Exception {
        INHERITED.set(new ArrayList<>(List.of("main")));
        COUNT.set(7);
        Thread t = new Thread(() -> { T.p(INHERITED.get(), COUNT.get()); Thread u = new Thread(() -> T.p(INHERITED.get())); INHERITED.get().add("x"); u.start(); try { u.join(); } catch (InterruptedException e) { T.p(e); } });
        INHERITED.get().add("after construction");
        t.start(); t.join();
        Thread none = new Thread(null, () -> T.p(INHERITED.get()), "none", 0, false); none.start(); none.join();
        COUNT.remove(); T.p(COUNT.get(), INHERITED.get());
        ClassLoader cl = new ClassLoader() { };
        Thread.currentThread().setContextClassLoader(cl);
        Thread c = new Thread(() -> T.p(Thread.currentThread().getContextClassLoader() == cl)); Thread.currentThread().setContextClassLoader(null); c.start(); c.join();
        Thread n = new Thread(() -> T.p(Thread.currentThread().getContextClassLoader())); n.start(); n.join();
        Thread.currentThread().setContextClassLoader(InheritedContext.class.getClassLoader());
        List<ThreadLocal<Integer>> many = new ArrayList<>();
        for (int i = 0; i < 3000; i++) { ThreadLocal<Integer> l = new ThreadLocal<>(); l.set(i); many.add(l); }
        long sum = 0; for (ThreadLocal<Integer> l : many) sum += l.get(); T.p(sum);
        for (int i = 0; i < 3000; i += 2) many.get(i).remove(); sum = 0; for (ThreadLocal<Integer> l : many) sum += l.get() == null ? 0 : l.get(); T.p(sum);
        WeakReference<Object> inLocal = leak();
        System.gc();
        T.p(T.collectUntil(() -> { for (int i = 0; i < 600; i++) new ThreadLocal<Object>().set(""); return inLocal.get() == null; }));
        WeakReference<Thread> thread = ended(); T.p(T.collectUntil(() -> thread.get() == null));
        WeakReference<Thread> never = new WeakReference<>(new Thread(() -> { })); T.p(T.collectUntil(() -> never.get() == null) || true);
        CountDownLatch in = new CountDownLatch(1), out = new CountDownLatch(1);
        WeakReference<Object> local = running(in, out); in.await(); System.gc(); T.p(local.get() != null); out.countDown(); T.p(T.collectUntil(() -> local.get() == null));
        T.p(ThreadLocalRandom.current().ints(5, 0, 10).allMatch(x -> x >= 0 && x < 10)); T.kind("seed", () -> ThreadLocalRandom.current().setSeed(5));
    }
    static WeakReference<Object> leak() { Object o = new Object(); new ThreadLocal<Object>().set(o); return new WeakReference<>(o); }
    static WeakReference<Thread> ended() throws Exception { Thread t = new Thread(() -> INHERITED.set(List.of(""))); t.start(); t.join(); return new WeakReference<>(t); }
    static WeakReference<Object> running(CountDownLatch in, CountDownLatch out) { Object o = new Object(); WeakReference<Object> w = new WeakReference<>(o); new Thread(() -> { Object mine = o; in.countDown(); try { out.await(); } catch (InterruptedException e) { T.p(e); } T.p(mine != null); }).start(); return w; }
}
