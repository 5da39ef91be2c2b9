/** Native methods called until they are compiled: every mix of arguments and results, collections meanwhile, rebinding. */
public class Stubs {
    static native long integers(boolean z, byte b, short s, char c, int i, long j);
    static native double floats(float a, double b, float c, double d, float e, double f, float g, double h, float i, double j);
    native double mixed(Object o, double a, int b, float c, long d, String s, double e, boolean z, short t, float f, Object p);
    static native double difference(double a, double b);
    static native float ratio(float a, int b, float c);
    static native boolean asBoolean(int value);
    static native byte asByte(int value);
    static native short asShort(int value);
    static native char asChar(int value);
    static native float asFloat(int value);
    native Object same(Object o);
    static native Object fresh(int value);
    static native Object weak(Object o);
    static native Object manyReferences(int count, Object o);
    static native Object pushed(Object o);
    static native Class<?> self();
    static native void fail(String message);
    static synchronized native int locked(int value);
    synchronized native void lockedFail();
    synchronized native Object lockedSame(Object o);
    static synchronized native Object lockedFresh(int value);
    synchronized native double lockedDouble(double a, float b);
    native int callBack(int depth);
    static native int bound();
    static native void bind(boolean second);
    static native void unbind();

    int down(int depth) {
        if (depth == 0) garbage();
        return depth == 0 ? 1 : 1 + callBack(depth - 1);
    }
    static Object[] kept = new Object[64];
    static void garbage() {
        for (int i = 0; i < 2000; i++) kept[i & 63] = new byte[300];
    }
    static String caught(Runnable body) {
        try {
            body.run();
            return "nothing";
        } catch (Throwable t) {
            return t.getClass().getName() + " " + t.getMessage() + " at " + t.getStackTrace()[0].getMethodName();
        }
    }

    /** All threads through the same locks; results are objects that collections move. */
    static long contended(int n, Stubs shared) {
        Object fresh = lockedFresh(n);
        long h = shared.lockedSame(fresh) == fresh ? 1 : 0;
        h = 31 * h + (shared.lockedSame(null) == null ? 1 : 0) + fresh.hashCode();
        h = 31 * h + (long) shared.lockedDouble(n, 0.5f);
        synchronized (shared) {  // recursive: not for the fast path
            h = 31 * h + (shared.lockedSame(shared) == shared ? 1 : 0);
        }
        return h;
    }

    // Values that are in registers already, in another order than the C function wants them; results that are arguments again.
    static double swapped(double a, double b) {
        return difference(b, a);
    }
    static float turned(float a, float c) {
        return ratio(c, 3, a);
    }
    static double chained(int n) {
        double sum = 0;
        float part = 1;
        for (int i = 0; i < 5; i++) {
            sum += swapped(sum + n, sum * 0.5) - difference(n * 0.25, difference(sum, part));
            part = turned(part + n, part * 0.5f) + ratio(part, i, 1.5f);
        }
        return sum + part;
    }

    static long round(int n, Stubs o) {
        long h = integers((n & 1) != 0, (byte) n, (short) (n * 7), (char) (n * 31), -n, n * 0x123456789L);
        h = 31 * h + (long) floats(n, 2 * n, 3.5f, -n, n, 1, 2, 3, n, 0.5 * n);
        h = 31 * h + (long) o.mixed(o, n, -n, 1.5f, n * 3L, n % 5 == 0 ? null : "s" + n, 2, true, (short) -n, 4, n % 3 == 0 ? null : o);
        h = 31 * h + (asBoolean(n) ? 1 : 0) + asByte(n) + asShort(n * 1000) + asChar(-n) + (long) asFloat(n);
        Object fresh = fresh(n);
        h = 31 * h + (o.same(fresh) == fresh ? 1 : 0) + (o.same(null) == null ? 2 : 0) + fresh.hashCode();
        h = 31 * h + (weak(fresh) == fresh ? 1 : 0) + (manyReferences(n % 90, fresh) == fresh ? 1 : 0);
        h = 31 * h + (pushed(fresh) == fresh ? 1 : 0) + (self() == Stubs.class ? 1 : 0) + locked(n);
        h = 31 * h + Double.doubleToLongBits(chained(n));
        return h;
    }

    // Enough calls to be compiled; HotSpot's checks of -Xcheck:jni make each call a hundred times dearer.
    static final int ROUNDS = 600;

    public static void main(String[] args) throws Exception {
        System.loadLibrary("native");
        Stubs o = new Stubs();
        long h = 0;
        for (int n = 0; n < 2 * ROUNDS; n++) {
            h = 1000003 * h + round(n, o);
            if (n % 100 == 0) garbage();
        }
        System.out.println(h);
        for (int n = 0; n < ROUNDS; n++) {
            String a = caught(() -> fail("message"));
            String b = caught(o::lockedFail);
            if (n % (ROUNDS / 3) == 0) System.out.println(a + " / " + b + " " + Thread.holdsLock(o));
        }
        int depths = 0;
        for (int n = 0; n < ROUNDS; n++) depths += o.callBack(n % 7);
        System.out.println(depths);
        int bounds = 0;
        for (int n = 0; n < 2 * ROUNDS; n++) {
            if (n % (ROUNDS / 2) == 0) bind(n % ROUNDS == 0);
            bounds += bound();
        }
        System.out.println(bounds);
        unbind();
        System.out.println(bound());
        o.hashCode();
        System.out.println(caught(o::lockedFail) + " " + Thread.holdsLock(o));
        Stubs shared = new Stubs();
        Thread[] threads = new Thread[3];
        long[] sums = new long[3];
        for (int t = 0; t < 3; t++) {
            int number = t;
            threads[t] = new Thread(() -> {
                for (int n = 0; n < ROUNDS; n++) {
                    sums[number] = 31 * sums[number] + round(n, new Stubs()) + contended(n, shared);
                    if (n % 64 == 0) garbage();
                }
            });
            threads[t].start();
        }
        for (Thread thread : threads) thread.join();
        System.out.println(sums[0] + " " + (sums[0] == sums[1] && sums[1] == sums[2]));
    }
}
