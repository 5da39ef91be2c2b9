import java.util.*;
import java.util.concurrent.*;
import java.util.stream.*;

public class ParallelStreams {
    public static void main(String[] args) throws Exception {
        T.p(IntStream.range(0, 100000).parallel().filter(i -> i % 7 == 0).asLongStream().sum());
        T.p(LongStream.rangeClosed(1, 50000).parallel().map(x -> x * x % 1000).sum(), IntStream.range(0, 1000).parallel().boxed().collect(Collectors.toList()).hashCode());
        List<Integer> data = IntStream.range(0, 20000).mapToObj(i -> (i * 7919) % 20011).toList();
        T.p(data.parallelStream().sorted().limit(5).toList(), data.parallelStream().max(Integer::compare).get(), data.parallelStream().mapToInt(x -> x).sum(), data.parallelStream().distinct().count());
        T.p(new TreeMap<>(data.parallelStream().collect(Collectors.groupingByConcurrent(x -> x % 5, Collectors.counting()))));
        T.p(data.parallelStream().map(x -> "" + x % 10).collect(Collectors.joining()).hashCode(), data.parallelStream().reduce(0, (a, x) -> a + x % 3, Integer::sum), data.parallelStream().filter(x -> x == 77).findFirst());
        T.p(Arrays.stream(new double[1000]).parallel().map(x -> x + 1).sum(), Stream.iterate(1, x -> x + 1).parallel().limit(1000).mapToInt(x -> x).sum(), data.parallelStream().skip(19990).toList());
        StringBuffer ordered = new StringBuffer();
        IntStream.range(0, 50).parallel().forEachOrdered(i -> ordered.append(i));
        T.p(ordered);
        T.thrown("exception", () -> IntStream.range(0, 1000).parallel().forEach(i -> { if (i == 567) throw new IllegalStateException("at " + i); }));
        ForkJoinPool pool = new ForkJoinPool(3);
        T.p(pool.submit(() -> data.parallelStream().mapToLong(x -> x).sum()).get());
        pool.shutdown();
        T.p(pool.awaitTermination(5, TimeUnit.SECONDS));
        ConcurrentHashMap<Integer, Integer> m = new ConcurrentHashMap<>();
        IntStream.range(0, 20000).parallel().forEach(i -> m.merge(i % 100, 1, Integer::sum));
        T.p(m.values().stream().allMatch(x -> x == 200), m.reduceValues(1, Integer::sum), m.searchKeys(1, k -> k == 50 ? k : null), m.mappingCount());
        int[] big = new int[50000];
        Arrays.parallelSetAll(big, i -> (i * 31) ^ 0x5555);
        Arrays.parallelSort(big);
        boolean sorted = true;
        for (int i = 1; i < big.length; i++) sorted &= big[i - 1] <= big[i];
        T.p(sorted);
    }
}
