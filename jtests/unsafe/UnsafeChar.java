// jtest: opts --add-exports java.base/jdk.internal.misc=ALL-UNNAMED
// jtest: javac --add-exports java.base/jdk.internal.misc=ALL-UNNAMED
import java.util.Arrays;
import jdk.internal.misc.Unsafe;

/** Every operation of jdk.internal.misc.Unsafe on values of type char: in fields, statics, arrays and native memory, cold and hot, with neighbours that must not change. */
public class UnsafeChar {
    static final Unsafe U = Unsafe.getUnsafe();
    char before = '\u0101', field = 'a', after = '\u0101';
    static char shared = 'a';

    static StringBuilder all(Object o, long at, char a, char b, char c) {
        StringBuilder log = new StringBuilder();
        U.putChar(o, at, a); log.append(U.getChar(o, at)); U.putChar(o, at, b); log.append(U.getChar(o, at)).append(";");
        U.putCharVolatile(o, at, a); log.append(U.getCharVolatile(o, at)); U.putCharVolatile(o, at, b); log.append(U.getChar(o, at)).append(";");
        U.putCharOpaque(o, at, a); log.append(U.getCharOpaque(o, at)); U.putCharOpaque(o, at, b); log.append(U.getChar(o, at)).append(";");
        U.putCharRelease(o, at, c); log.append(U.getCharAcquire(o, at)); U.putChar(o, at, b);
        log.append(U.compareAndSetChar(o, at, a, c)).append(U.compareAndSetChar(o, at, b, a)).append(U.getChar(o, at)).append(";");
        while (!U.weakCompareAndSetChar(o, at, a, b)) { } log.append(U.getChar(o, at));
        while (!U.weakCompareAndSetCharPlain(o, at, b, a)) { } log.append(U.getChar(o, at));
        while (!U.weakCompareAndSetCharAcquire(o, at, a, b)) { } log.append(U.getChar(o, at));
        while (!U.weakCompareAndSetCharRelease(o, at, b, a)) { } log.append(U.getChar(o, at));
        log.append(U.compareAndExchangeChar(o, at, a, c)).append(U.getChar(o, at)).append(";");
        log.append(U.compareAndExchangeCharAcquire(o, at, c, a)).append(U.getChar(o, at)).append(";");
        log.append(U.compareAndExchangeCharRelease(o, at, a, b)).append(U.getChar(o, at)).append(";");
        log.append(U.getAndSetChar(o, at, c)).append(U.getChar(o, at)).append(";");
        log.append(U.getAndSetCharAcquire(o, at, a)).append(U.getChar(o, at)).append(";");
        log.append(U.getAndSetCharRelease(o, at, b)).append(U.getChar(o, at)).append(";");
        log.append(U.getAndAddChar(o, at, b)).append(U.getChar(o, at)).append(";");
        log.append(U.getAndAddCharAcquire(o, at, c)).append(U.getChar(o, at)).append(";");
        log.append(U.getAndAddCharRelease(o, at, a)).append(U.getChar(o, at)).append(";");
        log.append(U.getAndBitwiseOrChar(o, at, b)).append(U.getChar(o, at)).append(";");
        log.append(U.getAndBitwiseOrCharAcquire(o, at, c)).append(U.getChar(o, at)).append(";");
        log.append(U.getAndBitwiseOrCharRelease(o, at, a)).append(U.getChar(o, at)).append(";");
        log.append(U.getAndBitwiseAndChar(o, at, b)).append(U.getChar(o, at)).append(";");
        log.append(U.getAndBitwiseAndCharAcquire(o, at, c)).append(U.getChar(o, at)).append(";");
        log.append(U.getAndBitwiseAndCharRelease(o, at, a)).append(U.getChar(o, at)).append(";");
        log.append(U.getAndBitwiseXorChar(o, at, b)).append(U.getChar(o, at)).append(";");
        log.append(U.getAndBitwiseXorCharAcquire(o, at, c)).append(U.getChar(o, at)).append(";");
        log.append(U.getAndBitwiseXorCharRelease(o, at, a)).append(U.getChar(o, at)).append(";");
        return log;
    }

    public static void main(String[] args) throws Exception {
        UnsafeChar o = new UnsafeChar();
        long field = U.objectFieldOffset(UnsafeChar.class, "field");
        java.lang.reflect.Field shared = UnsafeChar.class.getDeclaredField("shared");
        Object base = U.staticFieldBase(shared);
        long offset = U.staticFieldOffset(shared);
        char[] array = new char[9];
        long first = U.arrayBaseOffset(char[].class), scale = U.arrayIndexScale(char[].class);
        long memory = U.allocateMemory(64);
        U.setMemory(memory, 64, (byte) 0x55);
        String expected = all(o, field, 'a', '\uffff', '\u0101').toString();
        T.p(expected);
        for (int i = 0; i < 1500; i++) {
            String one = all(o, field, 'a', '\uffff', '\u0101').toString(), two = all(base, offset, 'a', '\uffff', '\u0101').toString(), three = all(array, first + (i % 3 * 3 + 1) * scale, 'a', '\uffff', '\u0101').toString(), four = all(null, memory + 8 * (i % 5 + 1), 'a', '\uffff', '\u0101').toString();
            if (!one.equals(expected) || !two.equals(expected) || !three.equals(expected) || !four.equals(expected)) { T.p("differs", i, one, two, three); break; }
        }
        T.p(array, o.before, o.field, o.after, UnsafeChar.shared, scale);
        T.p(U.getLong(memory) == 0x5555555555555555L, U.getLong(memory + 48) == 0x5555555555555555L);
        U.freeMemory(memory);
    }
}
