// jtest: gc-subset
import java.util.*;
import java.util.concurrent.ConcurrentSkipListSet;

public class Sets {
    static void exercise(Set<Integer> s) {
        for (int i = 0; i < 40; i++) s.add(i * i % 37);
        T.p(s.getClass().getSimpleName(), s, s.size(), s.contains(9), s.add(9), s.remove(9), s.remove(1000), s.hashCode());
        Set<Integer> other = new HashSet<>(List.of(1, 4, 16, 100));
        Set<Integer> union = new TreeSet<>(s);
        union.addAll(other);
        Set<Integer> both = new TreeSet<>(s);
        both.retainAll(other);
        Set<Integer> minus = new TreeSet<>(s);
        minus.removeAll(other);
        T.p(union, both, minus, s.containsAll(both), s.equals(new LinkedHashSet<>(s)));
    }

    public static void main(String[] args) {
        exercise(new HashSet<>());
        exercise(new LinkedHashSet<>());
        exercise(new TreeSet<>());
        exercise(new TreeSet<>(Comparator.reverseOrder()));
        exercise(new ConcurrentSkipListSet<>());
        exercise(java.util.concurrent.ConcurrentHashMap.newKeySet());
        exercise(new java.util.concurrent.CopyOnWriteArraySet<>());
        TreeSet<String> t = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Collections.addAll(t, "b", "A", "c", "B", "D");
        T.p(t, t.first(), t.higher("b"), t.lower("b"), t.headSet("c"), t.descendingSet(), t.pollLast(), t.subSet("a", true, "b", true));
        BitSet b = new BitSet();
        for (int i = 2; i < 100; i++) b.set(i);
        for (int i = 2; i * i < 100; i++) if (b.get(i)) for (int j = i * i; j < 100; j += i) b.clear(j);
        T.p(b, b.cardinality(), b.length(), b.nextSetBit(60), b.nextClearBit(2), b.previousSetBit(50), b.toLongArray());
        BitSet c = BitSet.valueOf(new long[] {0xff00ff, 1});
        c.and(b);
        c.flip(10, 14);
        T.p(c, c.intersects(b), c.hashCode(), c.size(), b.stream().sum());
        PriorityQueue<String> q = new PriorityQueue<>(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()));
        Collections.addAll(q, "pear", "fig", "apple", "kiwi", "date", "banana", "plum", "nut");
        q.remove("kiwi");
        StringBuilder s = new StringBuilder(q.toString());
        while (!q.isEmpty()) s.append(' ').append(q.poll());
        T.p(s);
        EnumSet<Thread.State> e = EnumSet.allOf(Thread.State.class);
        e.removeIf(x -> x.name().contains("WAIT"));
        T.p(e, EnumSet.complementOf(e), e.contains(Thread.State.NEW), e.clone().equals(e));
        T.thrown("Set.of", () -> Set.of(1, 1));
        T.thrown("not comparable", () -> new TreeSet<Object>().add(new Object() { public String toString() { return "o"; } }.getClass()));
        T.thrown("queue null", () -> new PriorityQueue<>().add(null));
        T.p(Set.of(5).iterator().next(), Set.copyOf(List.of(1, 1, 1)), Collections.newSetFromMap(new TreeMap<Integer, Boolean>()).add(1));
    }
}
