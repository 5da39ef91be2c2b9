// jtest: opts --add-exports java.base/jdk.internal.misc=ALL-UNNAMED
// jtest: javac --add-exports java.base/jdk.internal.misc=ALL-UNNAMED
import java.util.Arrays;
import jdk.internal.misc.Unsafe;

/** Every operation of jdk.internal.misc.Unsafe on values of type float: in fields, statics, arrays and native memory, cold and hot, with neighbours that must not change. */
public class UnsafeFloat {
    static final Unsafe U = Unsafe.getUnsafe();
    float before = Float.NaN, field = 1.5f, after = Float.NaN;
    static float shared = 1.5f;

    static StringBuilder all(Object o, long at, float a, float b, float c) {
        StringBuilder log = new StringBuilder();
        U.putFloat(o, at, a); log.append(U.getFloat(o, at)); U.putFloat(o, at, b); log.append(U.getFloat(o, at)).append(";");
        U.putFloatVolatile(o, at, a); log.append(U.getFloatVolatile(o, at)); U.putFloatVolatile(o, at, b); log.append(U.getFloat(o, at)).append(";");
        U.putFloatOpaque(o, at, a); log.append(U.getFloatOpaque(o, at)); U.putFloatOpaque(o, at, b); log.append(U.getFloat(o, at)).append(";");
        U.putFloatRelease(o, at, c); log.append(U.getFloatAcquire(o, at)); U.putFloat(o, at, b);
        log.append(U.compareAndSetFloat(o, at, a, c)).append(U.compareAndSetFloat(o, at, b, a)).append(U.getFloat(o, at)).append(";");
        while (!U.weakCompareAndSetFloat(o, at, a, b)) { } log.append(U.getFloat(o, at));
        while (!U.weakCompareAndSetFloatPlain(o, at, b, a)) { } log.append(U.getFloat(o, at));
        while (!U.weakCompareAndSetFloatAcquire(o, at, a, b)) { } log.append(U.getFloat(o, at));
        while (!U.weakCompareAndSetFloatRelease(o, at, b, a)) { } log.append(U.getFloat(o, at));
        log.append(U.compareAndExchangeFloat(o, at, a, c)).append(U.getFloat(o, at)).append(";");
        log.append(U.compareAndExchangeFloatAcquire(o, at, c, a)).append(U.getFloat(o, at)).append(";");
        log.append(U.compareAndExchangeFloatRelease(o, at, a, b)).append(U.getFloat(o, at)).append(";");
        log.append(U.getAndSetFloat(o, at, c)).append(U.getFloat(o, at)).append(";");
        log.append(U.getAndSetFloatAcquire(o, at, a)).append(U.getFloat(o, at)).append(";");
        log.append(U.getAndSetFloatRelease(o, at, b)).append(U.getFloat(o, at)).append(";");
        log.append(U.getAndAddFloat(o, at, b)).append(U.getFloat(o, at)).append(";");
        log.append(U.getAndAddFloatAcquire(o, at, c)).append(U.getFloat(o, at)).append(";");
        log.append(U.getAndAddFloatRelease(o, at, a)).append(U.getFloat(o, at)).append(";");
        return log;
    }

    public static void main(String[] args) throws Exception {
        UnsafeFloat o = new UnsafeFloat();
        long field = U.objectFieldOffset(UnsafeFloat.class, "field");
        java.lang.reflect.Field shared = UnsafeFloat.class.getDeclaredField("shared");
        Object base = U.staticFieldBase(shared);
        long offset = U.staticFieldOffset(shared);
        float[] array = new float[9];
        long first = U.arrayBaseOffset(float[].class), scale = U.arrayIndexScale(float[].class);
        long memory = U.allocateMemory(64);
        U.setMemory(memory, 64, (byte) 0x55);
        String expected = all(o, field, 1.5f, -0.0f, Float.NaN).toString();
        T.p(expected);
        for (int i = 0; i < 1500; i++) {
            String one = all(o, field, 1.5f, -0.0f, Float.NaN).toString(), two = all(base, offset, 1.5f, -0.0f, Float.NaN).toString(), three = all(array, first + (i % 3 * 3 + 1) * scale, 1.5f, -0.0f, Float.NaN).toString(), four = all(null, memory + 8 * (i % 5 + 1), 1.5f, -0.0f, Float.NaN).toString();
            if (!one.equals(expected) || !two.equals(expected) || !three.equals(expected) || !four.equals(expected)) { T.p("differs", i, one, two, three); break; }
        }
        T.p(array, o.before, o.field, o.after, UnsafeFloat.shared, scale);
        T.p(U.getLong(memory) == 0x5555555555555555L, U.getLong(memory + 48) == 0x5555555555555555L);
        U.freeMemory(memory);
    }
}
