// jtest: opts --add-exports java.base/jdk.internal.misc=ALL-UNNAMED
// jtest: javac --add-exports java.base/jdk.internal.misc=ALL-UNNAMED
import java.util.Arrays;
import jdk.internal.misc.Unsafe;

/** Every operation of jdk.internal.misc.Unsafe on values of type int: in fields, statics, arrays and native memory, cold and hot, with neighbours that must not change. */
public class UnsafeInt {
    static final Unsafe U = Unsafe.getUnsafe();
    int before = -559038737, field = 1, after = -559038737;
    static int shared = 1;

    static StringBuilder all(Object o, long at, int a, int b, int c) {
        StringBuilder log = new StringBuilder();
        U.putInt(o, at, a); log.append(U.getInt(o, at)); U.putInt(o, at, b); log.append(U.getInt(o, at)).append(";");
        U.putIntVolatile(o, at, a); log.append(U.getIntVolatile(o, at)); U.putIntVolatile(o, at, b); log.append(U.getInt(o, at)).append(";");
        U.putIntOpaque(o, at, a); log.append(U.getIntOpaque(o, at)); U.putIntOpaque(o, at, b); log.append(U.getInt(o, at)).append(";");
        U.putIntRelease(o, at, c); log.append(U.getIntAcquire(o, at)); U.putInt(o, at, b);
        log.append(U.compareAndSetInt(o, at, a, c)).append(U.compareAndSetInt(o, at, b, a)).append(U.getInt(o, at)).append(";");
        while (!U.weakCompareAndSetInt(o, at, a, b)) { } log.append(U.getInt(o, at));
        while (!U.weakCompareAndSetIntPlain(o, at, b, a)) { } log.append(U.getInt(o, at));
        while (!U.weakCompareAndSetIntAcquire(o, at, a, b)) { } log.append(U.getInt(o, at));
        while (!U.weakCompareAndSetIntRelease(o, at, b, a)) { } log.append(U.getInt(o, at));
        log.append(U.compareAndExchangeInt(o, at, a, c)).append(U.getInt(o, at)).append(";");
        log.append(U.compareAndExchangeIntAcquire(o, at, c, a)).append(U.getInt(o, at)).append(";");
        log.append(U.compareAndExchangeIntRelease(o, at, a, b)).append(U.getInt(o, at)).append(";");
        log.append(U.getAndSetInt(o, at, c)).append(U.getInt(o, at)).append(";");
        log.append(U.getAndSetIntAcquire(o, at, a)).append(U.getInt(o, at)).append(";");
        log.append(U.getAndSetIntRelease(o, at, b)).append(U.getInt(o, at)).append(";");
        log.append(U.getAndAddInt(o, at, b)).append(U.getInt(o, at)).append(";");
        log.append(U.getAndAddIntAcquire(o, at, c)).append(U.getInt(o, at)).append(";");
        log.append(U.getAndAddIntRelease(o, at, a)).append(U.getInt(o, at)).append(";");
        log.append(U.getAndBitwiseOrInt(o, at, b)).append(U.getInt(o, at)).append(";");
        log.append(U.getAndBitwiseOrIntAcquire(o, at, c)).append(U.getInt(o, at)).append(";");
        log.append(U.getAndBitwiseOrIntRelease(o, at, a)).append(U.getInt(o, at)).append(";");
        log.append(U.getAndBitwiseAndInt(o, at, b)).append(U.getInt(o, at)).append(";");
        log.append(U.getAndBitwiseAndIntAcquire(o, at, c)).append(U.getInt(o, at)).append(";");
        log.append(U.getAndBitwiseAndIntRelease(o, at, a)).append(U.getInt(o, at)).append(";");
        log.append(U.getAndBitwiseXorInt(o, at, b)).append(U.getInt(o, at)).append(";");
        log.append(U.getAndBitwiseXorIntAcquire(o, at, c)).append(U.getInt(o, at)).append(";");
        log.append(U.getAndBitwiseXorIntRelease(o, at, a)).append(U.getInt(o, at)).append(";");
        return log;
    }

    public static void main(String[] args) throws Exception {
        UnsafeInt o = new UnsafeInt();
        long field = U.objectFieldOffset(UnsafeInt.class, "field");
        java.lang.reflect.Field shared = UnsafeInt.class.getDeclaredField("shared");
        Object base = U.staticFieldBase(shared);
        long offset = U.staticFieldOffset(shared);
        int[] array = new int[9];
        long first = U.arrayBaseOffset(int[].class), scale = U.arrayIndexScale(int[].class);
        long memory = U.allocateMemory(64);
        U.setMemory(memory, 64, (byte) 0x55);
        String expected = all(o, field, 1, 0x80000001, -559038737).toString();
        T.p(expected);
        for (int i = 0; i < 1500; i++) {
            String one = all(o, field, 1, 0x80000001, -559038737).toString(), two = all(base, offset, 1, 0x80000001, -559038737).toString(), three = all(array, first + (i % 3 * 3 + 1) * scale, 1, 0x80000001, -559038737).toString(), four = all(null, memory + 8 * (i % 5 + 1), 1, 0x80000001, -559038737).toString();
            if (!one.equals(expected) || !two.equals(expected) || !three.equals(expected) || !four.equals(expected)) { T.p("differs", i, one, two, three); break; }
        }
        T.p(array, o.before, o.field, o.after, UnsafeInt.shared, scale);
        T.p(U.getLong(memory) == 0x5555555555555555L, U.getLong(memory + 48) == 0x5555555555555555L);
        U.freeMemory(memory);
    }
}
