// jtest: gc-subset
import java.util.List;

public class Records {
    record Point(int x, int y) {
        static Point origin() { return new Point(0, 0); }
        double norm() { return Math.sqrt(x * x + y * y); }
    }

    record All(byte b, short s, char c, int i, long l, float f, double d, boolean z, String t, int[] a) { }

    record Range(int lo, int hi) {
        Range {
            if (lo > hi) throw new IllegalArgumentException(lo + ">" + hi);
        }
        Range(int hi) { this(0, hi); }
    }

    record Box<T extends Comparable<T>>(T value, List<T> more) implements Comparable<Box<T>> {
        public int compareTo(Box<T> o) { return value.compareTo(o.value); }
        public T value() { return value; }
    }

    record Empty() { }

    record Custom(String s) {
        @Override public String toString() { return "Custom!"; }
        @Override public boolean equals(Object o) { return o instanceof Custom; }
        @Override public int hashCode() { return 17; }
    }

    public static void main(String[] args) {
        Point p = new Point(3, 4);
        T.p(p, p.x(), p.norm(), p.equals(new Point(3, 4)), p.equals(new Point(4, 3)), p.equals(null), p.equals("x"));
        T.p(p.hashCode(), Point.origin(), new Empty(), new Empty().equals(new Empty()), new Empty().hashCode());
        int[] shared = {1};
        All a = new All((byte) 1, (short) 2, 'c', 4, 5L, 6.5f, -0.0, true, null, shared);
        All b = new All((byte) 1, (short) 2, 'c', 4, 5L, 6.5f, 0.0, true, null, shared);
        All c = new All((byte) 1, (short) 2, 'c', 4, 5L, 6.5f, -0.0, true, null, shared);
        T.p(a.equals(b), a.equals(c), a.hashCode() == c.hashCode(), a.toString().replaceAll("@[0-9a-f]+", "@"));
        All n1 = new All((byte) 0, (short) 0, 'c', 0, 0, Float.NaN, Double.NaN, false, "t", null);
        All n2 = new All((byte) 0, (short) 0, 'c', 0, 0, 0f / 0, Double.NaN, false, "t", null);
        T.p(n1.equals(n2), n1.hashCode() == n2.hashCode(), n1);
        T.thrown("range", () -> new Range(5, 1));
        T.p(new Range(7), new Box<>("v", List.of("w")), new Box<>(1, List.of()).compareTo(new Box<>(2, null)));
        T.p(new Custom("a"), new Custom("a").equals(new Custom("b")), new Custom("z").hashCode());
        record Local(Point p, Range r) { }
        T.p(new Local(p, new Range(9)), new Local(p, null).equals(new Local(new Point(3, 4), null)));
        for (var component : All.class.getRecordComponents()) {
            T.p(component.getName(), component.getType(), component.getAccessor().getName());
        }
        T.p(Point.class.isRecord(), Records.class.isRecord(), Point.class.getSuperclass());
    }
}
