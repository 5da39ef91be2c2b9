import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The collections of the library, and sorting. */
final class CollectionKernels {
    static void register() {
        Harness.add("collection", "hashmap", CollectionKernels::hashMap);
        Harness.add("collection", "treemap", CollectionKernels::treeMap);
        Harness.add("collection", "quicksort", CollectionKernels::quicksort);
        Harness.add("collection", "listsort", CollectionKernels::listSort);
        Harness.add("collection", "queues", CollectionKernels::queues);
        Harness.add("collection", "streams", CollectionKernels::streams);
    }

    static long hashMap() {
        Map<Integer, Integer> map = new HashMap<>();
        for (int i = 0; i < 20_000; i++) map.merge(i * 31 % 5000, i, Integer::sum);
        long sum = 0;
        for (Map.Entry<Integer, Integer> entry : map.entrySet()) sum += entry.getKey() ^ entry.getValue();
        return sum;
    }

    static long treeMap() {
        TreeMap<Integer, String> map = new TreeMap<>();
        for (int i = 0; i < 5000; i++) map.put(i * 7919 % 10007, "x");
        long sum = 0;
        for (int key : map.keySet()) sum = sum * 31 + key;
        return sum + map.floorKey(5000);
    }

    static void quicksort(int[] a, int low, int high) {
        int i = low, j = high, pivot = a[(low + high) >>> 1];
        while (i <= j) {
            while (a[i] < pivot) i++;
            while (a[j] > pivot) j--;
            if (i <= j) {
                int swap = a[i];
                a[i++] = a[j];
                a[j--] = swap;
            }
        }
        if (low < j) quicksort(a, low, j);
        if (i < high) quicksort(a, i, high);
    }

    static long quicksort() {
        int[] a = new int[20_000];
        int seed = 1;
        for (int i = 0; i < a.length; i++) a[i] = seed = seed * 1103515245 + 12345;
        quicksort(a, 0, a.length - 1);
        return Arrays.hashCode(a);
    }

    static long listSort() {
        List<Integer> list = new ArrayList<>();
        Random random = new Random(42);
        for (int i = 0; i < 5000; i++) list.add(random.nextInt());
        Collections.sort(list, (a, b) -> Integer.compare(b, a));
        long sum = 0;
        for (int value : list) sum = sum * 31 + value;
        return sum;
    }

    static long queues() {
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        PriorityQueue<Long> heap = new PriorityQueue<>();
        long sum = 0;
        for (int i = 0; i < 10_000; i++) {
            queue.add(i);
            heap.add(i * 7919L % 1009);
            if (i % 3 == 2) sum = sum * 31 + queue.poll() + heap.poll();
        }
        return sum;
    }

    static long streams() {
        return IntStream.range(0, 10_000).filter(i -> i % 3 != 0).mapToObj(Integer::valueOf)
            .map(i -> i * 2).mapToLong(Integer::longValue).sum();
    }
}
