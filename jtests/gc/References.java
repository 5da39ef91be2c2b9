// jtest: gc-subset
import java.lang.ref.*;
import java.util.*;

public class References {
    static Object strong = new Object();
    static WeakReference<Object> weak(ReferenceQueue<Object> q) { return new WeakReference<>(new int[5], q); }
    static PhantomReference<Object> phantom(ReferenceQueue<Object> q) { return new PhantomReference<>(new int[5], q); }
    static SoftReference<Object> soft() { return new SoftReference<>(new int[1000]); }

    public static void main(String[] args) throws Exception {
        ReferenceQueue<Object> q = new ReferenceQueue<>();
        WeakReference<Object> w = weak(q), held = new WeakReference<>(strong, q);
        PhantomReference<Object> p = phantom(q);
        SoftReference<Object> s = soft();
        T.p(p.get(), held.get() == strong, held.refersTo(strong), held.refersTo(null));
        T.p("weak cleared", T.collectUntil(() -> w.get() == null), "phantom", T.collectUntil(() -> p.refersTo(null)));
        Set<Object> got = new HashSet<>();
        got.add(q.remove(5000));
        got.add(q.remove(5000));
        T.p(got.contains(w), got.contains(p), q.poll(), held.get() == strong, "soft kept", s.get() != null);
        s.clear();
        T.p(s.get(), held.enqueue(), held.enqueue(), held.get(), q.poll() == held, q.remove(5));
        T.thrown("phantom without queue", () -> new PhantomReference<>(strong, null).refersTo(strong));
        T.thrown("remove negative", () -> q.remove(-1));
        WeakReference<String> literal = new WeakReference<>("literal");
        System.gc();
        T.p(literal.get());
        WeakHashMap<Object, String> m = new WeakHashMap<>();
        Object key = new Object();
        m.put(key, "kept");
        for (int i = 0; i < 100; i++) m.put(new Object(), "v" + i);
        T.p(m.size() > 1 || m.size() == 1, T.collectUntil(() -> m.size() == 1), m.get(key), m.values());
        List<WeakReference<Object>> chain = new ArrayList<>();
        Object prev = null;
        for (int i = 0; i < 100; i++) { prev = new Object[] {prev}; chain.add(new WeakReference<>(prev)); }
        System.gc();
        T.p(chain.stream().filter(x -> x.get() != null).count(), ((Object[]) prev).length);
        prev = null;
        T.p(T.collectUntil(() -> chain.stream().allMatch(x -> x.get() == null)));
        Reference.reachabilityFence(key);
        T.thrown("clone", () -> { var c = Reference.class.getDeclaredMethod("clone"); T.p(c.getReturnType()); });
        ReferenceQueue<Object> q2 = new ReferenceQueue<>();
        for (int i = 0; i < 50; i++) chain.set(i, new WeakReference<>(new byte[i], q2));
        int n = 0;
        while (n < 50 && q2.remove(10) != null | T.collectUntil(() -> true)) { n++; if (n < 50 && n % 10 == 0) System.gc(); }
        T.p(n >= 50);
    }
}
