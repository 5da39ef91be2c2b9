import java.lang.invoke.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;

/** Call sites, handles and lambdas linked by several threads at once give the same results, and hot handles of many shapes work together. */
public class ThreadedLinkage {
    static int id(int x) { return x; }
    static long sum(int a, long b) { return a + b; }
    static double mean(double a, float b) { return (a + b) / 2; }
    static String name(Object o, String s) { return o + s; }

    static String work(int k) throws Throwable {
        MethodHandles.Lookup l = MethodHandles.lookup();
        MethodHandle a = l.findStatic(ThreadedLinkage.class, "id", MethodType.methodType(int.class, int.class));
        MethodHandle b = l.findStatic(ThreadedLinkage.class, "sum", MethodType.methodType(long.class, int.class, long.class));
        MethodHandle c = l.findStatic(ThreadedLinkage.class, "mean", MethodType.methodType(double.class, double.class, float.class));
        MethodHandle d = l.findStatic(ThreadedLinkage.class, "name", MethodType.methodType(String.class, Object.class, String.class));
        StringBuilder r = new StringBuilder();
        for (int i = 0; i < k % 5 + 1; i++) {
            MethodHandle chain = a;
            for (int j = 0; j < i; j++) chain = MethodHandles.filterReturnValue(chain, a);
            r.append((int) chain.invokeExact(i)).append((long) b.invokeExact(i, 2L)).append((double) c.invokeExact((double) i, 1f)).append((String) d.invokeExact((Object) i, "n"));
            MethodHandle dropped = MethodHandles.dropArguments(b, i % 2, String.class, int.class);
            r.append(dropped.invokeWithArguments(i % 2 == 0 ? List.of("s", 1, i, 3L) : List.of(i, "s", 1, 3L)));
            MethodHandle folded = MethodHandles.foldArguments(MethodHandles.dropArguments(b.asType(MethodType.methodType(long.class, int.class, int.class)), 2), a);
            r.append(folded.invoke(i));
        }
        IntFunction<String> f = x -> "l" + x + k % 5;
        BiFunction<Integer, Long, String> g = (x, y) -> x + "," + y + f.apply(x);
        r.append(f.apply(1)).append(g.apply(2, 3L)).append(new Rec(k % 5, "r"));
        return r.toString();
    }

    record Rec(int a, String b) { }

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(6);
        CyclicBarrier barrier = new CyclicBarrier(6);
        List<Future<String>> all = new ArrayList<>();
        for (int t = 0; t < 6; t++) {
            all.add(pool.submit(() -> {
                barrier.await();
                StringBuilder s = new StringBuilder();
                for (int i = 0; i < 60; i++) {
                    try { s.append(work(i)); } catch (Throwable e) { s.append(e); }
                }
                return s.toString();
            }));
        }
        Set<String> different = new HashSet<>();
        for (Future<String> f : all) different.add(f.get());
        pool.shutdown();
        String one = different.iterator().next();
        T.p(different.size(), one.length(), one.hashCode(), one.substring(0, 60));
    }
}
