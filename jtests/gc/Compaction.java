// jtest: opts -Xmx64m
import java.util.Random;

/** Full collections over heaps with holes: every reference must follow its object, from arrays, fields, statics, locals. */
public class Compaction {
    static class Node {
        final int id;
        Node left, right;
        Object payload;
        Node(int id) { this.id = id; }
    }

    static Object[] table = new Object[40_000];

    static Object make(int kind, int i) {
        return switch (kind) {
            case 0 -> new Node(i);
            case 1 -> new int[] {i, -i, i * 3};
            case 2 -> "text " + i;
            case 3 -> new Object[] {i, null, new long[] {i}};
            default -> new byte[i % 300];
        };
    }

    static long hash(Object o) {
        if (o instanceof Node n) {
            long h = n.id;
            if (n.left != null) h = h * 31 + n.left.id;
            if (n.right != null) h = h * 31 + n.right.id;
            return n.payload == null ? h : h * 31 + hash(n.payload);
        }
        if (o instanceof int[] a) return a[0] + 31L * a[1] + 961L * a[2];
        if (o instanceof String s) return s.hashCode();
        if (o instanceof Object[] a) return (Integer) a[0] * 7L + ((long[]) a[2])[0];
        return o instanceof byte[] b ? b.length : 0;
    }

    static long hashAll() {
        long h = 0;
        for (int i = 0; i < table.length; i++) h = h * 31 + hash(table[i]);
        return h;
    }

    static void link(Random random) {
        for (Object o : table) {
            if (!(o instanceof Node n)) continue;
            if (table[random.nextInt(table.length)] instanceof Node other) n.left = other;
            if (table[random.nextInt(table.length)] instanceof Node other) n.right = other;
            Object payload = table[random.nextInt(table.length)];
            n.payload = payload instanceof Node ? null : payload;
        }
    }

    public static void main(String[] args) {
        Random random = new Random(5);
        for (int i = 0; i < table.length; i++) table[i] = make(i % 5, i);
        for (int round = 0; round < 6; round++) {
            link(random);
            Object local = table[round * 5];
            int identity = System.identityHashCode(local);
            long before = hashAll();
            System.gc();
            T.p("round", round, hashAll() == before, System.identityHashCode(local) == identity, table[round * 5] == local, before);
            int dead = 10 + 15 * round;  // per cent
            for (int i = 0; i < table.length; i++) {
                if (random.nextInt(100) < dead) table[i] = random.nextBoolean() ? null : make(random.nextInt(5), i);
            }
        }
    }
}
