import java.lang.invoke.*;
import java.util.Arrays;

/** Every access mode of VarHandles of type boolean: instance and static fields, final fields and array elements, cold and hot. */
public class VarHandleModesBoolean {
    boolean instance = false;
    static boolean shared = false;
    final boolean fixed = true;
    static final VarHandle FIELD, STATIC, FIXED, ELEMENT = MethodHandles.arrayElementVarHandle(boolean[].class);
    static {
        try {
            MethodHandles.Lookup l = MethodHandles.lookup();
            FIELD = l.findVarHandle(VarHandleModesBoolean.class, "instance", boolean.class);
            STATIC = l.findStaticVarHandle(VarHandleModesBoolean.class, "shared", boolean.class);
            FIXED = l.findVarHandle(VarHandleModesBoolean.class, "fixed", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    static void same(String what, boolean expected, boolean actual) {
        if (!Arrays.equals(new boolean[] {expected}, new boolean[] {actual})) T.p("WRONG", what, expected, actual);
    }

    /** All modes on one variable. */
    static StringBuilder field(VarHandleModesBoolean o, boolean a, boolean b, boolean c) {
        StringBuilder log = new StringBuilder();
        FIELD.set(o, a); log.append((boolean) FIELD.get(o)); FIELD.set(o, b);
        FIELD.setOpaque(o, a); log.append((boolean) FIELD.get(o)); FIELD.setOpaque(o, b);
        FIELD.setRelease(o, a); log.append((boolean) FIELD.get(o)); FIELD.setRelease(o, b);
        FIELD.setVolatile(o, a); log.append((boolean) FIELD.get(o)); FIELD.setVolatile(o, b);
        log.append((boolean) FIELD.get(o)).append((boolean) FIELD.getOpaque(o)).append((boolean) FIELD.getAcquire(o)).append((boolean) FIELD.getVolatile(o));
        log.append(FIELD.compareAndSet(o, a, c)).append(FIELD.compareAndSet(o, b, c)).append((boolean) FIELD.getVolatile(o));
        log.append((boolean) FIELD.compareAndExchange(o, a, c)).append((boolean) FIELD.compareAndExchange(o, c, a)).append((boolean) FIELD.get(o));
        log.append((boolean) FIELD.compareAndExchangeAcquire(o, b, a)).append((boolean) FIELD.compareAndExchangeAcquire(o, a, b)).append((boolean) FIELD.get(o));
        log.append((boolean) FIELD.compareAndExchangeRelease(o, c, b)).append((boolean) FIELD.compareAndExchangeRelease(o, b, c)).append((boolean) FIELD.get(o));
        log.append(FIELD.weakCompareAndSetPlain(o, a, c)); while (!FIELD.weakCompareAndSetPlain(o, c, a)) { } log.append((boolean) FIELD.get(o));
        log.append(FIELD.weakCompareAndSet(o, b, a)); while (!FIELD.weakCompareAndSet(o, a, b)) { } log.append((boolean) FIELD.get(o));
        log.append(FIELD.weakCompareAndSetAcquire(o, c, b)); while (!FIELD.weakCompareAndSetAcquire(o, b, c)) { } log.append((boolean) FIELD.get(o));
        log.append(FIELD.weakCompareAndSetRelease(o, a, c)); while (!FIELD.weakCompareAndSetRelease(o, c, a)) { } log.append((boolean) FIELD.get(o));
        log.append((boolean) FIELD.getAndSet(o, b));
        log.append((boolean) FIELD.getAndSetAcquire(o, c));
        log.append((boolean) FIELD.getAndSetRelease(o, a));
        log.append((boolean) FIELD.getAndBitwiseOr(o, b)).append((boolean) FIELD.get(o));
        log.append((boolean) FIELD.getAndBitwiseOrAcquire(o, c)).append((boolean) FIELD.get(o));
        log.append((boolean) FIELD.getAndBitwiseOrRelease(o, a)).append((boolean) FIELD.get(o));
        log.append((boolean) FIELD.getAndBitwiseXor(o, b)).append((boolean) FIELD.get(o));
        log.append((boolean) FIELD.getAndBitwiseXorAcquire(o, c)).append((boolean) FIELD.get(o));
        log.append((boolean) FIELD.getAndBitwiseXorRelease(o, a)).append((boolean) FIELD.get(o));
        log.append((boolean) FIELD.getAndBitwiseAnd(o, b)).append((boolean) FIELD.get(o));
        log.append((boolean) FIELD.getAndBitwiseAndAcquire(o, c)).append((boolean) FIELD.get(o));
        log.append((boolean) FIELD.getAndBitwiseAndRelease(o, a)).append((boolean) FIELD.get(o));
        return log;
    }

    static StringBuilder statics(boolean a, boolean b, boolean c) {
        StringBuilder log = new StringBuilder();
        STATIC.set(a); log.append((boolean) STATIC.get()); STATIC.set(b);
        STATIC.setOpaque(a); log.append((boolean) STATIC.get()); STATIC.setOpaque(b);
        STATIC.setRelease(a); log.append((boolean) STATIC.get()); STATIC.setRelease(b);
        STATIC.setVolatile(a); log.append((boolean) STATIC.get()); STATIC.setVolatile(b);
        log.append((boolean) STATIC.get()).append((boolean) STATIC.getOpaque()).append((boolean) STATIC.getAcquire()).append((boolean) STATIC.getVolatile());
        log.append(STATIC.compareAndSet(a, c)).append(STATIC.compareAndSet(b, c)).append((boolean) STATIC.getVolatile());
        log.append((boolean) STATIC.compareAndExchange(a, c)).append((boolean) STATIC.compareAndExchange(c, a)).append((boolean) STATIC.get());
        log.append((boolean) STATIC.compareAndExchangeAcquire(b, a)).append((boolean) STATIC.compareAndExchangeAcquire(a, b)).append((boolean) STATIC.get());
        log.append((boolean) STATIC.compareAndExchangeRelease(c, b)).append((boolean) STATIC.compareAndExchangeRelease(b, c)).append((boolean) STATIC.get());
        log.append(STATIC.weakCompareAndSetPlain(a, c)); while (!STATIC.weakCompareAndSetPlain(c, a)) { } log.append((boolean) STATIC.get());
        log.append(STATIC.weakCompareAndSet(b, a)); while (!STATIC.weakCompareAndSet(a, b)) { } log.append((boolean) STATIC.get());
        log.append(STATIC.weakCompareAndSetAcquire(c, b)); while (!STATIC.weakCompareAndSetAcquire(b, c)) { } log.append((boolean) STATIC.get());
        log.append(STATIC.weakCompareAndSetRelease(a, c)); while (!STATIC.weakCompareAndSetRelease(c, a)) { } log.append((boolean) STATIC.get());
        log.append((boolean) STATIC.getAndSet(b));
        log.append((boolean) STATIC.getAndSetAcquire(c));
        log.append((boolean) STATIC.getAndSetRelease(a));
        log.append((boolean) STATIC.getAndBitwiseOr(b)).append((boolean) STATIC.get());
        log.append((boolean) STATIC.getAndBitwiseOrAcquire(c)).append((boolean) STATIC.get());
        log.append((boolean) STATIC.getAndBitwiseOrRelease(a)).append((boolean) STATIC.get());
        log.append((boolean) STATIC.getAndBitwiseXor(b)).append((boolean) STATIC.get());
        log.append((boolean) STATIC.getAndBitwiseXorAcquire(c)).append((boolean) STATIC.get());
        log.append((boolean) STATIC.getAndBitwiseXorRelease(a)).append((boolean) STATIC.get());
        log.append((boolean) STATIC.getAndBitwiseAnd(b)).append((boolean) STATIC.get());
        log.append((boolean) STATIC.getAndBitwiseAndAcquire(c)).append((boolean) STATIC.get());
        log.append((boolean) STATIC.getAndBitwiseAndRelease(a)).append((boolean) STATIC.get());
        return log;
    }

    static StringBuilder element(boolean[] o, int i, boolean a, boolean b, boolean c) {
        StringBuilder log = new StringBuilder();
        ELEMENT.set(o, i, a); log.append((boolean) ELEMENT.get(o, i)); ELEMENT.set(o, i, b);
        ELEMENT.setOpaque(o, i, a); log.append((boolean) ELEMENT.get(o, i)); ELEMENT.setOpaque(o, i, b);
        ELEMENT.setRelease(o, i, a); log.append((boolean) ELEMENT.get(o, i)); ELEMENT.setRelease(o, i, b);
        ELEMENT.setVolatile(o, i, a); log.append((boolean) ELEMENT.get(o, i)); ELEMENT.setVolatile(o, i, b);
        log.append((boolean) ELEMENT.get(o, i)).append((boolean) ELEMENT.getOpaque(o, i)).append((boolean) ELEMENT.getAcquire(o, i)).append((boolean) ELEMENT.getVolatile(o, i));
        log.append(ELEMENT.compareAndSet(o, i, a, c)).append(ELEMENT.compareAndSet(o, i, b, c)).append((boolean) ELEMENT.getVolatile(o, i));
        log.append((boolean) ELEMENT.compareAndExchange(o, i, a, c)).append((boolean) ELEMENT.compareAndExchange(o, i, c, a)).append((boolean) ELEMENT.get(o, i));
        log.append((boolean) ELEMENT.compareAndExchangeAcquire(o, i, b, a)).append((boolean) ELEMENT.compareAndExchangeAcquire(o, i, a, b)).append((boolean) ELEMENT.get(o, i));
        log.append((boolean) ELEMENT.compareAndExchangeRelease(o, i, c, b)).append((boolean) ELEMENT.compareAndExchangeRelease(o, i, b, c)).append((boolean) ELEMENT.get(o, i));
        log.append(ELEMENT.weakCompareAndSetPlain(o, i, a, c)); while (!ELEMENT.weakCompareAndSetPlain(o, i, c, a)) { } log.append((boolean) ELEMENT.get(o, i));
        log.append(ELEMENT.weakCompareAndSet(o, i, b, a)); while (!ELEMENT.weakCompareAndSet(o, i, a, b)) { } log.append((boolean) ELEMENT.get(o, i));
        log.append(ELEMENT.weakCompareAndSetAcquire(o, i, c, b)); while (!ELEMENT.weakCompareAndSetAcquire(o, i, b, c)) { } log.append((boolean) ELEMENT.get(o, i));
        log.append(ELEMENT.weakCompareAndSetRelease(o, i, a, c)); while (!ELEMENT.weakCompareAndSetRelease(o, i, c, a)) { } log.append((boolean) ELEMENT.get(o, i));
        log.append((boolean) ELEMENT.getAndSet(o, i, b));
        log.append((boolean) ELEMENT.getAndSetAcquire(o, i, c));
        log.append((boolean) ELEMENT.getAndSetRelease(o, i, a));
        log.append((boolean) ELEMENT.getAndBitwiseOr(o, i, b)).append((boolean) ELEMENT.get(o, i));
        log.append((boolean) ELEMENT.getAndBitwiseOrAcquire(o, i, c)).append((boolean) ELEMENT.get(o, i));
        log.append((boolean) ELEMENT.getAndBitwiseOrRelease(o, i, a)).append((boolean) ELEMENT.get(o, i));
        log.append((boolean) ELEMENT.getAndBitwiseXor(o, i, b)).append((boolean) ELEMENT.get(o, i));
        log.append((boolean) ELEMENT.getAndBitwiseXorAcquire(o, i, c)).append((boolean) ELEMENT.get(o, i));
        log.append((boolean) ELEMENT.getAndBitwiseXorRelease(o, i, a)).append((boolean) ELEMENT.get(o, i));
        log.append((boolean) ELEMENT.getAndBitwiseAnd(o, i, b)).append((boolean) ELEMENT.get(o, i));
        log.append((boolean) ELEMENT.getAndBitwiseAndAcquire(o, i, c)).append((boolean) ELEMENT.get(o, i));
        log.append((boolean) ELEMENT.getAndBitwiseAndRelease(o, i, a)).append((boolean) ELEMENT.get(o, i));
        return log;
    }

    public static void main(String[] args) {
        VarHandleModesBoolean o = new VarHandleModesBoolean();
        boolean[] array = new boolean[5];
        StringBuilder first = null;
        for (int k = 0; k < 3000; k++) {
            StringBuilder f = field(o, false, true, false), s = statics(false, true, false), e = element(array, k % 5, false, true, false);
            if (first == null) { first = f; T.p(f); }
            if (f.compareTo(first) != 0 || s.compareTo(first) != 0 || e.compareTo(first) != 0) { T.p("differs at", k, f, s, e); break; }
        }
        T.p(array, o.instance, shared);
        for (VarHandle.AccessMode m : VarHandle.AccessMode.values()) T.p(m, FIELD.isAccessModeSupported(m), FIXED.isAccessModeSupported(m), ELEMENT.isAccessModeSupported(m), STATIC.accessModeType(m));
        T.thrown("index", () -> ELEMENT.compareAndSet(array, 5, false, true));
        T.thrown("negative", () -> ELEMENT.setRelease(array, -1, false));
        T.thrown("null", () -> ELEMENT.setVolatile((boolean[]) null, 0, false));
        T.thrown("null receiver", () -> { boolean x = (boolean) FIELD.getAndSet((VarHandleModesBoolean) null, false); });
        T.thrown("fixed", () -> FIXED.setVolatile(o, false));
        T.thrown("fixed", () -> { boolean x = (boolean) FIXED.getAndSet(o, false); });
        same("fixed", true, (boolean) FIXED.getAcquire(o));
        T.thrown("add", () -> { boolean x = (boolean) FIELD.getAndAdd(o, false); });
    }
}
