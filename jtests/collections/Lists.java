// jtest: gc-subset
import java.util.*;

public class Lists {
    static void exercise(List<Integer> l) {
        for (int i = 0; i < 20; i++) l.add(i * 7 % 11);
        l.add(3, 99);
        l.remove(0);
        l.remove(Integer.valueOf(5));
        l.addAll(2, List.of(-1, -2));
        l.set(1, 77);
        T.p(l.getClass().getSimpleName(), l, l.size(), l.indexOf(3), l.lastIndexOf(3), l.contains(99), l.hashCode());
        Collections.sort(l);
        T.p(l, Collections.binarySearch(l, 77), Collections.max(l), Collections.frequency(l, 3));
        l.removeIf(x -> x % 2 == 0);
        l.replaceAll(x -> x * 10);
        l.sort(Comparator.reverseOrder());
        T.p(l, l.subList(1, 4), l.equals(new ArrayList<>(l)));
        l.subList(0, 2).clear();
        ListIterator<Integer> i = l.listIterator();
        while (i.hasNext()) {
            int n = i.nextIndex(), v = i.next();
            if (n == 1) i.remove();
            else if (n == 2) i.add(v + 1);
            else i.set(v + n);
        }
        while (i.hasPrevious()) T.p(i.previousIndex(), i.previous());
        T.p(l, l.toArray(new Integer[0]).length, Arrays.toString(l.toArray()), l.retainAll(List.of(10)), l.isEmpty());
        T.thrown("iterator", () -> l.iterator().next());
        T.kind("get", () -> l.get(0));
    }

    public static void main(String[] args) {
        exercise(new ArrayList<>());
        exercise(new LinkedList<>());
        exercise(new Vector<>());
        exercise(Collections.synchronizedList(new ArrayList<>()));
        List<Integer> cow = new java.util.concurrent.CopyOnWriteArrayList<>(List.of(1, 2, 3));
        for (Integer x : cow) cow.add(x + 10);
        T.p(cow);
        T.thrown("concurrent modification", () -> { List<Integer> a = new ArrayList<>(List.of(1, 2, 3)); for (Integer x : a) a.add(x); });
        T.thrown("immutable", () -> List.of(1).add(2));
        T.thrown("immutable null", () -> List.of(1, null));
        T.thrown("contains null", () -> List.of(1).contains(null));
        T.thrown("asList", () -> Arrays.asList(1, 2).add(3));
        T.thrown("unmodifiable", () -> Collections.unmodifiableList(new ArrayList<>()).add(null));
        List<String> as = Arrays.asList("b", "a");
        Collections.reverse(as);
        T.p(as, List.copyOf(as) == List.copyOf(List.copyOf(as)), Collections.nCopies(3, "x"), Collections.emptyList(), List.of(), List.of(1, 2).equals(Arrays.asList(1, 2)));
        List<Integer> r = new ArrayList<>();
        for (int k = 0; k < 10; k++) r.add(k);
        Collections.shuffle(r, new Random(5));
        T.p(r);
        Collections.rotate(r, 3);
        Collections.swap(r, 0, 9);
        T.p(r, Collections.indexOfSubList(r, r.subList(4, 6)), Collections.disjoint(r, List.of(55)));
        ArrayDeque<Integer> d = new ArrayDeque<>();
        for (int k = 0; k < 40; k++) { d.addFirst(k); d.addLast(-k); if (k % 3 == 0) d.pollFirst(); }
        T.p(d, d.peekFirst(), d.peekLast(), d.pop(), d.removeLastOccurrence(-5), d.size());
        Stack<Integer> s = new Stack<>();
        s.push(1); s.push(2);
        T.p(s.peek(), s.search(1), s.pop(), s.pop(), s.empty());
        T.thrown("stack", s::pop);
    }
}
