// jtest: gc-subset
import java.lang.ref.*;
import java.util.*;

public class WeakInterplay {
    static class Key { final int n; Key(int n) { this.n = n; } public int hashCode() { return n; } public boolean equals(Object o) { return o instanceof Key k && k.n == n; } }
    static class Tracked extends WeakReference<Object> { final String id; Tracked(Object o, ReferenceQueue<Object> q, String id) { super(o, q); this.id = id; } }
    static void fill(Map<Key, Object> m, List<Tracked> l, ReferenceQueue<Object> q) { for (int i = 0; i < 50; i++) { Key k = new Key(i); m.put(k, new Object[] {"v" + i}); l.add(new Tracked(k, q, "k" + i)); } for (int i = 0; i < 10; i++) { Object[] cyc = new Object[1]; cyc[0] = new Object[] {cyc}; l.add(new Tracked(cyc, q, "c" + i)); } }
    public static void main(String[] args) throws Exception {
        ReferenceQueue<Object> q = new ReferenceQueue<>(); List<Tracked> l = new ArrayList<>(); Map<Key, Object> m = new WeakHashMap<>();
        Key kept = new Key(1000); m.put(kept, "kept"); l.add(new Tracked(kept, q, "kept"));
        fill(m, l, q);
        T.p("cleared", T.collectUntil(() -> l.stream().filter(t -> t.refersTo(null)).count() == 60), T.collectUntil(() -> m.size() == 1), m.get(new Key(1000)));
        TreeSet<String> ids = new TreeSet<>();
        for (Reference<?> r; (r = q.remove(200)) != null; ) ids.add(((Tracked) r).id);
        T.p(ids.size(), ids.contains("kept"), l.get(0).get() == kept);
        Object o = new Object(); WeakReference<Object>[] many = new WeakReference[100];
        for (int i = 0; i < 100; i++) many[i] = new WeakReference<>(o);
        System.gc();
        boolean same = true; for (var w : many) same &= w.get() == o; T.p(same);
        o = null; T.p(T.collectUntil(() -> { for (var w : many) if (w.get() != null) return false; return true; }));
        WeakReference<WeakReference<Object>> nested = new WeakReference<>(new WeakReference<>(new Object())); T.p(T.collectUntil(() -> nested.get() == null));
    }
}
