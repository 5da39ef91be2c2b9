// jtest: tag slow
import java.util.*;

public class BigCollections {
    public static void main(String[] args) {
        Map<Integer, Integer> h = new HashMap<>(); Map<Long, String> t = new TreeMap<>(); List<Integer> l = new ArrayList<>(); Set<String> s = new LinkedHashSet<>(); PriorityQueue<Integer> q = new PriorityQueue<>(); ArrayDeque<Integer> d = new ArrayDeque<>();
        Random r = new Random(5);
        for (int i = 0; i < 60000; i++) { int k = r.nextInt(20000); h.merge(k, 1, Integer::sum); t.put((long) k * 7919 % 10007, "v" + k); l.add(k); s.add("s" + k % 3000); q.add(k); d.addLast(k); if (d.size() > 100) d.removeFirst(); if (i % 3 == 0) h.remove(r.nextInt(20000)); }
        long a = 0; for (var e : h.entrySet()) a = a * 31 + e.getKey() * 7 + e.getValue();
        long b = 0; for (var e : t.entrySet()) b = b * 31 + e.getKey() + e.getValue().hashCode();
        long c = 0; while (!q.isEmpty()) c = c * 31 + q.poll();
        Collections.sort(l);
        T.p(a, b, c, l.hashCode(), s.hashCode(), s.iterator().next(), d.hashCode() != 0, new ArrayList<>(d).hashCode(), Collections.binarySearch(l, 777) >= 0);
        l.sort(Comparator.comparing((Integer x) -> x % 100).thenComparing(Comparator.reverseOrder()));
        T.p(l.subList(1000, 1010));
    }
}
