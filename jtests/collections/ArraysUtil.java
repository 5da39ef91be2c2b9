// jtest: gc-subset
import java.util.*;

public class ArraysUtil {
    public static void main(String[] args) {
        Random r = new Random(42);
        int[] ints = r.ints(3000, -1000, 1000).toArray();
        long[] longs = r.longs(500).toArray();
        double[] doubles = new double[500];
        for (int i = 0; i < 500; i++) doubles[i] = i % 50 == 0 ? Double.NaN : i % 49 == 0 ? -0.0 : i % 48 == 0 ? 0.0 : r.nextGaussian();
        byte[] bytes = new byte[1000];
        r.nextBytes(bytes);
        char[] chars = new char[300];
        for (int i = 0; i < 300; i++) chars[i] = (char) r.nextInt(65536);
        T.p(Arrays.hashCode(ints), Arrays.hashCode(longs), Arrays.hashCode(doubles), Arrays.hashCode(bytes), Arrays.hashCode(chars));
        int[] parallel = ints.clone();
        Arrays.sort(ints);
        Arrays.parallelSort(parallel);
        Arrays.sort(longs);
        Arrays.sort(doubles);
        Arrays.sort(bytes);
        Arrays.sort(chars);
        T.p(Arrays.hashCode(ints), Arrays.equals(ints, parallel), Arrays.hashCode(longs), Arrays.hashCode(doubles), Arrays.hashCode(bytes), Arrays.hashCode(chars), doubles[499], doubles[489]);
        T.p(Arrays.binarySearch(ints, 17) >= 0, Arrays.binarySearch(ints, 5000), Arrays.stream(ints).distinct().count());
        String[] s = {"pear", "Fig", "apple", "fig", "zoo", "Apple"};
        Arrays.sort(s);
        T.p((Object) s);
        Arrays.sort(s, String.CASE_INSENSITIVE_ORDER);
        T.p((Object) s);
        Arrays.sort(s, 1, 4, Comparator.comparing(String::length).reversed());
        T.p((Object) s);
        Integer[] boxed = new Integer[500];
        Arrays.setAll(boxed, i -> i * 37 % 101);
        Arrays.sort(boxed, (a, b) -> Integer.compare(b % 10, a % 10));
        T.p(Arrays.asList(boxed).hashCode());
        T.p(Arrays.toString(new boolean[] {true}), Arrays.deepToString(new int[][] {{1}, null, {2, 3}}), Arrays.equals(new double[] {0.0}, new double[] {-0.0}), Arrays.deepEquals(new int[][] {{1}}, new int[][] {{1}}), Arrays.deepHashCode(new Object[] {1, new int[] {2}}));
        T.p(Arrays.copyOf(s, 8), Arrays.copyOfRange(ints, 2998, 3002), Arrays.copyOf(new Object[] {"a"}, 1, String[].class).getClass(), Arrays.mismatch(new int[] {1, 2}, new int[] {1, 3}), Arrays.compare(new byte[] {1}, new byte[] {-1}), Arrays.compareUnsigned(new byte[] {1}, new byte[] {-1}));
        int[] prefix = {1, 2, 3, 4, 5};
        Arrays.parallelPrefix(prefix, (a, b) -> a * b);
        T.p(prefix, Arrays.stream(prefix, 1, 4).sum());
        long[] filled = new long[5];
        Arrays.fill(filled, 1, 3, 7L);
        T.p(filled, Arrays.asList(1, 2).contains(2), Arrays.stream(new double[] {1, 2, 3}).average().getAsDouble());
        T.thrown("comparison contract is unnoticed or noticed alike", () -> Arrays.sort(new Integer[] {3, 1, 2}, (a, b) -> 1));
        T.thrown("sort range", () -> Arrays.sort(prefix, 3, 2));
        T.thrown("sort mixed", () -> Arrays.sort(new Object[] {"a", 1}));
        T.p(Objects.hash(1, "a", null), Objects.equals(null, null), Objects.toString(null, "d"), Objects.requireNonNullElse(null, 5), Objects.hashCode(null));
        T.p(new SplittableRandom(3).nextInt(1000), new Random(7).nextLong(), Optional.of(3).map(x -> x + 1).filter(x -> x > 3).or(() -> Optional.empty()), OptionalInt.empty(), Optional.ofNullable(null).isEmpty());
    }
}
