// jtest: opts --add-exports java.base/jdk.internal.misc=ALL-UNNAMED
// jtest: javac --add-exports java.base/jdk.internal.misc=ALL-UNNAMED
import java.util.Arrays;
import jdk.internal.misc.Unsafe;

/** Every operation of jdk.internal.misc.Unsafe on values of type short: in fields, statics, arrays and native memory, cold and hot, with neighbours that must not change. */
public class UnsafeShort {
    static final Unsafe U = Unsafe.getUnsafe();
    short before = (short) -32768, field = (short) -1, after = (short) -32768;
    static short shared = (short) -1;

    static StringBuilder all(Object o, long at, short a, short b, short c) {
        StringBuilder log = new StringBuilder();
        U.putShort(o, at, a); log.append(U.getShort(o, at)); U.putShort(o, at, b); log.append(U.getShort(o, at)).append(";");
        U.putShortVolatile(o, at, a); log.append(U.getShortVolatile(o, at)); U.putShortVolatile(o, at, b); log.append(U.getShort(o, at)).append(";");
        U.putShortOpaque(o, at, a); log.append(U.getShortOpaque(o, at)); U.putShortOpaque(o, at, b); log.append(U.getShort(o, at)).append(";");
        U.putShortRelease(o, at, c); log.append(U.getShortAcquire(o, at)); U.putShort(o, at, b);
        log.append(U.compareAndSetShort(o, at, a, c)).append(U.compareAndSetShort(o, at, b, a)).append(U.getShort(o, at)).append(";");
        while (!U.weakCompareAndSetShort(o, at, a, b)) { } log.append(U.getShort(o, at));
        while (!U.weakCompareAndSetShortPlain(o, at, b, a)) { } log.append(U.getShort(o, at));
        while (!U.weakCompareAndSetShortAcquire(o, at, a, b)) { } log.append(U.getShort(o, at));
        while (!U.weakCompareAndSetShortRelease(o, at, b, a)) { } log.append(U.getShort(o, at));
        log.append(U.compareAndExchangeShort(o, at, a, c)).append(U.getShort(o, at)).append(";");
        log.append(U.compareAndExchangeShortAcquire(o, at, c, a)).append(U.getShort(o, at)).append(";");
        log.append(U.compareAndExchangeShortRelease(o, at, a, b)).append(U.getShort(o, at)).append(";");
        log.append(U.getAndSetShort(o, at, c)).append(U.getShort(o, at)).append(";");
        log.append(U.getAndSetShortAcquire(o, at, a)).append(U.getShort(o, at)).append(";");
        log.append(U.getAndSetShortRelease(o, at, b)).append(U.getShort(o, at)).append(";");
        log.append(U.getAndAddShort(o, at, b)).append(U.getShort(o, at)).append(";");
        log.append(U.getAndAddShortAcquire(o, at, c)).append(U.getShort(o, at)).append(";");
        log.append(U.getAndAddShortRelease(o, at, a)).append(U.getShort(o, at)).append(";");
        log.append(U.getAndBitwiseOrShort(o, at, b)).append(U.getShort(o, at)).append(";");
        log.append(U.getAndBitwiseOrShortAcquire(o, at, c)).append(U.getShort(o, at)).append(";");
        log.append(U.getAndBitwiseOrShortRelease(o, at, a)).append(U.getShort(o, at)).append(";");
        log.append(U.getAndBitwiseAndShort(o, at, b)).append(U.getShort(o, at)).append(";");
        log.append(U.getAndBitwiseAndShortAcquire(o, at, c)).append(U.getShort(o, at)).append(";");
        log.append(U.getAndBitwiseAndShortRelease(o, at, a)).append(U.getShort(o, at)).append(";");
        log.append(U.getAndBitwiseXorShort(o, at, b)).append(U.getShort(o, at)).append(";");
        log.append(U.getAndBitwiseXorShortAcquire(o, at, c)).append(U.getShort(o, at)).append(";");
        log.append(U.getAndBitwiseXorShortRelease(o, at, a)).append(U.getShort(o, at)).append(";");
        return log;
    }

    public static void main(String[] args) throws Exception {
        UnsafeShort o = new UnsafeShort();
        long field = U.objectFieldOffset(UnsafeShort.class, "field");
        java.lang.reflect.Field shared = UnsafeShort.class.getDeclaredField("shared");
        Object base = U.staticFieldBase(shared);
        long offset = U.staticFieldOffset(shared);
        short[] array = new short[9];
        long first = U.arrayBaseOffset(short[].class), scale = U.arrayIndexScale(short[].class);
        long memory = U.allocateMemory(64);
        U.setMemory(memory, 64, (byte) 0x55);
        String expected = all(o, field, (short) -1, (short) 12345, (short) -32768).toString();
        T.p(expected);
        for (int i = 0; i < 1500; i++) {
            String one = all(o, field, (short) -1, (short) 12345, (short) -32768).toString(), two = all(base, offset, (short) -1, (short) 12345, (short) -32768).toString(), three = all(array, first + (i % 3 * 3 + 1) * scale, (short) -1, (short) 12345, (short) -32768).toString(), four = all(null, memory + 8 * (i % 5 + 1), (short) -1, (short) 12345, (short) -32768).toString();
            if (!one.equals(expected) || !two.equals(expected) || !three.equals(expected) || !four.equals(expected)) { T.p("differs", i, one, two, three); break; }
        }
        T.p(array, o.before, o.field, o.after, UnsafeShort.shared, scale);
        T.p(U.getLong(memory) == 0x5555555555555555L, U.getLong(memory + 48) == 0x5555555555555555L);
        U.freeMemory(memory);
    }
}
