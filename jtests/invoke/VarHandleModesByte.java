import java.lang.invoke.*;
import java.util.Arrays;

/** Every access mode of VarHandles of type byte: instance and static fields, final fields and array elements, cold and hot. */
public class VarHandleModesByte {
    byte instance = (byte) 1;
    static byte shared = (byte) 1;
    final byte fixed = (byte) -128;
    static final VarHandle FIELD, STATIC, FIXED, ELEMENT = MethodHandles.arrayElementVarHandle(byte[].class);
    static {
        try {
            MethodHandles.Lookup l = MethodHandles.lookup();
            FIELD = l.findVarHandle(VarHandleModesByte.class, "instance", byte.class);
            STATIC = l.findStaticVarHandle(VarHandleModesByte.class, "shared", byte.class);
            FIXED = l.findVarHandle(VarHandleModesByte.class, "fixed", byte.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    static void same(String what, byte expected, byte actual) {
        if (!Arrays.equals(new byte[] {expected}, new byte[] {actual})) T.p("WRONG", what, expected, actual);
    }

    /** All modes on one variable. */
    static StringBuilder field(VarHandleModesByte o, byte a, byte b, byte c) {
        StringBuilder log = new StringBuilder();
        FIELD.set(o, a); log.append((byte) FIELD.get(o)); FIELD.set(o, b);
        FIELD.setOpaque(o, a); log.append((byte) FIELD.get(o)); FIELD.setOpaque(o, b);
        FIELD.setRelease(o, a); log.append((byte) FIELD.get(o)); FIELD.setRelease(o, b);
        FIELD.setVolatile(o, a); log.append((byte) FIELD.get(o)); FIELD.setVolatile(o, b);
        log.append((byte) FIELD.get(o)).append((byte) FIELD.getOpaque(o)).append((byte) FIELD.getAcquire(o)).append((byte) FIELD.getVolatile(o));
        log.append(FIELD.compareAndSet(o, a, c)).append(FIELD.compareAndSet(o, b, c)).append((byte) FIELD.getVolatile(o));
        log.append((byte) FIELD.compareAndExchange(o, a, c)).append((byte) FIELD.compareAndExchange(o, c, a)).append((byte) FIELD.get(o));
        log.append((byte) FIELD.compareAndExchangeAcquire(o, b, a)).append((byte) FIELD.compareAndExchangeAcquire(o, a, b)).append((byte) FIELD.get(o));
        log.append((byte) FIELD.compareAndExchangeRelease(o, c, b)).append((byte) FIELD.compareAndExchangeRelease(o, b, c)).append((byte) FIELD.get(o));
        log.append(FIELD.weakCompareAndSetPlain(o, a, c)); while (!FIELD.weakCompareAndSetPlain(o, c, a)) { } log.append((byte) FIELD.get(o));
        log.append(FIELD.weakCompareAndSet(o, b, a)); while (!FIELD.weakCompareAndSet(o, a, b)) { } log.append((byte) FIELD.get(o));
        log.append(FIELD.weakCompareAndSetAcquire(o, c, b)); while (!FIELD.weakCompareAndSetAcquire(o, b, c)) { } log.append((byte) FIELD.get(o));
        log.append(FIELD.weakCompareAndSetRelease(o, a, c)); while (!FIELD.weakCompareAndSetRelease(o, c, a)) { } log.append((byte) FIELD.get(o));
        log.append((byte) FIELD.getAndSet(o, b));
        log.append((byte) FIELD.getAndSetAcquire(o, c));
        log.append((byte) FIELD.getAndSetRelease(o, a));
        log.append((byte) FIELD.getAndAdd(o, b)).append((byte) FIELD.get(o));
        log.append((byte) FIELD.getAndAddAcquire(o, c)).append((byte) FIELD.get(o));
        log.append((byte) FIELD.getAndAddRelease(o, b)).append((byte) FIELD.get(o));
        log.append((byte) FIELD.getAndBitwiseOr(o, b)).append((byte) FIELD.get(o));
        log.append((byte) FIELD.getAndBitwiseOrAcquire(o, c)).append((byte) FIELD.get(o));
        log.append((byte) FIELD.getAndBitwiseOrRelease(o, a)).append((byte) FIELD.get(o));
        log.append((byte) FIELD.getAndBitwiseXor(o, b)).append((byte) FIELD.get(o));
        log.append((byte) FIELD.getAndBitwiseXorAcquire(o, c)).append((byte) FIELD.get(o));
        log.append((byte) FIELD.getAndBitwiseXorRelease(o, a)).append((byte) FIELD.get(o));
        log.append((byte) FIELD.getAndBitwiseAnd(o, b)).append((byte) FIELD.get(o));
        log.append((byte) FIELD.getAndBitwiseAndAcquire(o, c)).append((byte) FIELD.get(o));
        log.append((byte) FIELD.getAndBitwiseAndRelease(o, a)).append((byte) FIELD.get(o));
        return log;
    }

    static StringBuilder statics(byte a, byte b, byte c) {
        StringBuilder log = new StringBuilder();
        STATIC.set(a); log.append((byte) STATIC.get()); STATIC.set(b);
        STATIC.setOpaque(a); log.append((byte) STATIC.get()); STATIC.setOpaque(b);
        STATIC.setRelease(a); log.append((byte) STATIC.get()); STATIC.setRelease(b);
        STATIC.setVolatile(a); log.append((byte) STATIC.get()); STATIC.setVolatile(b);
        log.append((byte) STATIC.get()).append((byte) STATIC.getOpaque()).append((byte) STATIC.getAcquire()).append((byte) STATIC.getVolatile());
        log.append(STATIC.compareAndSet(a, c)).append(STATIC.compareAndSet(b, c)).append((byte) STATIC.getVolatile());
        log.append((byte) STATIC.compareAndExchange(a, c)).append((byte) STATIC.compareAndExchange(c, a)).append((byte) STATIC.get());
        log.append((byte) STATIC.compareAndExchangeAcquire(b, a)).append((byte) STATIC.compareAndExchangeAcquire(a, b)).append((byte) STATIC.get());
        log.append((byte) STATIC.compareAndExchangeRelease(c, b)).append((byte) STATIC.compareAndExchangeRelease(b, c)).append((byte) STATIC.get());
        log.append(STATIC.weakCompareAndSetPlain(a, c)); while (!STATIC.weakCompareAndSetPlain(c, a)) { } log.append((byte) STATIC.get());
        log.append(STATIC.weakCompareAndSet(b, a)); while (!STATIC.weakCompareAndSet(a, b)) { } log.append((byte) STATIC.get());
        log.append(STATIC.weakCompareAndSetAcquire(c, b)); while (!STATIC.weakCompareAndSetAcquire(b, c)) { } log.append((byte) STATIC.get());
        log.append(STATIC.weakCompareAndSetRelease(a, c)); while (!STATIC.weakCompareAndSetRelease(c, a)) { } log.append((byte) STATIC.get());
        log.append((byte) STATIC.getAndSet(b));
        log.append((byte) STATIC.getAndSetAcquire(c));
        log.append((byte) STATIC.getAndSetRelease(a));
        log.append((byte) STATIC.getAndAdd(b)).append((byte) STATIC.get());
        log.append((byte) STATIC.getAndAddAcquire(c)).append((byte) STATIC.get());
        log.append((byte) STATIC.getAndAddRelease(b)).append((byte) STATIC.get());
        log.append((byte) STATIC.getAndBitwiseOr(b)).append((byte) STATIC.get());
        log.append((byte) STATIC.getAndBitwiseOrAcquire(c)).append((byte) STATIC.get());
        log.append((byte) STATIC.getAndBitwiseOrRelease(a)).append((byte) STATIC.get());
        log.append((byte) STATIC.getAndBitwiseXor(b)).append((byte) STATIC.get());
        log.append((byte) STATIC.getAndBitwiseXorAcquire(c)).append((byte) STATIC.get());
        log.append((byte) STATIC.getAndBitwiseXorRelease(a)).append((byte) STATIC.get());
        log.append((byte) STATIC.getAndBitwiseAnd(b)).append((byte) STATIC.get());
        log.append((byte) STATIC.getAndBitwiseAndAcquire(c)).append((byte) STATIC.get());
        log.append((byte) STATIC.getAndBitwiseAndRelease(a)).append((byte) STATIC.get());
        return log;
    }

    static StringBuilder element(byte[] o, int i, byte a, byte b, byte c) {
        StringBuilder log = new StringBuilder();
        ELEMENT.set(o, i, a); log.append((byte) ELEMENT.get(o, i)); ELEMENT.set(o, i, b);
        ELEMENT.setOpaque(o, i, a); log.append((byte) ELEMENT.get(o, i)); ELEMENT.setOpaque(o, i, b);
        ELEMENT.setRelease(o, i, a); log.append((byte) ELEMENT.get(o, i)); ELEMENT.setRelease(o, i, b);
        ELEMENT.setVolatile(o, i, a); log.append((byte) ELEMENT.get(o, i)); ELEMENT.setVolatile(o, i, b);
        log.append((byte) ELEMENT.get(o, i)).append((byte) ELEMENT.getOpaque(o, i)).append((byte) ELEMENT.getAcquire(o, i)).append((byte) ELEMENT.getVolatile(o, i));
        log.append(ELEMENT.compareAndSet(o, i, a, c)).append(ELEMENT.compareAndSet(o, i, b, c)).append((byte) ELEMENT.getVolatile(o, i));
        log.append((byte) ELEMENT.compareAndExchange(o, i, a, c)).append((byte) ELEMENT.compareAndExchange(o, i, c, a)).append((byte) ELEMENT.get(o, i));
        log.append((byte) ELEMENT.compareAndExchangeAcquire(o, i, b, a)).append((byte) ELEMENT.compareAndExchangeAcquire(o, i, a, b)).append((byte) ELEMENT.get(o, i));
        log.append((byte) ELEMENT.compareAndExchangeRelease(o, i, c, b)).append((byte) ELEMENT.compareAndExchangeRelease(o, i, b, c)).append((byte) ELEMENT.get(o, i));
        log.append(ELEMENT.weakCompareAndSetPlain(o, i, a, c)); while (!ELEMENT.weakCompareAndSetPlain(o, i, c, a)) { } log.append((byte) ELEMENT.get(o, i));
        log.append(ELEMENT.weakCompareAndSet(o, i, b, a)); while (!ELEMENT.weakCompareAndSet(o, i, a, b)) { } log.append((byte) ELEMENT.get(o, i));
        log.append(ELEMENT.weakCompareAndSetAcquire(o, i, c, b)); while (!ELEMENT.weakCompareAndSetAcquire(o, i, b, c)) { } log.append((byte) ELEMENT.get(o, i));
        log.append(ELEMENT.weakCompareAndSetRelease(o, i, a, c)); while (!ELEMENT.weakCompareAndSetRelease(o, i, c, a)) { } log.append((byte) ELEMENT.get(o, i));
        log.append((byte) ELEMENT.getAndSet(o, i, b));
        log.append((byte) ELEMENT.getAndSetAcquire(o, i, c));
        log.append((byte) ELEMENT.getAndSetRelease(o, i, a));
        log.append((byte) ELEMENT.getAndAdd(o, i, b)).append((byte) ELEMENT.get(o, i));
        log.append((byte) ELEMENT.getAndAddAcquire(o, i, c)).append((byte) ELEMENT.get(o, i));
        log.append((byte) ELEMENT.getAndAddRelease(o, i, b)).append((byte) ELEMENT.get(o, i));
        log.append((byte) ELEMENT.getAndBitwiseOr(o, i, b)).append((byte) ELEMENT.get(o, i));
        log.append((byte) ELEMENT.getAndBitwiseOrAcquire(o, i, c)).append((byte) ELEMENT.get(o, i));
        log.append((byte) ELEMENT.getAndBitwiseOrRelease(o, i, a)).append((byte) ELEMENT.get(o, i));
        log.append((byte) ELEMENT.getAndBitwiseXor(o, i, b)).append((byte) ELEMENT.get(o, i));
        log.append((byte) ELEMENT.getAndBitwiseXorAcquire(o, i, c)).append((byte) ELEMENT.get(o, i));
        log.append((byte) ELEMENT.getAndBitwiseXorRelease(o, i, a)).append((byte) ELEMENT.get(o, i));
        log.append((byte) ELEMENT.getAndBitwiseAnd(o, i, b)).append((byte) ELEMENT.get(o, i));
        log.append((byte) ELEMENT.getAndBitwiseAndAcquire(o, i, c)).append((byte) ELEMENT.get(o, i));
        log.append((byte) ELEMENT.getAndBitwiseAndRelease(o, i, a)).append((byte) ELEMENT.get(o, i));
        return log;
    }

    public static void main(String[] args) {
        VarHandleModesByte o = new VarHandleModesByte();
        byte[] array = new byte[5];
        StringBuilder first = null;
        for (int k = 0; k < 3000; k++) {
            StringBuilder f = field(o, (byte) 1, (byte) -128, (byte) 85), s = statics((byte) 1, (byte) -128, (byte) 85), e = element(array, k % 5, (byte) 1, (byte) -128, (byte) 85);
            if (first == null) { first = f; T.p(f); }
            if (f.compareTo(first) != 0 || s.compareTo(first) != 0 || e.compareTo(first) != 0) { T.p("differs at", k, f, s, e); break; }
        }
        T.p(array, o.instance, shared);
        for (VarHandle.AccessMode m : VarHandle.AccessMode.values()) T.p(m, FIELD.isAccessModeSupported(m), FIXED.isAccessModeSupported(m), ELEMENT.isAccessModeSupported(m), STATIC.accessModeType(m));
        T.thrown("index", () -> ELEMENT.compareAndSet(array, 5, (byte) 1, (byte) -128));
        T.thrown("negative", () -> ELEMENT.setRelease(array, -1, (byte) 1));
        T.thrown("null", () -> ELEMENT.setVolatile((byte[]) null, 0, (byte) 1));
        T.thrown("null receiver", () -> { byte x = (byte) FIELD.getAndSet((VarHandleModesByte) null, (byte) 1); });
        T.thrown("fixed", () -> FIXED.setVolatile(o, (byte) 1));
        T.thrown("fixed", () -> { byte x = (byte) FIXED.getAndSet(o, (byte) 1); });
        same("fixed", (byte) -128, (byte) FIXED.getAcquire(o));
    }
}
