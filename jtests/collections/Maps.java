// jtest: gc-subset
import java.util.*;
import java.util.concurrent.*;

public class Maps {
    static void exercise(Map<String, Integer> m) {
        String[] keys = new String[30];  // a WeakHashMap does not keep them
        for (int i = 0; i < 30; i++) m.put(keys[i] = "k" + i * 7 % 31, i);
        T.p(m.getClass().getSimpleName(), m.size(), new TreeMap<>(m), m.get("k7"), m.get("none"), m.containsKey("k14"), m.containsValue(4), m.hashCode());
        T.p(m.put("k7", -1), m.putIfAbsent("k7", 5), m.putIfAbsent("new", 6), m.remove("k14"), m.remove("k21", 555), m.replace("k7", 8), m.replace("zz", 1), m.getOrDefault("q", 42));
        T.p(m.merge("k7", 100, Integer::sum), m.merge("fresh", 1, Integer::sum), m.merge("fresh", 1, (a, b) -> null), m.compute("c", (k, v) -> v == null ? 1 : v + 1), m.computeIfAbsent("d", String::length), m.computeIfPresent("d", (k, v) -> null));
        m.replaceAll((k, v) -> v + k.length());
        m.entrySet().removeIf(e -> e.getValue() % 3 == 0);
        m.keySet().remove("k1");
        m.values().remove(10);
        if (!(m instanceof ConcurrentSkipListMap)) for (Map.Entry<String, Integer> e : m.entrySet()) if (e.getKey().equals("k2")) e.setValue(1000);
        T.p(new TreeMap<>(m), m.equals(new HashMap<>(m)), m.entrySet().size());
        Iterator<String> i = m.keySet().iterator();
        i.next();
        i.remove();
        T.p(m.size());
        m.clear();
        T.p(m, m.isEmpty());
        java.lang.ref.Reference.reachabilityFence(keys);
    }

    record Clash(int n) implements Comparable<Clash> {
        public int hashCode() { return n & 3; }
        public int compareTo(Clash o) { return Integer.compare(n, o.n); }
    }

    public static void main(String[] args) {
        exercise(new HashMap<>());
        exercise(new LinkedHashMap<>());
        exercise(new TreeMap<>());
        exercise(new Hashtable<>());
        exercise(new ConcurrentHashMap<>());
        exercise(new ConcurrentSkipListMap<>());
        exercise(new WeakHashMap<>());
        exercise(new HashMap<>(1, 10f));
        Map<String, Integer> h = new HashMap<>();
        for (String s : "the order of iteration of a hash map is fixed by hashes and capacity".split(" ")) h.merge(s, 1, Integer::sum);
        T.p(h);
        Map<Clash, Integer> clash = new HashMap<>();
        for (int i = 0; i < 200; i++) clash.put(new Clash(i), i);
        int sum = 0;
        for (int i = 0; i < 300; i += 3) sum += clash.getOrDefault(new Clash(i), 1000);
        for (int i = 0; i < 190; i++) clash.remove(new Clash(i));
        T.p(sum, clash);
        LinkedHashMap<Integer, String> lru = new LinkedHashMap<>(16, 0.75f, true) {
            protected boolean removeEldestEntry(Map.Entry<Integer, String> e) { return size() > 3; }
        };
        for (int i = 0; i < 5; i++) { lru.put(i, "v" + i); lru.get(2); }
        T.p(lru);
        TreeMap<Integer, String> t = new TreeMap<>(Comparator.reverseOrder());
        for (int i = 0; i < 20; i += 2) t.put(i, "" + i);
        T.p(t, t.floorKey(7), t.ceilingKey(7), t.headMap(10, true), t.tailMap(4), t.subMap(12, 6), t.pollFirstEntry(), t.descendingMap().firstKey(), t.lowerEntry(6), t.navigableKeySet().higher(8));
        T.thrown("sub range", () -> t.headMap(10).put(2, "x"));
        T.thrown("class", () -> ((Map) t).put("s", "x"));
        IdentityHashMap<String, Integer> id = new IdentityHashMap<>();
        id.put(new String("a"), 1); id.put(new String("a"), 2); id.put("a", 3);
        T.p(id.size(), id.get("a"));
        T.thrown("Map.of", () -> Map.of("a", 1, "a", 2));
        T.thrown("Map.of null", () -> Map.of("a", null));
        T.thrown("immutable", () -> Map.of("a", 1).put("b", 2));
        T.thrown("hashtable null", () -> new Hashtable<String, String>().put(null, ""));
        T.thrown("chm null", () -> new ConcurrentHashMap<String, String>().put("", null));
        T.thrown("concurrent", () -> { Map<Integer, Integer> m = new HashMap<>(Map.of(1, 1, 2, 2)); for (Integer k : m.keySet()) m.put(k + 10, 1); });
        T.thrown("recursive", () -> new HashMap<Integer, Integer>() { }.computeIfAbsent(1, k -> 5));
        T.p(Map.entry("k", 1), new AbstractMap.SimpleEntry<>("a", null), new TreeMap<>(Map.of(1, "a", 2, "b")), Map.copyOf(Map.of(1, 1)), Collections.singletonMap("a", 1), h.keySet().toArray().length);
    }
}
