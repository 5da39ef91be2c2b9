import java.lang.invoke.*;
import java.util.Arrays;

/** Every access mode of VarHandles of type long: instance and static fields, final fields and array elements, cold and hot. */
public class VarHandleModesLong {
    long instance = 1L;
    static long shared = 1L;
    final long fixed = 0x8000000000000001L;
    static final VarHandle FIELD, STATIC, FIXED, ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);
    static {
        try {
            MethodHandles.Lookup l = MethodHandles.lookup();
            FIELD = l.findVarHandle(VarHandleModesLong.class, "instance", long.class);
            STATIC = l.findStaticVarHandle(VarHandleModesLong.class, "shared", long.class);
            FIXED = l.findVarHandle(VarHandleModesLong.class, "fixed", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    static void same(String what, long expected, long actual) {
        if (!Arrays.equals(new long[] {expected}, new long[] {actual})) T.p("WRONG", what, expected, actual);
    }

    /** All modes on one variable. */
    static StringBuilder field(VarHandleModesLong o, long a, long b, long c) {
        StringBuilder log = new StringBuilder();
        FIELD.set(o, a); log.append((long) FIELD.get(o)); FIELD.set(o, b);
        FIELD.setOpaque(o, a); log.append((long) FIELD.get(o)); FIELD.setOpaque(o, b);
        FIELD.setRelease(o, a); log.append((long) FIELD.get(o)); FIELD.setRelease(o, b);
        FIELD.setVolatile(o, a); log.append((long) FIELD.get(o)); FIELD.setVolatile(o, b);
        log.append((long) FIELD.get(o)).append((long) FIELD.getOpaque(o)).append((long) FIELD.getAcquire(o)).append((long) FIELD.getVolatile(o));
        log.append(FIELD.compareAndSet(o, a, c)).append(FIELD.compareAndSet(o, b, c)).append((long) FIELD.getVolatile(o));
        log.append((long) FIELD.compareAndExchange(o, a, c)).append((long) FIELD.compareAndExchange(o, c, a)).append((long) FIELD.get(o));
        log.append((long) FIELD.compareAndExchangeAcquire(o, b, a)).append((long) FIELD.compareAndExchangeAcquire(o, a, b)).append((long) FIELD.get(o));
        log.append((long) FIELD.compareAndExchangeRelease(o, c, b)).append((long) FIELD.compareAndExchangeRelease(o, b, c)).append((long) FIELD.get(o));
        log.append(FIELD.weakCompareAndSetPlain(o, a, c)); while (!FIELD.weakCompareAndSetPlain(o, c, a)) { } log.append((long) FIELD.get(o));
        log.append(FIELD.weakCompareAndSet(o, b, a)); while (!FIELD.weakCompareAndSet(o, a, b)) { } log.append((long) FIELD.get(o));
        log.append(FIELD.weakCompareAndSetAcquire(o, c, b)); while (!FIELD.weakCompareAndSetAcquire(o, b, c)) { } log.append((long) FIELD.get(o));
        log.append(FIELD.weakCompareAndSetRelease(o, a, c)); while (!FIELD.weakCompareAndSetRelease(o, c, a)) { } log.append((long) FIELD.get(o));
        log.append((long) FIELD.getAndSet(o, b));
        log.append((long) FIELD.getAndSetAcquire(o, c));
        log.append((long) FIELD.getAndSetRelease(o, a));
        log.append((long) FIELD.getAndAdd(o, b)).append((long) FIELD.get(o));
        log.append((long) FIELD.getAndAddAcquire(o, c)).append((long) FIELD.get(o));
        log.append((long) FIELD.getAndAddRelease(o, b)).append((long) FIELD.get(o));
        log.append((long) FIELD.getAndBitwiseOr(o, b)).append((long) FIELD.get(o));
        log.append((long) FIELD.getAndBitwiseOrAcquire(o, c)).append((long) FIELD.get(o));
        log.append((long) FIELD.getAndBitwiseOrRelease(o, a)).append((long) FIELD.get(o));
        log.append((long) FIELD.getAndBitwiseXor(o, b)).append((long) FIELD.get(o));
        log.append((long) FIELD.getAndBitwiseXorAcquire(o, c)).append((long) FIELD.get(o));
        log.append((long) FIELD.getAndBitwiseXorRelease(o, a)).append((long) FIELD.get(o));
        log.append((long) FIELD.getAndBitwiseAnd(o, b)).append((long) FIELD.get(o));
        log.append((long) FIELD.getAndBitwiseAndAcquire(o, c)).append((long) FIELD.get(o));
        log.append((long) FIELD.getAndBitwiseAndRelease(o, a)).append((long) FIELD.get(o));
        return log;
    }

    static StringBuilder statics(long a, long b, long c) {
        StringBuilder log = new StringBuilder();
        STATIC.set(a); log.append((long) STATIC.get()); STATIC.set(b);
        STATIC.setOpaque(a); log.append((long) STATIC.get()); STATIC.setOpaque(b);
        STATIC.setRelease(a); log.append((long) STATIC.get()); STATIC.setRelease(b);
        STATIC.setVolatile(a); log.append((long) STATIC.get()); STATIC.setVolatile(b);
        log.append((long) STATIC.get()).append((long) STATIC.getOpaque()).append((long) STATIC.getAcquire()).append((long) STATIC.getVolatile());
        log.append(STATIC.compareAndSet(a, c)).append(STATIC.compareAndSet(b, c)).append((long) STATIC.getVolatile());
        log.append((long) STATIC.compareAndExchange(a, c)).append((long) STATIC.compareAndExchange(c, a)).append((long) STATIC.get());
        log.append((long) STATIC.compareAndExchangeAcquire(b, a)).append((long) STATIC.compareAndExchangeAcquire(a, b)).append((long) STATIC.get());
        log.append((long) STATIC.compareAndExchangeRelease(c, b)).append((long) STATIC.compareAndExchangeRelease(b, c)).append((long) STATIC.get());
        log.append(STATIC.weakCompareAndSetPlain(a, c)); while (!STATIC.weakCompareAndSetPlain(c, a)) { } log.append((long) STATIC.get());
        log.append(STATIC.weakCompareAndSet(b, a)); while (!STATIC.weakCompareAndSet(a, b)) { } log.append((long) STATIC.get());
        log.append(STATIC.weakCompareAndSetAcquire(c, b)); while (!STATIC.weakCompareAndSetAcquire(b, c)) { } log.append((long) STATIC.get());
        log.append(STATIC.weakCompareAndSetRelease(a, c)); while (!STATIC.weakCompareAndSetRelease(c, a)) { } log.append((long) STATIC.get());
        log.append((long) STATIC.getAndSet(b));
        log.append((long) STATIC.getAndSetAcquire(c));
        log.append((long) STATIC.getAndSetRelease(a));
        log.append((long) STATIC.getAndAdd(b)).append((long) STATIC.get());
        log.append((long) STATIC.getAndAddAcquire(c)).append((long) STATIC.get());
        log.append((long) STATIC.getAndAddRelease(b)).append((long) STATIC.get());
        log.append((long) STATIC.getAndBitwiseOr(b)).append((long) STATIC.get());
        log.append((long) STATIC.getAndBitwiseOrAcquire(c)).append((long) STATIC.get());
        log.append((long) STATIC.getAndBitwiseOrRelease(a)).append((long) STATIC.get());
        log.append((long) STATIC.getAndBitwiseXor(b)).append((long) STATIC.get());
        log.append((long) STATIC.getAndBitwiseXorAcquire(c)).append((long) STATIC.get());
        log.append((long) STATIC.getAndBitwiseXorRelease(a)).append((long) STATIC.get());
        log.append((long) STATIC.getAndBitwiseAnd(b)).append((long) STATIC.get());
        log.append((long) STATIC.getAndBitwiseAndAcquire(c)).append((long) STATIC.get());
        log.append((long) STATIC.getAndBitwiseAndRelease(a)).append((long) STATIC.get());
        return log;
    }

    static StringBuilder element(long[] o, int i, long a, long b, long c) {
        StringBuilder log = new StringBuilder();
        ELEMENT.set(o, i, a); log.append((long) ELEMENT.get(o, i)); ELEMENT.set(o, i, b);
        ELEMENT.setOpaque(o, i, a); log.append((long) ELEMENT.get(o, i)); ELEMENT.setOpaque(o, i, b);
        ELEMENT.setRelease(o, i, a); log.append((long) ELEMENT.get(o, i)); ELEMENT.setRelease(o, i, b);
        ELEMENT.setVolatile(o, i, a); log.append((long) ELEMENT.get(o, i)); ELEMENT.setVolatile(o, i, b);
        log.append((long) ELEMENT.get(o, i)).append((long) ELEMENT.getOpaque(o, i)).append((long) ELEMENT.getAcquire(o, i)).append((long) ELEMENT.getVolatile(o, i));
        log.append(ELEMENT.compareAndSet(o, i, a, c)).append(ELEMENT.compareAndSet(o, i, b, c)).append((long) ELEMENT.getVolatile(o, i));
        log.append((long) ELEMENT.compareAndExchange(o, i, a, c)).append((long) ELEMENT.compareAndExchange(o, i, c, a)).append((long) ELEMENT.get(o, i));
        log.append((long) ELEMENT.compareAndExchangeAcquire(o, i, b, a)).append((long) ELEMENT.compareAndExchangeAcquire(o, i, a, b)).append((long) ELEMENT.get(o, i));
        log.append((long) ELEMENT.compareAndExchangeRelease(o, i, c, b)).append((long) ELEMENT.compareAndExchangeRelease(o, i, b, c)).append((long) ELEMENT.get(o, i));
        log.append(ELEMENT.weakCompareAndSetPlain(o, i, a, c)); while (!ELEMENT.weakCompareAndSetPlain(o, i, c, a)) { } log.append((long) ELEMENT.get(o, i));
        log.append(ELEMENT.weakCompareAndSet(o, i, b, a)); while (!ELEMENT.weakCompareAndSet(o, i, a, b)) { } log.append((long) ELEMENT.get(o, i));
        log.append(ELEMENT.weakCompareAndSetAcquire(o, i, c, b)); while (!ELEMENT.weakCompareAndSetAcquire(o, i, b, c)) { } log.append((long) ELEMENT.get(o, i));
        log.append(ELEMENT.weakCompareAndSetRelease(o, i, a, c)); while (!ELEMENT.weakCompareAndSetRelease(o, i, c, a)) { } log.append((long) ELEMENT.get(o, i));
        log.append((long) ELEMENT.getAndSet(o, i, b));
        log.append((long) ELEMENT.getAndSetAcquire(o, i, c));
        log.append((long) ELEMENT.getAndSetRelease(o, i, a));
        log.append((long) ELEMENT.getAndAdd(o, i, b)).append((long) ELEMENT.get(o, i));
        log.append((long) ELEMENT.getAndAddAcquire(o, i, c)).append((long) ELEMENT.get(o, i));
        log.append((long) ELEMENT.getAndAddRelease(o, i, b)).append((long) ELEMENT.get(o, i));
        log.append((long) ELEMENT.getAndBitwiseOr(o, i, b)).append((long) ELEMENT.get(o, i));
        log.append((long) ELEMENT.getAndBitwiseOrAcquire(o, i, c)).append((long) ELEMENT.get(o, i));
        log.append((long) ELEMENT.getAndBitwiseOrRelease(o, i, a)).append((long) ELEMENT.get(o, i));
        log.append((long) ELEMENT.getAndBitwiseXor(o, i, b)).append((long) ELEMENT.get(o, i));
        log.append((long) ELEMENT.getAndBitwiseXorAcquire(o, i, c)).append((long) ELEMENT.get(o, i));
        log.append((long) ELEMENT.getAndBitwiseXorRelease(o, i, a)).append((long) ELEMENT.get(o, i));
        log.append((long) ELEMENT.getAndBitwiseAnd(o, i, b)).append((long) ELEMENT.get(o, i));
        log.append((long) ELEMENT.getAndBitwiseAndAcquire(o, i, c)).append((long) ELEMENT.get(o, i));
        log.append((long) ELEMENT.getAndBitwiseAndRelease(o, i, a)).append((long) ELEMENT.get(o, i));
        return log;
    }

    public static void main(String[] args) {
        VarHandleModesLong o = new VarHandleModesLong();
        long[] array = new long[5];
        StringBuilder first = null;
        for (int k = 0; k < 3000; k++) {
            StringBuilder f = field(o, 1L, 0x8000000000000001L, -2401053088876216593L), s = statics(1L, 0x8000000000000001L, -2401053088876216593L), e = element(array, k % 5, 1L, 0x8000000000000001L, -2401053088876216593L);
            if (first == null) { first = f; T.p(f); }
            if (f.compareTo(first) != 0 || s.compareTo(first) != 0 || e.compareTo(first) != 0) { T.p("differs at", k, f, s, e); break; }
        }
        T.p(array, o.instance, shared);
        for (VarHandle.AccessMode m : VarHandle.AccessMode.values()) T.p(m, FIELD.isAccessModeSupported(m), FIXED.isAccessModeSupported(m), ELEMENT.isAccessModeSupported(m), STATIC.accessModeType(m));
        T.thrown("index", () -> ELEMENT.compareAndSet(array, 5, 1L, 0x8000000000000001L));
        T.thrown("negative", () -> ELEMENT.setRelease(array, -1, 1L));
        T.thrown("null", () -> ELEMENT.setVolatile((long[]) null, 0, 1L));
        T.thrown("null receiver", () -> { long x = (long) FIELD.getAndSet((VarHandleModesLong) null, 1L); });
        T.thrown("fixed", () -> FIXED.setVolatile(o, 1L));
        T.thrown("fixed", () -> { long x = (long) FIXED.getAndSet(o, 1L); });
        same("fixed", 0x8000000000000001L, (long) FIXED.getAcquire(o));
    }
}
