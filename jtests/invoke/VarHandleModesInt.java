import java.lang.invoke.*;
import java.util.Arrays;

/** Every access mode of VarHandles of type int: instance and static fields, final fields and array elements, cold and hot. */
public class VarHandleModesInt {
    int instance = 1;
    static int shared = 1;
    final int fixed = 0x80000001;
    static final VarHandle FIELD, STATIC, FIXED, ELEMENT = MethodHandles.arrayElementVarHandle(int[].class);
    static {
        try {
            MethodHandles.Lookup l = MethodHandles.lookup();
            FIELD = l.findVarHandle(VarHandleModesInt.class, "instance", int.class);
            STATIC = l.findStaticVarHandle(VarHandleModesInt.class, "shared", int.class);
            FIXED = l.findVarHandle(VarHandleModesInt.class, "fixed", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    static void same(String what, int expected, int actual) {
        if (!Arrays.equals(new int[] {expected}, new int[] {actual})) T.p("WRONG", what, expected, actual);
    }

    /** All modes on one variable. */
    static StringBuilder field(VarHandleModesInt o, int a, int b, int c) {
        StringBuilder log = new StringBuilder();
        FIELD.set(o, a); log.append((int) FIELD.get(o)); FIELD.set(o, b);
        FIELD.setOpaque(o, a); log.append((int) FIELD.get(o)); FIELD.setOpaque(o, b);
        FIELD.setRelease(o, a); log.append((int) FIELD.get(o)); FIELD.setRelease(o, b);
        FIELD.setVolatile(o, a); log.append((int) FIELD.get(o)); FIELD.setVolatile(o, b);
        log.append((int) FIELD.get(o)).append((int) FIELD.getOpaque(o)).append((int) FIELD.getAcquire(o)).append((int) FIELD.getVolatile(o));
        log.append(FIELD.compareAndSet(o, a, c)).append(FIELD.compareAndSet(o, b, c)).append((int) FIELD.getVolatile(o));
        log.append((int) FIELD.compareAndExchange(o, a, c)).append((int) FIELD.compareAndExchange(o, c, a)).append((int) FIELD.get(o));
        log.append((int) FIELD.compareAndExchangeAcquire(o, b, a)).append((int) FIELD.compareAndExchangeAcquire(o, a, b)).append((int) FIELD.get(o));
        log.append((int) FIELD.compareAndExchangeRelease(o, c, b)).append((int) FIELD.compareAndExchangeRelease(o, b, c)).append((int) FIELD.get(o));
        log.append(FIELD.weakCompareAndSetPlain(o, a, c)); while (!FIELD.weakCompareAndSetPlain(o, c, a)) { } log.append((int) FIELD.get(o));
        log.append(FIELD.weakCompareAndSet(o, b, a)); while (!FIELD.weakCompareAndSet(o, a, b)) { } log.append((int) FIELD.get(o));
        log.append(FIELD.weakCompareAndSetAcquire(o, c, b)); while (!FIELD.weakCompareAndSetAcquire(o, b, c)) { } log.append((int) FIELD.get(o));
        log.append(FIELD.weakCompareAndSetRelease(o, a, c)); while (!FIELD.weakCompareAndSetRelease(o, c, a)) { } log.append((int) FIELD.get(o));
        log.append((int) FIELD.getAndSet(o, b));
        log.append((int) FIELD.getAndSetAcquire(o, c));
        log.append((int) FIELD.getAndSetRelease(o, a));
        log.append((int) FIELD.getAndAdd(o, b)).append((int) FIELD.get(o));
        log.append((int) FIELD.getAndAddAcquire(o, c)).append((int) FIELD.get(o));
        log.append((int) FIELD.getAndAddRelease(o, b)).append((int) FIELD.get(o));
        log.append((int) FIELD.getAndBitwiseOr(o, b)).append((int) FIELD.get(o));
        log.append((int) FIELD.getAndBitwiseOrAcquire(o, c)).append((int) FIELD.get(o));
        log.append((int) FIELD.getAndBitwiseOrRelease(o, a)).append((int) FIELD.get(o));
        log.append((int) FIELD.getAndBitwiseXor(o, b)).append((int) FIELD.get(o));
        log.append((int) FIELD.getAndBitwiseXorAcquire(o, c)).append((int) FIELD.get(o));
        log.append((int) FIELD.getAndBitwiseXorRelease(o, a)).append((int) FIELD.get(o));
        log.append((int) FIELD.getAndBitwiseAnd(o, b)).append((int) FIELD.get(o));
        log.append((int) FIELD.getAndBitwiseAndAcquire(o, c)).append((int) FIELD.get(o));
        log.append((int) FIELD.getAndBitwiseAndRelease(o, a)).append((int) FIELD.get(o));
        return log;
    }

    static StringBuilder statics(int a, int b, int c) {
        StringBuilder log = new StringBuilder();
        STATIC.set(a); log.append((int) STATIC.get()); STATIC.set(b);
        STATIC.setOpaque(a); log.append((int) STATIC.get()); STATIC.setOpaque(b);
        STATIC.setRelease(a); log.append((int) STATIC.get()); STATIC.setRelease(b);
        STATIC.setVolatile(a); log.append((int) STATIC.get()); STATIC.setVolatile(b);
        log.append((int) STATIC.get()).append((int) STATIC.getOpaque()).append((int) STATIC.getAcquire()).append((int) STATIC.getVolatile());
        log.append(STATIC.compareAndSet(a, c)).append(STATIC.compareAndSet(b, c)).append((int) STATIC.getVolatile());
        log.append((int) STATIC.compareAndExchange(a, c)).append((int) STATIC.compareAndExchange(c, a)).append((int) STATIC.get());
        log.append((int) STATIC.compareAndExchangeAcquire(b, a)).append((int) STATIC.compareAndExchangeAcquire(a, b)).append((int) STATIC.get());
        log.append((int) STATIC.compareAndExchangeRelease(c, b)).append((int) STATIC.compareAndExchangeRelease(b, c)).append((int) STATIC.get());
        log.append(STATIC.weakCompareAndSetPlain(a, c)); while (!STATIC.weakCompareAndSetPlain(c, a)) { } log.append((int) STATIC.get());
        log.append(STATIC.weakCompareAndSet(b, a)); while (!STATIC.weakCompareAndSet(a, b)) { } log.append((int) STATIC.get());
        log.append(STATIC.weakCompareAndSetAcquire(c, b)); while (!STATIC.weakCompareAndSetAcquire(b, c)) { } log.append((int) STATIC.get());
        log.append(STATIC.weakCompareAndSetRelease(a, c)); while (!STATIC.weakCompareAndSetRelease(c, a)) { } log.append((int) STATIC.get());
        log.append((int) STATIC.getAndSet(b));
        log.append((int) STATIC.getAndSetAcquire(c));
        log.append((int) STATIC.getAndSetRelease(a));
        log.append((int) STATIC.getAndAdd(b)).append((int) STATIC.get());
        log.append((int) STATIC.getAndAddAcquire(c)).append((int) STATIC.get());
        log.append((int) STATIC.getAndAddRelease(b)).append((int) STATIC.get());
        log.append((int) STATIC.getAndBitwiseOr(b)).append((int) STATIC.get());
        log.append((int) STATIC.getAndBitwiseOrAcquire(c)).append((int) STATIC.get());
        log.append((int) STATIC.getAndBitwiseOrRelease(a)).append((int) STATIC.get());
        log.append((int) STATIC.getAndBitwiseXor(b)).append((int) STATIC.get());
        log.append((int) STATIC.getAndBitwiseXorAcquire(c)).append((int) STATIC.get());
        log.append((int) STATIC.getAndBitwiseXorRelease(a)).append((int) STATIC.get());
        log.append((int) STATIC.getAndBitwiseAnd(b)).append((int) STATIC.get());
        log.append((int) STATIC.getAndBitwiseAndAcquire(c)).append((int) STATIC.get());
        log.append((int) STATIC.getAndBitwiseAndRelease(a)).append((int) STATIC.get());
        return log;
    }

    static StringBuilder element(int[] o, int i, int a, int b, int c) {
        StringBuilder log = new StringBuilder();
        ELEMENT.set(o, i, a); log.append((int) ELEMENT.get(o, i)); ELEMENT.set(o, i, b);
        ELEMENT.setOpaque(o, i, a); log.append((int) ELEMENT.get(o, i)); ELEMENT.setOpaque(o, i, b);
        ELEMENT.setRelease(o, i, a); log.append((int) ELEMENT.get(o, i)); ELEMENT.setRelease(o, i, b);
        ELEMENT.setVolatile(o, i, a); log.append((int) ELEMENT.get(o, i)); ELEMENT.setVolatile(o, i, b);
        log.append((int) ELEMENT.get(o, i)).append((int) ELEMENT.getOpaque(o, i)).append((int) ELEMENT.getAcquire(o, i)).append((int) ELEMENT.getVolatile(o, i));
        log.append(ELEMENT.compareAndSet(o, i, a, c)).append(ELEMENT.compareAndSet(o, i, b, c)).append((int) ELEMENT.getVolatile(o, i));
        log.append((int) ELEMENT.compareAndExchange(o, i, a, c)).append((int) ELEMENT.compareAndExchange(o, i, c, a)).append((int) ELEMENT.get(o, i));
        log.append((int) ELEMENT.compareAndExchangeAcquire(o, i, b, a)).append((int) ELEMENT.compareAndExchangeAcquire(o, i, a, b)).append((int) ELEMENT.get(o, i));
        log.append((int) ELEMENT.compareAndExchangeRelease(o, i, c, b)).append((int) ELEMENT.compareAndExchangeRelease(o, i, b, c)).append((int) ELEMENT.get(o, i));
        log.append(ELEMENT.weakCompareAndSetPlain(o, i, a, c)); while (!ELEMENT.weakCompareAndSetPlain(o, i, c, a)) { } log.append((int) ELEMENT.get(o, i));
        log.append(ELEMENT.weakCompareAndSet(o, i, b, a)); while (!ELEMENT.weakCompareAndSet(o, i, a, b)) { } log.append((int) ELEMENT.get(o, i));
        log.append(ELEMENT.weakCompareAndSetAcquire(o, i, c, b)); while (!ELEMENT.weakCompareAndSetAcquire(o, i, b, c)) { } log.append((int) ELEMENT.get(o, i));
        log.append(ELEMENT.weakCompareAndSetRelease(o, i, a, c)); while (!ELEMENT.weakCompareAndSetRelease(o, i, c, a)) { } log.append((int) ELEMENT.get(o, i));
        log.append((int) ELEMENT.getAndSet(o, i, b));
        log.append((int) ELEMENT.getAndSetAcquire(o, i, c));
        log.append((int) ELEMENT.getAndSetRelease(o, i, a));
        log.append((int) ELEMENT.getAndAdd(o, i, b)).append((int) ELEMENT.get(o, i));
        log.append((int) ELEMENT.getAndAddAcquire(o, i, c)).append((int) ELEMENT.get(o, i));
        log.append((int) ELEMENT.getAndAddRelease(o, i, b)).append((int) ELEMENT.get(o, i));
        log.append((int) ELEMENT.getAndBitwiseOr(o, i, b)).append((int) ELEMENT.get(o, i));
        log.append((int) ELEMENT.getAndBitwiseOrAcquire(o, i, c)).append((int) ELEMENT.get(o, i));
        log.append((int) ELEMENT.getAndBitwiseOrRelease(o, i, a)).append((int) ELEMENT.get(o, i));
        log.append((int) ELEMENT.getAndBitwiseXor(o, i, b)).append((int) ELEMENT.get(o, i));
        log.append((int) ELEMENT.getAndBitwiseXorAcquire(o, i, c)).append((int) ELEMENT.get(o, i));
        log.append((int) ELEMENT.getAndBitwiseXorRelease(o, i, a)).append((int) ELEMENT.get(o, i));
        log.append((int) ELEMENT.getAndBitwiseAnd(o, i, b)).append((int) ELEMENT.get(o, i));
        log.append((int) ELEMENT.getAndBitwiseAndAcquire(o, i, c)).append((int) ELEMENT.get(o, i));
        log.append((int) ELEMENT.getAndBitwiseAndRelease(o, i, a)).append((int) ELEMENT.get(o, i));
        return log;
    }

    public static void main(String[] args) {
        VarHandleModesInt o = new VarHandleModesInt();
        int[] array = new int[5];
        StringBuilder first = null;
        for (int k = 0; k < 3000; k++) {
            StringBuilder f = field(o, 1, 0x80000001, -559038737), s = statics(1, 0x80000001, -559038737), e = element(array, k % 5, 1, 0x80000001, -559038737);
            if (first == null) { first = f; T.p(f); }
            if (f.compareTo(first) != 0 || s.compareTo(first) != 0 || e.compareTo(first) != 0) { T.p("differs at", k, f, s, e); break; }
        }
        T.p(array, o.instance, shared);
        for (VarHandle.AccessMode m : VarHandle.AccessMode.values()) T.p(m, FIELD.isAccessModeSupported(m), FIXED.isAccessModeSupported(m), ELEMENT.isAccessModeSupported(m), STATIC.accessModeType(m));
        T.thrown("index", () -> ELEMENT.compareAndSet(array, 5, 1, 0x80000001));
        T.thrown("negative", () -> ELEMENT.setRelease(array, -1, 1));
        T.thrown("null", () -> ELEMENT.setVolatile((int[]) null, 0, 1));
        T.thrown("null receiver", () -> { int x = (int) FIELD.getAndSet((VarHandleModesInt) null, 1); });
        T.thrown("fixed", () -> FIXED.setVolatile(o, 1));
        T.thrown("fixed", () -> { int x = (int) FIXED.getAndSet(o, 1); });
        same("fixed", 0x80000001, (int) FIXED.getAcquire(o));
    }
}
