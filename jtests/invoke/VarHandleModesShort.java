import java.lang.invoke.*;
import java.util.Arrays;

/** Every access mode of VarHandles of type short: instance and static fields, final fields and array elements, cold and hot. */
public class VarHandleModesShort {
    short instance = (short) -1;
    static short shared = (short) -1;
    final short fixed = (short) 12345;
    static final VarHandle FIELD, STATIC, FIXED, ELEMENT = MethodHandles.arrayElementVarHandle(short[].class);
    static {
        try {
            MethodHandles.Lookup l = MethodHandles.lookup();
            FIELD = l.findVarHandle(VarHandleModesShort.class, "instance", short.class);
            STATIC = l.findStaticVarHandle(VarHandleModesShort.class, "shared", short.class);
            FIXED = l.findVarHandle(VarHandleModesShort.class, "fixed", short.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    static void same(String what, short expected, short actual) {
        if (!Arrays.equals(new short[] {expected}, new short[] {actual})) T.p("WRONG", what, expected, actual);
    }

    /** All modes on one variable. */
    static StringBuilder field(VarHandleModesShort o, short a, short b, short c) {
        StringBuilder log = new StringBuilder();
        FIELD.set(o, a); log.append((short) FIELD.get(o)); FIELD.set(o, b);
        FIELD.setOpaque(o, a); log.append((short) FIELD.get(o)); FIELD.setOpaque(o, b);
        FIELD.setRelease(o, a); log.append((short) FIELD.get(o)); FIELD.setRelease(o, b);
        FIELD.setVolatile(o, a); log.append((short) FIELD.get(o)); FIELD.setVolatile(o, b);
        log.append((short) FIELD.get(o)).append((short) FIELD.getOpaque(o)).append((short) FIELD.getAcquire(o)).append((short) FIELD.getVolatile(o));
        log.append(FIELD.compareAndSet(o, a, c)).append(FIELD.compareAndSet(o, b, c)).append((short) FIELD.getVolatile(o));
        log.append((short) FIELD.compareAndExchange(o, a, c)).append((short) FIELD.compareAndExchange(o, c, a)).append((short) FIELD.get(o));
        log.append((short) FIELD.compareAndExchangeAcquire(o, b, a)).append((short) FIELD.compareAndExchangeAcquire(o, a, b)).append((short) FIELD.get(o));
        log.append((short) FIELD.compareAndExchangeRelease(o, c, b)).append((short) FIELD.compareAndExchangeRelease(o, b, c)).append((short) FIELD.get(o));
        log.append(FIELD.weakCompareAndSetPlain(o, a, c)); while (!FIELD.weakCompareAndSetPlain(o, c, a)) { } log.append((short) FIELD.get(o));
        log.append(FIELD.weakCompareAndSet(o, b, a)); while (!FIELD.weakCompareAndSet(o, a, b)) { } log.append((short) FIELD.get(o));
        log.append(FIELD.weakCompareAndSetAcquire(o, c, b)); while (!FIELD.weakCompareAndSetAcquire(o, b, c)) { } log.append((short) FIELD.get(o));
        log.append(FIELD.weakCompareAndSetRelease(o, a, c)); while (!FIELD.weakCompareAndSetRelease(o, c, a)) { } log.append((short) FIELD.get(o));
        log.append((short) FIELD.getAndSet(o, b));
        log.append((short) FIELD.getAndSetAcquire(o, c));
        log.append((short) FIELD.getAndSetRelease(o, a));
        log.append((short) FIELD.getAndAdd(o, b)).append((short) FIELD.get(o));
        log.append((short) FIELD.getAndAddAcquire(o, c)).append((short) FIELD.get(o));
        log.append((short) FIELD.getAndAddRelease(o, b)).append((short) FIELD.get(o));
        log.append((short) FIELD.getAndBitwiseOr(o, b)).append((short) FIELD.get(o));
        log.append((short) FIELD.getAndBitwiseOrAcquire(o, c)).append((short) FIELD.get(o));
        log.append((short) FIELD.getAndBitwiseOrRelease(o, a)).append((short) FIELD.get(o));
        log.append((short) FIELD.getAndBitwiseXor(o, b)).append((short) FIELD.get(o));
        log.append((short) FIELD.getAndBitwiseXorAcquire(o, c)).append((short) FIELD.get(o));
        log.append((short) FIELD.getAndBitwiseXorRelease(o, a)).append((short) FIELD.get(o));
        log.append((short) FIELD.getAndBitwiseAnd(o, b)).append((short) FIELD.get(o));
        log.append((short) FIELD.getAndBitwiseAndAcquire(o, c)).append((short) FIELD.get(o));
        log.append((short) FIELD.getAndBitwiseAndRelease(o, a)).append((short) FIELD.get(o));
        return log;
    }

    static StringBuilder statics(short a, short b, short c) {
        StringBuilder log = new StringBuilder();
        STATIC.set(a); log.append((short) STATIC.get()); STATIC.set(b);
        STATIC.setOpaque(a); log.append((short) STATIC.get()); STATIC.setOpaque(b);
        STATIC.setRelease(a); log.append((short) STATIC.get()); STATIC.setRelease(b);
        STATIC.setVolatile(a); log.append((short) STATIC.get()); STATIC.setVolatile(b);
        log.append((short) STATIC.get()).append((short) STATIC.getOpaque()).append((short) STATIC.getAcquire()).append((short) STATIC.getVolatile());
        log.append(STATIC.compareAndSet(a, c)).append(STATIC.compareAndSet(b, c)).append((short) STATIC.getVolatile());
        log.append((short) STATIC.compareAndExchange(a, c)).append((short) STATIC.compareAndExchange(c, a)).append((short) STATIC.get());
        log.append((short) STATIC.compareAndExchangeAcquire(b, a)).append((short) STATIC.compareAndExchangeAcquire(a, b)).append((short) STATIC.get());
        log.append((short) STATIC.compareAndExchangeRelease(c, b)).append((short) STATIC.compareAndExchangeRelease(b, c)).append((short) STATIC.get());
        log.append(STATIC.weakCompareAndSetPlain(a, c)); while (!STATIC.weakCompareAndSetPlain(c, a)) { } log.append((short) STATIC.get());
        log.append(STATIC.weakCompareAndSet(b, a)); while (!STATIC.weakCompareAndSet(a, b)) { } log.append((short) STATIC.get());
        log.append(STATIC.weakCompareAndSetAcquire(c, b)); while (!STATIC.weakCompareAndSetAcquire(b, c)) { } log.append((short) STATIC.get());
        log.append(STATIC.weakCompareAndSetRelease(a, c)); while (!STATIC.weakCompareAndSetRelease(c, a)) { } log.append((short) STATIC.get());
        log.append((short) STATIC.getAndSet(b));
        log.append((short) STATIC.getAndSetAcquire(c));
        log.append((short) STATIC.getAndSetRelease(a));
        log.append((short) STATIC.getAndAdd(b)).append((short) STATIC.get());
        log.append((short) STATIC.getAndAddAcquire(c)).append((short) STATIC.get());
        log.append((short) STATIC.getAndAddRelease(b)).append((short) STATIC.get());
        log.append((short) STATIC.getAndBitwiseOr(b)).append((short) STATIC.get());
        log.append((short) STATIC.getAndBitwiseOrAcquire(c)).append((short) STATIC.get());
        log.append((short) STATIC.getAndBitwiseOrRelease(a)).append((short) STATIC.get());
        log.append((short) STATIC.getAndBitwiseXor(b)).append((short) STATIC.get());
        log.append((short) STATIC.getAndBitwiseXorAcquire(c)).append((short) STATIC.get());
        log.append((short) STATIC.getAndBitwiseXorRelease(a)).append((short) STATIC.get());
        log.append((short) STATIC.getAndBitwiseAnd(b)).append((short) STATIC.get());
        log.append((short) STATIC.getAndBitwiseAndAcquire(c)).append((short) STATIC.get());
        log.append((short) STATIC.getAndBitwiseAndRelease(a)).append((short) STATIC.get());
        return log;
    }

    static StringBuilder element(short[] o, int i, short a, short b, short c) {
        StringBuilder log = new StringBuilder();
        ELEMENT.set(o, i, a); log.append((short) ELEMENT.get(o, i)); ELEMENT.set(o, i, b);
        ELEMENT.setOpaque(o, i, a); log.append((short) ELEMENT.get(o, i)); ELEMENT.setOpaque(o, i, b);
        ELEMENT.setRelease(o, i, a); log.append((short) ELEMENT.get(o, i)); ELEMENT.setRelease(o, i, b);
        ELEMENT.setVolatile(o, i, a); log.append((short) ELEMENT.get(o, i)); ELEMENT.setVolatile(o, i, b);
        log.append((short) ELEMENT.get(o, i)).append((short) ELEMENT.getOpaque(o, i)).append((short) ELEMENT.getAcquire(o, i)).append((short) ELEMENT.getVolatile(o, i));
        log.append(ELEMENT.compareAndSet(o, i, a, c)).append(ELEMENT.compareAndSet(o, i, b, c)).append((short) ELEMENT.getVolatile(o, i));
        log.append((short) ELEMENT.compareAndExchange(o, i, a, c)).append((short) ELEMENT.compareAndExchange(o, i, c, a)).append((short) ELEMENT.get(o, i));
        log.append((short) ELEMENT.compareAndExchangeAcquire(o, i, b, a)).append((short) ELEMENT.compareAndExchangeAcquire(o, i, a, b)).append((short) ELEMENT.get(o, i));
        log.append((short) ELEMENT.compareAndExchangeRelease(o, i, c, b)).append((short) ELEMENT.compareAndExchangeRelease(o, i, b, c)).append((short) ELEMENT.get(o, i));
        log.append(ELEMENT.weakCompareAndSetPlain(o, i, a, c)); while (!ELEMENT.weakCompareAndSetPlain(o, i, c, a)) { } log.append((short) ELEMENT.get(o, i));
        log.append(ELEMENT.weakCompareAndSet(o, i, b, a)); while (!ELEMENT.weakCompareAndSet(o, i, a, b)) { } log.append((short) ELEMENT.get(o, i));
        log.append(ELEMENT.weakCompareAndSetAcquire(o, i, c, b)); while (!ELEMENT.weakCompareAndSetAcquire(o, i, b, c)) { } log.append((short) ELEMENT.get(o, i));
        log.append(ELEMENT.weakCompareAndSetRelease(o, i, a, c)); while (!ELEMENT.weakCompareAndSetRelease(o, i, c, a)) { } log.append((short) ELEMENT.get(o, i));
        log.append((short) ELEMENT.getAndSet(o, i, b));
        log.append((short) ELEMENT.getAndSetAcquire(o, i, c));
        log.append((short) ELEMENT.getAndSetRelease(o, i, a));
        log.append((short) ELEMENT.getAndAdd(o, i, b)).append((short) ELEMENT.get(o, i));
        log.append((short) ELEMENT.getAndAddAcquire(o, i, c)).append((short) ELEMENT.get(o, i));
        log.append((short) ELEMENT.getAndAddRelease(o, i, b)).append((short) ELEMENT.get(o, i));
        log.append((short) ELEMENT.getAndBitwiseOr(o, i, b)).append((short) ELEMENT.get(o, i));
        log.append((short) ELEMENT.getAndBitwiseOrAcquire(o, i, c)).append((short) ELEMENT.get(o, i));
        log.append((short) ELEMENT.getAndBitwiseOrRelease(o, i, a)).append((short) ELEMENT.get(o, i));
        log.append((short) ELEMENT.getAndBitwiseXor(o, i, b)).append((short) ELEMENT.get(o, i));
        log.append((short) ELEMENT.getAndBitwiseXorAcquire(o, i, c)).append((short) ELEMENT.get(o, i));
        log.append((short) ELEMENT.getAndBitwiseXorRelease(o, i, a)).append((short) ELEMENT.get(o, i));
        log.append((short) ELEMENT.getAndBitwiseAnd(o, i, b)).append((short) ELEMENT.get(o, i));
        log.append((short) ELEMENT.getAndBitwiseAndAcquire(o, i, c)).append((short) ELEMENT.get(o, i));
        log.append((short) ELEMENT.getAndBitwiseAndRelease(o, i, a)).append((short) ELEMENT.get(o, i));
        return log;
    }

    public static void main(String[] args) {
        VarHandleModesShort o = new VarHandleModesShort();
        short[] array = new short[5];
        StringBuilder first = null;
        for (int k = 0; k < 3000; k++) {
            StringBuilder f = field(o, (short) -1, (short) 12345, (short) -32768), s = statics((short) -1, (short) 12345, (short) -32768), e = element(array, k % 5, (short) -1, (short) 12345, (short) -32768);
            if (first == null) { first = f; T.p(f); }
            if (f.compareTo(first) != 0 || s.compareTo(first) != 0 || e.compareTo(first) != 0) { T.p("differs at", k, f, s, e); break; }
        }
        T.p(array, o.instance, shared);
        for (VarHandle.AccessMode m : VarHandle.AccessMode.values()) T.p(m, FIELD.isAccessModeSupported(m), FIXED.isAccessModeSupported(m), ELEMENT.isAccessModeSupported(m), STATIC.accessModeType(m));
        T.thrown("index", () -> ELEMENT.compareAndSet(array, 5, (short) -1, (short) 12345));
        T.thrown("negative", () -> ELEMENT.setRelease(array, -1, (short) -1));
        T.thrown("null", () -> ELEMENT.setVolatile((short[]) null, 0, (short) -1));
        T.thrown("null receiver", () -> { short x = (short) FIELD.getAndSet((VarHandleModesShort) null, (short) -1); });
        T.thrown("fixed", () -> FIXED.setVolatile(o, (short) -1));
        T.thrown("fixed", () -> { short x = (short) FIXED.getAndSet(o, (short) -1); });
        same("fixed", (short) 12345, (short) FIXED.getAcquire(o));
    }
}
