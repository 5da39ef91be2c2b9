import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** usage: Harness NAME SECONDS; prints the checksum, and median and minimum of an iteration in nanoseconds. No name: the list. */
final class Harness {
    record Entry(String kind, Kernel kernel) {}

    static final Map<String, Entry> KERNELS = new LinkedHashMap<>();

    static void add(String kind, String name, Kernel kernel) {
        KERNELS.put(name, new Entry(kind, kernel));
    }

    public static void main(String[] args) throws Exception {
        LoopKernels.register();
        CallKernels.register();
        ObjectKernels.register();
        CollectionKernels.register();
        StringKernels.register();
        if (args.length == 0) {
            KERNELS.forEach((name, entry) -> System.out.println(entry.kind + " " + name));
            return;
        }
        Kernel kernel = KERNELS.get(args[0]).kernel;
        long budget = (long) (Double.parseDouble(args[1]) * 1e9);
        long checksum = kernel.run();
        measure(kernel, checksum, budget / 2, 3);
        long[] times = measure(kernel, checksum, budget, 5);
        System.out.println(checksum + " " + times[times.length / 2] + " " + times[0]);
    }

    /** Sorted times of iterations until the budget is spent, at least `least` of them. */
    static long[] measure(Kernel kernel, long checksum, long budget, int least) throws Exception {
        long[] times = new long[10000];
        int count = 0;
        long begin = System.nanoTime();
        while (count < least || (System.nanoTime() - begin < budget && count < times.length)) {
            long start = System.nanoTime();
            if (kernel.run() != checksum) throw new AssertionError("another checksum");
            times[count++] = System.nanoTime() - start;
        }
        times = Arrays.copyOf(times, count);
        Arrays.sort(times);
        return times;
    }
}
