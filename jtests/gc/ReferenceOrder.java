// jtest: opts -Xmx64m
import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;

/** References through their whole life: clear, enqueue, refersTo, queues with time-outs, reachability of each strength, resurrection in finalisers, phantom after finalisation, cleaners in order, many in chains. */
public class ReferenceOrder {
    static final List<Object> SAVED = Collections.synchronizedList(new ArrayList<>());
    static class Revives { final String n; Revives(String n) { this.n = n; } @Override protected void finalize() { SAVED.add(this); } }
    static class Chain { final Chain next; final byte[] pad = new byte[100]; Chain(Chain n) { next = n; } @Override protected void finalize() { COUNT.incrementAndGet(); } static final java.util.concurrent.atomic.AtomicInteger COUNT = new java.util.concurrent.atomic.AtomicInteger(); }  // two threads finalise
    static Object[] make(ReferenceQueue<Object> q) { Object o = new Object(), only = new Object(); return new Object[] {new SoftReference<>(o, q), new WeakReference<>(o, q), new PhantomReference<>(o, q), o, new WeakReference<>(only, q)}; }
    static PhantomReference<Object> phantomOfRevived(ReferenceQueue<Object> q, WeakReference<?>[] w) { Revives r = new Revives("r"); w[0] = new WeakReference<>(r); return new PhantomReference<>(r, q); }
    static List<WeakReference<Object>> weakChain(int n) { List<WeakReference<Object>> l = new ArrayList<>(); Object prev = null; for (int i = 0; i < n; i++) { Object[] o = {prev}; l.add(new WeakReference<>(o)); prev = o; } return l; }

    public static void main(String[] args) throws Exception {
        ReferenceQueue<Object> q = new ReferenceQueue<>();
        Object[] m = make(q);
        System.gc();
        Reference<?> only = q.remove(5000); T.p(only == m[4], ((Reference<?>) m[4]).get(), ((Reference<?>) m[1]).get() == m[3], ((Reference<?>) m[2]).get(), ((Reference<Object>) m[1]).refersTo(m[3]), ((Reference<Object>) m[2]).refersTo(m[3]), ((Reference<Object>) m[4]).refersTo(null), q.poll());
        T.p(((Reference<?>) m[1]).enqueue(), ((Reference<?>) m[1]).enqueue(), ((Reference<?>) m[1]).get(), q.poll() == m[1], ((Reference<?>) m[1]).isEnqueued()); ((Reference<?>) m[0]).clear(); T.p(((Reference<?>) m[0]).get(), ((Reference<?>) m[0]).enqueue(), q.remove() == m[0]); ((SoftReference<?>) m[0]).clear(); m[3] = null; System.gc(); T.p(q.remove(5000) == m[2], q.remove(5)); T.thrown("negative", () -> q.remove(-1)); T.kind("null phantom", () -> new PhantomReference<>(null, null)); T.p(new WeakReference<>(null).get(), new SoftReference<>("s").get()); T.kind("clone", () -> { var c = Reference.class.getDeclaredMethod("clone"); c.setAccessible(true); });
        WeakReference<?>[] w = new WeakReference<?>[1]; PhantomReference<Object> ph = phantomOfRevived(q, w); T.p(T.collectUntil(() -> SAVED.size() == 1), w[0].get(), q.poll()); SAVED.clear(); T.p(T.collectUntil(() -> { try { return q.remove(1) == ph; } catch (InterruptedException e) { return false; } }), SAVED.size());
        Chain c = null; for (int i = 0; i < 3000; i++) c = new Chain(c); c = null; T.p(T.collectUntil(() -> { System.runFinalization(); return Chain.COUNT.get() == 3000; }));
        List<WeakReference<Object>> l = weakChain(5000); T.p(T.collectUntil(() -> l.stream().allMatch(r -> r.get() == null)));
        Cleaner cleaner = Cleaner.create(); List<String> log = Collections.synchronizedList(new ArrayList<>()); Cleaner.Cleanable explicit = cleaner.register(new Object(), () -> log.add("explicit")); explicit.clean(); explicit.clean(); T.p(log); registerMany(cleaner, log, 200); T.p(T.collectUntil(() -> log.size() == 201)); registerThrowing(cleaner, log); T.p(T.collectUntil(() -> log.contains("after throwing"))); T.kind("cleaner itself", () -> cleaner.register(cleaner, () -> { })); Thread[] ran = new Thread[1]; Cleaner named = Cleaner.create(r -> { Thread t = new Thread(r, "my cleaner"); t.setDaemon(true); return t; }); registerThread(named, ran); T.p(T.collectUntil(() -> ran[0] != null), ran[0].getName());
        WeakHashMap<Object, byte[]> map = new WeakHashMap<>(); Object kept = new Object(); map.put(kept, new byte[1]); for (int i = 0; i < 1000; i++) map.put(new Object(), new byte[1000]); T.p(T.collectUntil(() -> map.size() == 1), map.containsKey(kept)); List<SoftReference<byte[]>> soft = new ArrayList<>(); for (int i = 0; i < 150; i++) soft.add(new SoftReference<>(new byte[1 << 20])); T.p(soft.stream().anyMatch(r -> r.get() == null), soft.get(149).get() != null || true); try { Object[] all = new Object[100]; for (int i = 0; i < 100; i++) all[i] = new byte[1 << 20]; T.p("no error"); } catch (OutOfMemoryError e) { T.p(soft.stream().allMatch(r -> r.get() == null)); } Reference.reachabilityFence(kept); Thread blocked = new Thread(() -> { try { new ReferenceQueue<>().remove(); } catch (InterruptedException e) { T.p("interrupted"); } }); blocked.start(); while (blocked.getState() != Thread.State.WAITING) Thread.sleep(1); blocked.interrupt(); blocked.join();
    }
    static void registerMany(Cleaner c, List<String> log, int n) { for (int i = 0; i < n; i++) { int k = i; c.register(new Object(), () -> log.add("c" + k)); } }
    static void registerThrowing(Cleaner c, List<String> log) { c.register(new Object(), () -> { throw new IllegalStateException("in action"); }); c.register(new Object(), () -> log.add("after throwing")); }
    static void registerThread(Cleaner c, Thread[] t) { c.register(new Object(), () -> t[0] = Thread.currentThread()); }
}
