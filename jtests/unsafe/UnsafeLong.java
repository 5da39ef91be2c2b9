// jtest: opts --add-exports java.base/jdk.internal.misc=ALL-UNNAMED
// jtest: javac --add-exports java.base/jdk.internal.misc=ALL-UNNAMED
import java.util.Arrays;
import jdk.internal.misc.Unsafe;

/** Every operation of jdk.internal.misc.Unsafe on values of type long: in fields, statics, arrays and native memory, cold and hot, with neighbours that must not change. */
public class UnsafeLong {
    static final Unsafe U = Unsafe.getUnsafe();
    long before = -2401053088876216593L, field = 1L, after = -2401053088876216593L;
    static long shared = 1L;

    static StringBuilder all(Object o, long at, long a, long b, long c) {
        StringBuilder log = new StringBuilder();
        U.putLong(o, at, a); log.append(U.getLong(o, at)); U.putLong(o, at, b); log.append(U.getLong(o, at)).append(";");
        U.putLongVolatile(o, at, a); log.append(U.getLongVolatile(o, at)); U.putLongVolatile(o, at, b); log.append(U.getLong(o, at)).append(";");
        U.putLongOpaque(o, at, a); log.append(U.getLongOpaque(o, at)); U.putLongOpaque(o, at, b); log.append(U.getLong(o, at)).append(";");
        U.putLongRelease(o, at, c); log.append(U.getLongAcquire(o, at)); U.putLong(o, at, b);
        log.append(U.compareAndSetLong(o, at, a, c)).append(U.compareAndSetLong(o, at, b, a)).append(U.getLong(o, at)).append(";");
        while (!U.weakCompareAndSetLong(o, at, a, b)) { } log.append(U.getLong(o, at));
        while (!U.weakCompareAndSetLongPlain(o, at, b, a)) { } log.append(U.getLong(o, at));
        while (!U.weakCompareAndSetLongAcquire(o, at, a, b)) { } log.append(U.getLong(o, at));
        while (!U.weakCompareAndSetLongRelease(o, at, b, a)) { } log.append(U.getLong(o, at));
        log.append(U.compareAndExchangeLong(o, at, a, c)).append(U.getLong(o, at)).append(";");
        log.append(U.compareAndExchangeLongAcquire(o, at, c, a)).append(U.getLong(o, at)).append(";");
        log.append(U.compareAndExchangeLongRelease(o, at, a, b)).append(U.getLong(o, at)).append(";");
        log.append(U.getAndSetLong(o, at, c)).append(U.getLong(o, at)).append(";");
        log.append(U.getAndSetLongAcquire(o, at, a)).append(U.getLong(o, at)).append(";");
        log.append(U.getAndSetLongRelease(o, at, b)).append(U.getLong(o, at)).append(";");
        log.append(U.getAndAddLong(o, at, b)).append(U.getLong(o, at)).append(";");
        log.append(U.getAndAddLongAcquire(o, at, c)).append(U.getLong(o, at)).append(";");
        log.append(U.getAndAddLongRelease(o, at, a)).append(U.getLong(o, at)).append(";");
        log.append(U.getAndBitwiseOrLong(o, at, b)).append(U.getLong(o, at)).append(";");
        log.append(U.getAndBitwiseOrLongAcquire(o, at, c)).append(U.getLong(o, at)).append(";");
        log.append(U.getAndBitwiseOrLongRelease(o, at, a)).append(U.getLong(o, at)).append(";");
        log.append(U.getAndBitwiseAndLong(o, at, b)).append(U.getLong(o, at)).append(";");
        log.append(U.getAndBitwiseAndLongAcquire(o, at, c)).append(U.getLong(o, at)).append(";");
        log.append(U.getAndBitwiseAndLongRelease(o, at, a)).append(U.getLong(o, at)).append(";");
        log.append(U.getAndBitwiseXorLong(o, at, b)).append(U.getLong(o, at)).append(";");
        log.append(U.getAndBitwiseXorLongAcquire(o, at, c)).append(U.getLong(o, at)).append(";");
        log.append(U.getAndBitwiseXorLongRelease(o, at, a)).append(U.getLong(o, at)).append(";");
        return log;
    }

    public static void main(String[] args) throws Exception {
        UnsafeLong o = new UnsafeLong();
        long field = U.objectFieldOffset(UnsafeLong.class, "field");
        java.lang.reflect.Field shared = UnsafeLong.class.getDeclaredField("shared");
        Object base = U.staticFieldBase(shared);
        long offset = U.staticFieldOffset(shared);
        long[] array = new long[9];
        long first = U.arrayBaseOffset(long[].class), scale = U.arrayIndexScale(long[].class);
        long memory = U.allocateMemory(64);
        U.setMemory(memory, 64, (byte) 0x55);
        String expected = all(o, field, 1L, 0x8000000000000001L, -2401053088876216593L).toString();
        T.p(expected);
        for (int i = 0; i < 1500; i++) {
            String one = all(o, field, 1L, 0x8000000000000001L, -2401053088876216593L).toString(), two = all(base, offset, 1L, 0x8000000000000001L, -2401053088876216593L).toString(), three = all(array, first + (i % 3 * 3 + 1) * scale, 1L, 0x8000000000000001L, -2401053088876216593L).toString(), four = all(null, memory + 8 * (i % 5 + 1), 1L, 0x8000000000000001L, -2401053088876216593L).toString();
            if (!one.equals(expected) || !two.equals(expected) || !three.equals(expected) || !four.equals(expected)) { T.p("differs", i, one, two, three); break; }
        }
        T.p(array, o.before, o.field, o.after, UnsafeLong.shared, scale);
        T.p(U.getLong(memory) == 0x5555555555555555L, U.getLong(memory + 48) == 0x5555555555555555L);
        U.freeMemory(memory);
    }
}
