import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Calls between Java and C: nanoseconds of processor time each. Arguments: the library, calls per round. */
public class Calls {
    static native void nothing();
    static native int add(int a, int b);
    static native double mix(long a, double b, float c, Object d);
    native Object self(Object other);
    static synchronized native void locked();
    // From C: that many calls of the method below, by its kind.
    static native int callStatic(Class<?> c, int count);
    static native int callVirtual(Calls receiver, int count);
    static native int callArray(Calls receiver, int count);

    int field;

    static int twice(int a) {
        return a + a;
    }
    int next(int a, Object o) {
        field += a;
        return field;
    }

    interface Body {
        long run(int count);
    }

    static final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    static void time(String name, int count, Body body) {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 40; round++) {
            long start = threads.getCurrentThreadCpuTime();
            body.run(count);
            best = Math.min(best, (threads.getCurrentThreadCpuTime() - start) / (double) count);
        }
        System.out.printf("%s %.2f%n", name, best);
    }

    static long loopNothing(int count) {
        for (int i = 0; i < count; i++) nothing();
        return 0;
    }
    static long loopAdd(int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) sum = add(sum, i);
        return sum;
    }
    static long loopMix(int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) sum += mix(i, sum, 1.5f, "x");
        return (long) sum;
    }
    static long loopSelf(int count) {
        Calls calls = new Calls();
        Object o = calls;
        for (int i = 0; i < count; i++) o = calls.self(o);
        return o.hashCode();
    }
    static long loopLocked(int count) {
        for (int i = 0; i < count; i++) locked();
        return 0;
    }

    public static void main(String[] args) {
        System.load(args[0]);
        int count = Integer.parseInt(args[1]);
        time("java-to-c-nothing", count, Calls::loopNothing);
        time("java-to-c-add", count, Calls::loopAdd);
        time("java-to-c-mix", count, Calls::loopMix);
        time("java-to-c-object", count, Calls::loopSelf);
        time("java-to-c-synchronized", count, Calls::loopLocked);
        Calls calls = new Calls();
        time("c-to-java-static", count, n -> callStatic(Calls.class, n));
        time("c-to-java-virtual", count, n -> callVirtual(calls, n));
        time("c-to-java-array", count, n -> callArray(calls, n));
    }
}
