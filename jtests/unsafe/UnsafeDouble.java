// jtest: opts --add-exports java.base/jdk.internal.misc=ALL-UNNAMED
// jtest: javac --add-exports java.base/jdk.internal.misc=ALL-UNNAMED
import java.util.Arrays;
import jdk.internal.misc.Unsafe;

/** Every operation of jdk.internal.misc.Unsafe on values of type double: in fields, statics, arrays and native memory, cold and hot, with neighbours that must not change. */
public class UnsafeDouble {
    static final Unsafe U = Unsafe.getUnsafe();
    double before = -0.0, field = 0.1, after = -0.0;
    static double shared = 0.1;

    static StringBuilder all(Object o, long at, double a, double b, double c) {
        StringBuilder log = new StringBuilder();
        U.putDouble(o, at, a); log.append(U.getDouble(o, at)); U.putDouble(o, at, b); log.append(U.getDouble(o, at)).append(";");
        U.putDoubleVolatile(o, at, a); log.append(U.getDoubleVolatile(o, at)); U.putDoubleVolatile(o, at, b); log.append(U.getDouble(o, at)).append(";");
        U.putDoubleOpaque(o, at, a); log.append(U.getDoubleOpaque(o, at)); U.putDoubleOpaque(o, at, b); log.append(U.getDouble(o, at)).append(";");
        U.putDoubleRelease(o, at, c); log.append(U.getDoubleAcquire(o, at)); U.putDouble(o, at, b);
        log.append(U.compareAndSetDouble(o, at, a, c)).append(U.compareAndSetDouble(o, at, b, a)).append(U.getDouble(o, at)).append(";");
        while (!U.weakCompareAndSetDouble(o, at, a, b)) { } log.append(U.getDouble(o, at));
        while (!U.weakCompareAndSetDoublePlain(o, at, b, a)) { } log.append(U.getDouble(o, at));
        while (!U.weakCompareAndSetDoubleAcquire(o, at, a, b)) { } log.append(U.getDouble(o, at));
        while (!U.weakCompareAndSetDoubleRelease(o, at, b, a)) { } log.append(U.getDouble(o, at));
        log.append(U.compareAndExchangeDouble(o, at, a, c)).append(U.getDouble(o, at)).append(";");
        log.append(U.compareAndExchangeDoubleAcquire(o, at, c, a)).append(U.getDouble(o, at)).append(";");
        log.append(U.compareAndExchangeDoubleRelease(o, at, a, b)).append(U.getDouble(o, at)).append(";");
        log.append(U.getAndSetDouble(o, at, c)).append(U.getDouble(o, at)).append(";");
        log.append(U.getAndSetDoubleAcquire(o, at, a)).append(U.getDouble(o, at)).append(";");
        log.append(U.getAndSetDoubleRelease(o, at, b)).append(U.getDouble(o, at)).append(";");
        log.append(U.getAndAddDouble(o, at, b)).append(U.getDouble(o, at)).append(";");
        log.append(U.getAndAddDoubleAcquire(o, at, c)).append(U.getDouble(o, at)).append(";");
        log.append(U.getAndAddDoubleRelease(o, at, a)).append(U.getDouble(o, at)).append(";");
        return log;
    }

    public static void main(String[] args) throws Exception {
        UnsafeDouble o = new UnsafeDouble();
        long field = U.objectFieldOffset(UnsafeDouble.class, "field");
        java.lang.reflect.Field shared = UnsafeDouble.class.getDeclaredField("shared");
        Object base = U.staticFieldBase(shared);
        long offset = U.staticFieldOffset(shared);
        double[] array = new double[9];
        long first = U.arrayBaseOffset(double[].class), scale = U.arrayIndexScale(double[].class);
        long memory = U.allocateMemory(64);
        U.setMemory(memory, 64, (byte) 0x55);
        String expected = all(o, field, 0.1, Double.NaN, -0.0).toString();
        T.p(expected);
        for (int i = 0; i < 1500; i++) {
            String one = all(o, field, 0.1, Double.NaN, -0.0).toString(), two = all(base, offset, 0.1, Double.NaN, -0.0).toString(), three = all(array, first + (i % 3 * 3 + 1) * scale, 0.1, Double.NaN, -0.0).toString(), four = all(null, memory + 8 * (i % 5 + 1), 0.1, Double.NaN, -0.0).toString();
            if (!one.equals(expected) || !two.equals(expected) || !three.equals(expected) || !four.equals(expected)) { T.p("differs", i, one, two, three); break; }
        }
        T.p(array, o.before, o.field, o.after, UnsafeDouble.shared, scale);
        T.p(U.getLong(memory) == 0x5555555555555555L, U.getLong(memory + 48) == 0x5555555555555555L);
        U.freeMemory(memory);
    }
}
