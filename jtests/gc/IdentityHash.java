// jtest: gc-subset
import java.util.*;

public class IdentityHash {
    public static void main(String[] args) {
        Object[] os = new Object[3000];
        int[] h = new int[3000];
        for (int i = 0; i < os.length; i++) { os[i] = i % 3 == 0 ? new Object() : i % 3 == 1 ? new int[i % 10] : new Object[] {"x" + i}; if (i % 2 == 0) h[i] = System.identityHashCode(os[i]); }
        IdentityHashMap<Object, Integer> m = new IdentityHashMap<>();
        for (int i = 0; i < os.length; i++) m.put(os[i], i);
        for (int round = 0; round < 5; round++) { System.gc(); byte[][] junk = new byte[100][1000]; }
        int bad = 0;
        for (int i = 0; i < os.length; i++) { if (i % 2 == 0 && System.identityHashCode(os[i]) != h[i]) bad++; if (m.get(os[i]) != i) bad += 10000; if (i % 3 == 0 && os[i].hashCode() != System.identityHashCode(os[i])) bad += 100; }
        T.p(bad);
        Set<Integer> distinct = new HashSet<>();
        for (Object o : os) distinct.add(System.identityHashCode(o));
        T.p(distinct.size() > 2900, System.identityHashCode(null), System.identityHashCode("s") == System.identityHashCode("s"));
        Object locked = new Object();
        int a, b;
        synchronized (locked) { a = locked.hashCode(); System.gc(); b = locked.hashCode(); }
        System.gc();
        synchronized (locked) { T.p(a == b, a == locked.hashCode(), a >= 0); }
        Object[] copy = os.clone();
        int before = System.identityHashCode(copy);
        System.gc();
        T.p(before == System.identityHashCode(copy), System.identityHashCode(os) != before, String.class.hashCode() == System.identityHashCode(String.class), Thread.currentThread().hashCode() == Thread.currentThread().hashCode());
    }
}
