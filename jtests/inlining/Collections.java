// Collections while frames of callees in place hold references in registers, operands and locals.
// jtest: gc-subset
public class Collections {
    static final class Pair {
        final Object left, right;

        Pair(Object left, Object right) {
            this.left = left;
            this.right = right;
        }

        Object left() { return left; }

        Pair swap() { return new Pair(right, left); }
    }

    static Object keep;
    static int calls;

    static String name(int i) {
        Object garbage = new byte[100 + (i & 63)];
        keep = garbage;
        if (i % 500 == 0) collect();
        return new StringBuilder().append('n').append(i).toString();
    }

    static void collect() {
        calls++;
        if (calls % 10 == 0) System.gc();
    }

    static Pair pair(int i, Pair before) {
        Pair made = new Pair(name(i), before == null ? "none" : before.left());
        return choose(made, name(i + 1), i);
    }

    static Pair choose(Pair made, String other, int i) {
        long wide = i * 3L;
        Pair swapped = made.swap();
        return (wide & 1) == 0 ? swapped : new Pair(made.left(), other);
    }

    static int lengths(Pair p) { return ((String) p.left()).length() + ((String) p.swap().left()).length(); }

    public static void main(String[] args) {
        Pair before = null;
        long sum = 0;
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
        for (int i = 0; i < rounds; i++) {
            Pair p = pair(i, before);
            sum += lengths(p) * 31L + p.left().hashCode() % 7;
            before = i % 3 == 0 ? null : p;
        }
        System.out.println(sum);
    }
}
