import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Receivers whose class follows from where they come from: made here, declared final, cast; also where the guess is wrong. */
public class ExactReceivers {
    interface Shape {
        int area();
        default int twice() { return 2 * area(); }
        default String name() { return "shape"; }
    }
    static class Square implements Shape {
        final int side;
        Square(int side) { this.side = side; }
        public int area() { return side * side; }
        public String toString() { return "square " + side; }
    }
    static class Tile extends Square {
        Tile(int side) { super(side); }
        public int area() { return super.area() + 1; }
        public String name() { return "tile"; }
    }
    static final class Last extends Square {
        Last() { super(9); }
        public int hashCode() { return 99; }
        public boolean equals(Object other) { return other instanceof Last; }
    }

    static int hash(Object o) { return o == null ? -1 : o.hashCode() ^ o.hashCode() >>> 16; }
    static boolean same(Object a, Object b) { return a.equals(b); }
    static int compare(Comparable<Object> a, Object b) { return a.compareTo(b); }
    static int length(CharSequence s) { return s.length() + s.charAt(0); }
    static String text(Object o) { return o.toString(); }
    static int kind(Object o) {
        if (o instanceof String) return 1;
        if (o instanceof Number) return o instanceof Integer ? 2 : 3;
        return o instanceof Comparable ? 4 : 5;
    }

    String field = "field";
    Integer boxed = 77;

    @SuppressWarnings({"unchecked", "rawtypes"})
    static long strings(String a, String b, ExactReceivers holder) {
        long n = hash(a) + 31L * hash(b) + (same(a, b) ? 1 : 0) + compare((Comparable) a, b) + length(a);
        n += hash(holder.field) + hash(holder.boxed) + hash(a + b) + hash(String.valueOf(n).intern());
        String c = a;
        for (int i = 0; i < 3; i++) {
            n += hash(c) + length(c);
            c = i == 0 ? b : c + i;
        }
        a = null;
        return n + hash(a) + hash("constant") + kind("x") + kind(7) + kind(7L) + kind('c') + kind(holder);
    }

    static int made(int i) {
        Shape s = new Square(i);
        int n = s.area() + s.twice() + s.name().length();
        s = new Tile(i);
        n += s.area() + s.twice() + s.name().length() + text(s).length();
        if (i % 3 == 0) s = new Last();
        n += s.area() + s.name().length() + hash(i % 2 == 0 ? s.name() : (Object) i);
        Object last = new Last();
        return n + hash(last) + (same(last, s) ? 1000 : 0) + (same(last, new Last()) ? 2000 : 0);
    }

    static String failing(Object o, int way) {
        try {
            switch (way) {
                case 0: return "" + hash((String) o);
                case 1: return "" + ((Shape) o).area();
                case 2: {
                    String s = o instanceof String t ? t : null;
                    return "" + s.length();
                }
                case 3: {
                    Object made = new Square(3);
                    return "" + ((Tile) made).area();
                }
                default: {
                    Comparable<String> c = (Comparable<String>) o;
                    return "" + c.compareTo("b");
                }
            }
        } catch (ClassCastException | NullPointerException e) {
            return e.getClass().getSimpleName();
        }
    }

    // One site sees packages, another, inlined within it, what the first made of them.
    static <A, B> B apply(Function<? super A, ? extends B> f, A a) { return f.apply(a); }
    static long chains() {
        Function<Package, String> name = Package::getName;
        Function<String, Integer> size = String::length;
        Function<Integer, Object> box = i -> List.of(i, i + 1);
        Package here = ExactReceivers.class.getPackage();
        long n = 0;
        for (int i = 0; i < 50; i++) {
            n += hash(apply(box, apply(size, apply(name, here))));
            n += Stream.of(here, String.class.getPackage()).map(name).map(size).map(box).filter(o -> kind(o) == 5).count();
        }
        return n;
    }

    public static void main(String[] args) {
        ExactReceivers holder = new ExactReceivers();
        Object[] objects = {"a", "bc", 7, 8L, 'c', new Square(2), new Tile(2), new Last(), null, holder.boxed};
        StringBuilder out = new StringBuilder();
        long n = 0;
        for (int i = 0; i < 400; i++) {
            n += strings("s" + i % 7, "t" + i % 3, holder) + made(i % 11);
            for (Object o : objects) {
                n += hash(o == null || o.getClass() == Square.class || o.getClass() == Tile.class ? "x" : o) + kind(o);
                for (int way = 0; way < 5; way++) {
                    String s = failing(o, way);
                    n += s.length();
                    if (i == 399 && !s.startsWith("-")) out.append(s).append(' ');
                }
            }
        }
        HashMap<Object, Integer> map = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            map.merge("k" + i % 13, i, Integer::sum);
            map.merge(i % 17, i, Integer::sum);
            map.merge((long) i % 5, i, Integer::sum);
        }
        List<Object> sums = new ArrayList<>(map.values());
        sums.sort((a, b) -> ((Integer) a).compareTo((Integer) b));
        System.out.println(n + " " + chains() + " " + sums);
        System.out.println(out);
    }
}
