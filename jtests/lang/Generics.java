// jtest: gc-subset
import java.util.*;
import java.util.function.*;

public class Generics {
    static class Pair<A, B> {
        final A a; final B b;
        Pair(A a, B b) { this.a = a; this.b = b; }
        <C> Pair<A, C> with(Function<? super B, ? extends C> f) { return new Pair<>(a, f.apply(b)); }
        Pair<B, A> swap() { return new Pair<>(b, a); }
        public String toString() { return "(" + a + "," + b + ")"; }
    }

    static <T extends Comparable<? super T>> T max(Collection<? extends T> c) {
        Iterator<? extends T> i = c.iterator();
        T best = i.next();
        while (i.hasNext()) {
            T next = i.next();
            if (next.compareTo(best) > 0) best = next;
        }
        return best;
    }

    static <T> void swap(T[] a, int i, int j) { T t = a[i]; a[i] = a[j]; a[j] = t; }
    static <T, R> List<R> map(List<? extends T> in, Function<? super T, ? extends R> f) {
        List<R> out = new ArrayList<>();
        for (T t : in) out.add(f.apply(t));
        return out;
    }
    static double sum(List<? extends Number> l) { double s = 0; for (Number n : l) s += n.doubleValue(); return s; }
    static <X extends Number & Comparable<X>> String both(X a, X b) { return a.intValue() + ":" + a.compareTo(b); }

    static class Stack<E> implements Iterable<E> {
        private Object[] items = new Object[1];
        private int size;
        void push(E e) { if (size == items.length) items = Arrays.copyOf(items, size * 2); items[size++] = e; }
        @SuppressWarnings("unchecked") E pop() { return (E) items[--size]; }
        public Iterator<E> iterator() {
            return new Iterator<>() {
                int at = size;
                public boolean hasNext() { return at > 0; }
                @SuppressWarnings("unchecked") public E next() { return (E) items[--at]; }
            };
        }
    }

    public static void main(String[] args) {
        T.p(new Pair<>("x", 1).with(n -> n + 0.5).swap().with(String::length));
        T.p(max(List.of(3, 9, 2)), max(Set.of("pear", "fig", "zebra")), sum(List.of(1, 2.5, 3L)), both(4, 5));
        Integer[] a = {1, 2, 3};
        swap(a, 0, 2);
        T.p((Object) a, map(List.of(1, 2), n -> "n" + n));
        Stack<String> s = new Stack<>();
        for (int i = 0; i < 10; i++) s.push("e" + i);
        T.p(s.pop(), s.pop());
        StringBuilder b = new StringBuilder();
        for (String e : s) b.append(e);
        T.p(b);
        Map<String, List<? super Integer>> m = new TreeMap<>();
        m.computeIfAbsent("k", k -> new ArrayList<Number>()).add(5);
        T.p(m);
    }
}
