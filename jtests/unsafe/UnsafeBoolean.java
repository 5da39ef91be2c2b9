// jtest: opts --add-exports java.base/jdk.internal.misc=ALL-UNNAMED
// jtest: javac --add-exports java.base/jdk.internal.misc=ALL-UNNAMED
import java.util.Arrays;
import jdk.internal.misc.Unsafe;

/** Every operation of jdk.internal.misc.Unsafe on values of type boolean: in fields, statics, arrays, cold and hot, with neighbours that must not change. */
public class UnsafeBoolean {
    static final Unsafe U = Unsafe.getUnsafe();
    boolean before = true, field = false, after = true;
    static boolean shared = false;

    static StringBuilder all(Object o, long at, boolean a, boolean b, boolean c) {
        StringBuilder log = new StringBuilder();
        U.putBoolean(o, at, a); log.append(U.getBoolean(o, at)); U.putBoolean(o, at, b); log.append(U.getBoolean(o, at)).append(";");
        U.putBooleanVolatile(o, at, a); log.append(U.getBooleanVolatile(o, at)); U.putBooleanVolatile(o, at, b); log.append(U.getBoolean(o, at)).append(";");
        U.putBooleanOpaque(o, at, a); log.append(U.getBooleanOpaque(o, at)); U.putBooleanOpaque(o, at, b); log.append(U.getBoolean(o, at)).append(";");
        U.putBooleanRelease(o, at, c); log.append(U.getBooleanAcquire(o, at)); U.putBoolean(o, at, b);
        log.append(U.compareAndSetBoolean(o, at, a, c)).append(U.compareAndSetBoolean(o, at, b, a)).append(U.getBoolean(o, at)).append(";");
        while (!U.weakCompareAndSetBoolean(o, at, a, b)) { } log.append(U.getBoolean(o, at));
        while (!U.weakCompareAndSetBooleanPlain(o, at, b, a)) { } log.append(U.getBoolean(o, at));
        while (!U.weakCompareAndSetBooleanAcquire(o, at, a, b)) { } log.append(U.getBoolean(o, at));
        while (!U.weakCompareAndSetBooleanRelease(o, at, b, a)) { } log.append(U.getBoolean(o, at));
        log.append(U.compareAndExchangeBoolean(o, at, a, c)).append(U.getBoolean(o, at)).append(";");
        log.append(U.compareAndExchangeBooleanAcquire(o, at, c, a)).append(U.getBoolean(o, at)).append(";");
        log.append(U.compareAndExchangeBooleanRelease(o, at, a, b)).append(U.getBoolean(o, at)).append(";");
        log.append(U.getAndSetBoolean(o, at, c)).append(U.getBoolean(o, at)).append(";");
        log.append(U.getAndSetBooleanAcquire(o, at, a)).append(U.getBoolean(o, at)).append(";");
        log.append(U.getAndSetBooleanRelease(o, at, b)).append(U.getBoolean(o, at)).append(";");
        log.append(U.getAndBitwiseOrBoolean(o, at, b)).append(U.getBoolean(o, at)).append(";");
        log.append(U.getAndBitwiseOrBooleanAcquire(o, at, c)).append(U.getBoolean(o, at)).append(";");
        log.append(U.getAndBitwiseOrBooleanRelease(o, at, a)).append(U.getBoolean(o, at)).append(";");
        log.append(U.getAndBitwiseAndBoolean(o, at, b)).append(U.getBoolean(o, at)).append(";");
        log.append(U.getAndBitwiseAndBooleanAcquire(o, at, c)).append(U.getBoolean(o, at)).append(";");
        log.append(U.getAndBitwiseAndBooleanRelease(o, at, a)).append(U.getBoolean(o, at)).append(";");
        log.append(U.getAndBitwiseXorBoolean(o, at, b)).append(U.getBoolean(o, at)).append(";");
        log.append(U.getAndBitwiseXorBooleanAcquire(o, at, c)).append(U.getBoolean(o, at)).append(";");
        log.append(U.getAndBitwiseXorBooleanRelease(o, at, a)).append(U.getBoolean(o, at)).append(";");
        return log;
    }

    public static void main(String[] args) throws Exception {
        UnsafeBoolean o = new UnsafeBoolean();
        long field = U.objectFieldOffset(UnsafeBoolean.class, "field");
        java.lang.reflect.Field shared = UnsafeBoolean.class.getDeclaredField("shared");
        Object base = U.staticFieldBase(shared);
        long offset = U.staticFieldOffset(shared);
        boolean[] array = new boolean[9];
        long first = U.arrayBaseOffset(boolean[].class), scale = U.arrayIndexScale(boolean[].class);
        String expected = all(o, field, false, true, true).toString();
        T.p(expected);
        for (int i = 0; i < 1500; i++) {
            String one = all(o, field, false, true, true).toString(), two = all(base, offset, false, true, true).toString(), three = all(array, first + (i % 3 * 3 + 1) * scale, false, true, true).toString();
            if (!one.equals(expected) || !two.equals(expected) || !three.equals(expected)) { T.p("differs", i, one, two, three); break; }
        }
        T.p(array, o.before, o.field, o.after, UnsafeBoolean.shared, scale);
    }
}
