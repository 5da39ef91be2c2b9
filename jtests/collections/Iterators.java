// jtest: gc-subset
import java.util.*;

public class Iterators {
    static class Range implements Iterable<Integer> {
        final int lo, hi;
        Range(int lo, int hi) { this.lo = lo; this.hi = hi; }
        public Iterator<Integer> iterator() {
            return new Iterator<>() {
                int at = lo;
                public boolean hasNext() { return at < hi; }
                public Integer next() { if (at >= hi) throw new NoSuchElementException("end at " + at); return at++; }
            };
        }
    }

    static class Fixed extends AbstractList<String> implements RandomAccess {
        public String get(int i) { return "item" + i; }
        public int size() { return 4; }
    }

    public static void main(String[] args) {
        int s = 0;
        for (int i : new Range(0, 5)) for (int j : new Range(i, 5)) s = s * 3 + j;
        T.p(s);
        T.thrown("end", () -> { Iterator<Integer> i = new Range(0, 1).iterator(); i.next(); i.next(); });
        T.thrown("remove", () -> new Range(0, 1).iterator().remove());
        new Range(0, 3).forEach(i -> T.p("each", i));
        Fixed f = new Fixed();
        T.p(f, f.indexOf("item2"), f.subList(1, 3), f.equals(List.of("item0", "item1", "item2", "item3")), f.contains("x"), new ArrayList<>(f).hashCode() == f.hashCode());
        T.thrown("fixed", () -> f.add("x"));
        Spliterator<Integer> sp = List.of(1, 2, 3, 4, 5, 6, 7, 8).spliterator();
        Spliterator<Integer> half = sp.trySplit();
        StringBuilder b = new StringBuilder();
        half.forEachRemaining(b::append);
        b.append('|');
        sp.tryAdvance(b::append);
        sp.forEachRemaining(x -> b.append('<').append(x));
        T.p(b, sp.hasCharacteristics(Spliterator.SIZED), sp.estimateSize());
        PrimitiveIterator.OfInt p = java.util.stream.IntStream.range(0, 3).iterator();
        int sum = 0;
        while (p.hasNext()) sum += p.nextInt();
        T.p(sum);
        Enumeration<Integer> e = Collections.enumeration(List.of(1, 2));
        T.p(Collections.list(e), e.hasMoreElements());
        Iterator<Integer> i = new ArrayList<>(List.of(1, 2, 3)).iterator();
        i.next();
        i.remove();
        T.thrown("remove twice", i::remove);
        i.forEachRemaining(x -> T.p("remaining", x));
        List<Integer> checked = Collections.checkedList(new ArrayList<>(), Integer.class);
        T.thrown("checked", () -> ((List) checked).add("s"));
        T.p(Collections.unmodifiableMap(new TreeMap<>(Map.of("a", 1))), Collections.singleton(1), Collections.emptyMap(), Collections.synchronizedSet(new TreeSet<>(Set.of(2, 1))));
        Comparator<String> c = Comparator.nullsFirst(Comparator.comparing(String::length, Comparator.reverseOrder()).thenComparing(Function2::last));
        List<String> l = new ArrayList<>(Arrays.asList("bb", null, "ab", "c", "ddd"));
        l.sort(c);
        T.p(l);
    }

    static class Function2 { static char last(String s) { return s.charAt(s.length() - 1); } }
}
