// Handles called often from one place with few and many targets; invokedynamic sites linked from two threads at once.
import java.lang.invoke.*;
import java.util.function.*;
import static java.lang.invoke.MethodType.methodType;

public class PolymorphicHot {
    static int a(int x) { return x + 1; }
    static int b(int x) { return x * 3; }
    static int c(int x) { return x ^ 0x55; }
    static int call(MethodHandle h, int x) throws Throwable { return (int) h.invokeExact(x); }

    public static void main(String[] args) throws Throwable {
        MethodHandles.Lookup l = MethodHandles.lookup();
        MethodType t = methodType(int.class, int.class);
        MethodHandle[] hs = {l.findStatic(PolymorphicHot.class, "a", t), l.findStatic(PolymorphicHot.class, "b", t), l.findStatic(PolymorphicHot.class, "c", t), MethodHandles.identity(int.class), MethodHandles.insertArguments(l.findStatic(Math.class, "max", methodType(int.class, int.class, int.class)), 0, 77)};
        int sum = 0;
        for (int i = 0; i < 60000; i++) sum += call(hs[i < 20000 ? 0 : i % hs.length], i);
        T.p(sum);
        IntUnaryOperator[] fs = {x -> x + 1, x -> x - 1, PolymorphicHot::b, Integer::reverse, x -> fsum(x)};
        long total = 0;
        for (int i = 0; i < 60000; i++) total += fs[i < 30000 ? i & 1 : i % 5].applyAsInt(i);
        T.p(total);
        int[] results = new int[4];
        Thread[] threads = new Thread[4];
        for (int k = 0; k < 4; k++) {
            int n = k;
            threads[k] = new Thread(() -> {
                Supplier<String> s = () -> "linked" + results.length + 'x' + 2.5;
                for (int i = 0; i < 100; i++) results[n] += s.get().length() + (i + "|" + n).length();
            });
            threads[k].start();
        }
        for (Thread th : threads) th.join();
        T.p(results);
        MutableCallSite site = new MutableCallSite(hs[0]);
        MethodHandle dyn = site.dynamicInvoker();
        int flips = 0;
        for (int i = 0; i < 3000; i++) {
            if (i % 500 == 499) site.setTarget(hs[i / 500 % 3]);
            flips = flips * 7 + (int) dyn.invokeExact(i);
        }
        T.p(flips);
    }

    static int fsum(int x) { return x % 10; }
}
