// jtest: opts --add-exports java.base/jdk.internal.misc=ALL-UNNAMED
// jtest: javac --add-exports java.base/jdk.internal.misc=ALL-UNNAMED
import java.util.Arrays;
import jdk.internal.misc.Unsafe;

/** Every operation of jdk.internal.misc.Unsafe on values of type Object: in fields, statics, arrays, cold and hot, with neighbours that must not change. */
public class UnsafeReference {
    static final Unsafe U = Unsafe.getUnsafe();
    Object before = null, field = "a", after = null;
    static Object shared = "a";

    static StringBuilder all(Object o, long at, Object a, Object b, Object c) {
        StringBuilder log = new StringBuilder();
        U.putReference(o, at, a); log.append(U.getReference(o, at)); U.putReference(o, at, b); log.append(U.getReference(o, at)).append(";");
        U.putReferenceVolatile(o, at, a); log.append(U.getReferenceVolatile(o, at)); U.putReferenceVolatile(o, at, b); log.append(U.getReference(o, at)).append(";");
        U.putReferenceOpaque(o, at, a); log.append(U.getReferenceOpaque(o, at)); U.putReferenceOpaque(o, at, b); log.append(U.getReference(o, at)).append(";");
        U.putReferenceRelease(o, at, c); log.append(U.getReferenceAcquire(o, at)); U.putReference(o, at, b);
        log.append(U.compareAndSetReference(o, at, a, c)).append(U.compareAndSetReference(o, at, b, a)).append(U.getReference(o, at)).append(";");
        while (!U.weakCompareAndSetReference(o, at, a, b)) { } log.append(U.getReference(o, at));
        while (!U.weakCompareAndSetReferencePlain(o, at, b, a)) { } log.append(U.getReference(o, at));
        while (!U.weakCompareAndSetReferenceAcquire(o, at, a, b)) { } log.append(U.getReference(o, at));
        while (!U.weakCompareAndSetReferenceRelease(o, at, b, a)) { } log.append(U.getReference(o, at));
        log.append(U.compareAndExchangeReference(o, at, a, c)).append(U.getReference(o, at)).append(";");
        log.append(U.compareAndExchangeReferenceAcquire(o, at, c, a)).append(U.getReference(o, at)).append(";");
        log.append(U.compareAndExchangeReferenceRelease(o, at, a, b)).append(U.getReference(o, at)).append(";");
        log.append(U.getAndSetReference(o, at, c)).append(U.getReference(o, at)).append(";");
        log.append(U.getAndSetReferenceAcquire(o, at, a)).append(U.getReference(o, at)).append(";");
        log.append(U.getAndSetReferenceRelease(o, at, b)).append(U.getReference(o, at)).append(";");
        return log;
    }

    public static void main(String[] args) throws Exception {
        UnsafeReference o = new UnsafeReference();
        long field = U.objectFieldOffset(UnsafeReference.class, "field");
        java.lang.reflect.Field shared = UnsafeReference.class.getDeclaredField("shared");
        Object base = U.staticFieldBase(shared);
        long offset = U.staticFieldOffset(shared);
        Object[] array = new Object[9];
        long first = U.arrayBaseOffset(Object[].class), scale = U.arrayIndexScale(Object[].class);
        String expected = all(o, field, "a", "b", null).toString();
        T.p(expected);
        for (int i = 0; i < 1500; i++) {
            String one = all(o, field, "a", "b", null).toString(), two = all(base, offset, "a", "b", null).toString(), three = all(array, first + (i % 3 * 3 + 1) * scale, "a", "b", null).toString();
            if (!one.equals(expected) || !two.equals(expected) || !three.equals(expected)) { T.p("differs", i, one, two, three); break; }
        }
        T.p(array, o.before, o.field, o.after, UnsafeReference.shared, scale);
    }
}
