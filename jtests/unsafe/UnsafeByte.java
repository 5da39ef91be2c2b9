// jtest: opts --add-exports java.base/jdk.internal.misc=ALL-UNNAMED
// jtest: javac --add-exports java.base/jdk.internal.misc=ALL-UNNAMED
import java.util.Arrays;
import jdk.internal.misc.Unsafe;

/** Every operation of jdk.internal.misc.Unsafe on values of type byte: in fields, statics, arrays and native memory, cold and hot, with neighbours that must not change. */
public class UnsafeByte {
    static final Unsafe U = Unsafe.getUnsafe();
    byte before = (byte) 85, field = (byte) 1, after = (byte) 85;
    static byte shared = (byte) 1;

    static StringBuilder all(Object o, long at, byte a, byte b, byte c) {
        StringBuilder log = new StringBuilder();
        U.putByte(o, at, a); log.append(U.getByte(o, at)); U.putByte(o, at, b); log.append(U.getByte(o, at)).append(";");
        U.putByteVolatile(o, at, a); log.append(U.getByteVolatile(o, at)); U.putByteVolatile(o, at, b); log.append(U.getByte(o, at)).append(";");
        U.putByteOpaque(o, at, a); log.append(U.getByteOpaque(o, at)); U.putByteOpaque(o, at, b); log.append(U.getByte(o, at)).append(";");
        U.putByteRelease(o, at, c); log.append(U.getByteAcquire(o, at)); U.putByte(o, at, b);
        log.append(U.compareAndSetByte(o, at, a, c)).append(U.compareAndSetByte(o, at, b, a)).append(U.getByte(o, at)).append(";");
        while (!U.weakCompareAndSetByte(o, at, a, b)) { } log.append(U.getByte(o, at));
        while (!U.weakCompareAndSetBytePlain(o, at, b, a)) { } log.append(U.getByte(o, at));
        while (!U.weakCompareAndSetByteAcquire(o, at, a, b)) { } log.append(U.getByte(o, at));
        while (!U.weakCompareAndSetByteRelease(o, at, b, a)) { } log.append(U.getByte(o, at));
        log.append(U.compareAndExchangeByte(o, at, a, c)).append(U.getByte(o, at)).append(";");
        log.append(U.compareAndExchangeByteAcquire(o, at, c, a)).append(U.getByte(o, at)).append(";");
        log.append(U.compareAndExchangeByteRelease(o, at, a, b)).append(U.getByte(o, at)).append(";");
        log.append(U.getAndSetByte(o, at, c)).append(U.getByte(o, at)).append(";");
        log.append(U.getAndSetByteAcquire(o, at, a)).append(U.getByte(o, at)).append(";");
        log.append(U.getAndSetByteRelease(o, at, b)).append(U.getByte(o, at)).append(";");
        log.append(U.getAndAddByte(o, at, b)).append(U.getByte(o, at)).append(";");
        log.append(U.getAndAddByteAcquire(o, at, c)).append(U.getByte(o, at)).append(";");
        log.append(U.getAndAddByteRelease(o, at, a)).append(U.getByte(o, at)).append(";");
        log.append(U.getAndBitwiseOrByte(o, at, b)).append(U.getByte(o, at)).append(";");
        log.append(U.getAndBitwiseOrByteAcquire(o, at, c)).append(U.getByte(o, at)).append(";");
        log.append(U.getAndBitwiseOrByteRelease(o, at, a)).append(U.getByte(o, at)).append(";");
        log.append(U.getAndBitwiseAndByte(o, at, b)).append(U.getByte(o, at)).append(";");
        log.append(U.getAndBitwiseAndByteAcquire(o, at, c)).append(U.getByte(o, at)).append(";");
        log.append(U.getAndBitwiseAndByteRelease(o, at, a)).append(U.getByte(o, at)).append(";");
        log.append(U.getAndBitwiseXorByte(o, at, b)).append(U.getByte(o, at)).append(";");
        log.append(U.getAndBitwiseXorByteAcquire(o, at, c)).append(U.getByte(o, at)).append(";");
        log.append(U.getAndBitwiseXorByteRelease(o, at, a)).append(U.getByte(o, at)).append(";");
        return log;
    }

    public static void main(String[] args) throws Exception {
        UnsafeByte o = new UnsafeByte();
        long field = U.objectFieldOffset(UnsafeByte.class, "field");
        java.lang.reflect.Field shared = UnsafeByte.class.getDeclaredField("shared");
        Object base = U.staticFieldBase(shared);
        long offset = U.staticFieldOffset(shared);
        byte[] array = new byte[9];
        long first = U.arrayBaseOffset(byte[].class), scale = U.arrayIndexScale(byte[].class);
        long memory = U.allocateMemory(64);
        U.setMemory(memory, 64, (byte) 0x55);
        String expected = all(o, field, (byte) 1, (byte) -128, (byte) 85).toString();
        T.p(expected);
        for (int i = 0; i < 1500; i++) {
            String one = all(o, field, (byte) 1, (byte) -128, (byte) 85).toString(), two = all(base, offset, (byte) 1, (byte) -128, (byte) 85).toString(), three = all(array, first + (i % 3 * 3 + 1) * scale, (byte) 1, (byte) -128, (byte) 85).toString(), four = all(null, memory + 8 * (i % 5 + 1), (byte) 1, (byte) -128, (byte) 85).toString();
            if (!one.equals(expected) || !two.equals(expected) || !three.equals(expected) || !four.equals(expected)) { T.p("differs", i, one, two, three); break; }
        }
        T.p(array, o.before, o.field, o.after, UnsafeByte.shared, scale);
        T.p(U.getLong(memory) == 0x5555555555555555L, U.getLong(memory + 48) == 0x5555555555555555L);
        U.freeMemory(memory);
    }
}
