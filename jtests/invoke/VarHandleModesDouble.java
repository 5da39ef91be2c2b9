import java.lang.invoke.*;
import java.util.Arrays;

/** Every access mode of VarHandles of type double: instance and static fields, final fields and array elements, cold and hot. */
public class VarHandleModesDouble {
    double instance = 0.1;
    static double shared = 0.1;
    final double fixed = Double.NaN;
    static final VarHandle FIELD, STATIC, FIXED, ELEMENT = MethodHandles.arrayElementVarHandle(double[].class);
    static {
        try {
            MethodHandles.Lookup l = MethodHandles.lookup();
            FIELD = l.findVarHandle(VarHandleModesDouble.class, "instance", double.class);
            STATIC = l.findStaticVarHandle(VarHandleModesDouble.class, "shared", double.class);
            FIXED = l.findVarHandle(VarHandleModesDouble.class, "fixed", double.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    static void same(String what, double expected, double actual) {
        if (!Arrays.equals(new double[] {expected}, new double[] {actual})) T.p("WRONG", what, expected, actual);
    }

    /** All modes on one variable. */
    static StringBuilder field(VarHandleModesDouble o, double a, double b, double c) {
        StringBuilder log = new StringBuilder();
        FIELD.set(o, a); log.append((double) FIELD.get(o)); FIELD.set(o, b);
        FIELD.setOpaque(o, a); log.append((double) FIELD.get(o)); FIELD.setOpaque(o, b);
        FIELD.setRelease(o, a); log.append((double) FIELD.get(o)); FIELD.setRelease(o, b);
        FIELD.setVolatile(o, a); log.append((double) FIELD.get(o)); FIELD.setVolatile(o, b);
        log.append((double) FIELD.get(o)).append((double) FIELD.getOpaque(o)).append((double) FIELD.getAcquire(o)).append((double) FIELD.getVolatile(o));
        log.append(FIELD.compareAndSet(o, a, c)).append(FIELD.compareAndSet(o, b, c)).append((double) FIELD.getVolatile(o));
        log.append((double) FIELD.compareAndExchange(o, a, c)).append((double) FIELD.compareAndExchange(o, c, a)).append((double) FIELD.get(o));
        log.append((double) FIELD.compareAndExchangeAcquire(o, b, a)).append((double) FIELD.compareAndExchangeAcquire(o, a, b)).append((double) FIELD.get(o));
        log.append((double) FIELD.compareAndExchangeRelease(o, c, b)).append((double) FIELD.compareAndExchangeRelease(o, b, c)).append((double) FIELD.get(o));
        log.append(FIELD.weakCompareAndSetPlain(o, a, c)); while (!FIELD.weakCompareAndSetPlain(o, c, a)) { } log.append((double) FIELD.get(o));
        log.append(FIELD.weakCompareAndSet(o, b, a)); while (!FIELD.weakCompareAndSet(o, a, b)) { } log.append((double) FIELD.get(o));
        log.append(FIELD.weakCompareAndSetAcquire(o, c, b)); while (!FIELD.weakCompareAndSetAcquire(o, b, c)) { } log.append((double) FIELD.get(o));
        log.append(FIELD.weakCompareAndSetRelease(o, a, c)); while (!FIELD.weakCompareAndSetRelease(o, c, a)) { } log.append((double) FIELD.get(o));
        log.append((double) FIELD.getAndSet(o, b));
        log.append((double) FIELD.getAndSetAcquire(o, c));
        log.append((double) FIELD.getAndSetRelease(o, a));
        log.append((double) FIELD.getAndAdd(o, b)).append((double) FIELD.get(o));
        log.append((double) FIELD.getAndAddAcquire(o, c)).append((double) FIELD.get(o));
        log.append((double) FIELD.getAndAddRelease(o, b)).append((double) FIELD.get(o));
        return log;
    }

    static StringBuilder statics(double a, double b, double c) {
        StringBuilder log = new StringBuilder();
        STATIC.set(a); log.append((double) STATIC.get()); STATIC.set(b);
        STATIC.setOpaque(a); log.append((double) STATIC.get()); STATIC.setOpaque(b);
        STATIC.setRelease(a); log.append((double) STATIC.get()); STATIC.setRelease(b);
        STATIC.setVolatile(a); log.append((double) STATIC.get()); STATIC.setVolatile(b);
        log.append((double) STATIC.get()).append((double) STATIC.getOpaque()).append((double) STATIC.getAcquire()).append((double) STATIC.getVolatile());
        log.append(STATIC.compareAndSet(a, c)).append(STATIC.compareAndSet(b, c)).append((double) STATIC.getVolatile());
        log.append((double) STATIC.compareAndExchange(a, c)).append((double) STATIC.compareAndExchange(c, a)).append((double) STATIC.get());
        log.append((double) STATIC.compareAndExchangeAcquire(b, a)).append((double) STATIC.compareAndExchangeAcquire(a, b)).append((double) STATIC.get());
        log.append((double) STATIC.compareAndExchangeRelease(c, b)).append((double) STATIC.compareAndExchangeRelease(b, c)).append((double) STATIC.get());
        log.append(STATIC.weakCompareAndSetPlain(a, c)); while (!STATIC.weakCompareAndSetPlain(c, a)) { } log.append((double) STATIC.get());
        log.append(STATIC.weakCompareAndSet(b, a)); while (!STATIC.weakCompareAndSet(a, b)) { } log.append((double) STATIC.get());
        log.append(STATIC.weakCompareAndSetAcquire(c, b)); while (!STATIC.weakCompareAndSetAcquire(b, c)) { } log.append((double) STATIC.get());
        log.append(STATIC.weakCompareAndSetRelease(a, c)); while (!STATIC.weakCompareAndSetRelease(c, a)) { } log.append((double) STATIC.get());
        log.append((double) STATIC.getAndSet(b));
        log.append((double) STATIC.getAndSetAcquire(c));
        log.append((double) STATIC.getAndSetRelease(a));
        log.append((double) STATIC.getAndAdd(b)).append((double) STATIC.get());
        log.append((double) STATIC.getAndAddAcquire(c)).append((double) STATIC.get());
        log.append((double) STATIC.getAndAddRelease(b)).append((double) STATIC.get());
        return log;
    }

    static StringBuilder element(double[] o, int i, double a, double b, double c) {
        StringBuilder log = new StringBuilder();
        ELEMENT.set(o, i, a); log.append((double) ELEMENT.get(o, i)); ELEMENT.set(o, i, b);
        ELEMENT.setOpaque(o, i, a); log.append((double) ELEMENT.get(o, i)); ELEMENT.setOpaque(o, i, b);
        ELEMENT.setRelease(o, i, a); log.append((double) ELEMENT.get(o, i)); ELEMENT.setRelease(o, i, b);
        ELEMENT.setVolatile(o, i, a); log.append((double) ELEMENT.get(o, i)); ELEMENT.setVolatile(o, i, b);
        log.append((double) ELEMENT.get(o, i)).append((double) ELEMENT.getOpaque(o, i)).append((double) ELEMENT.getAcquire(o, i)).append((double) ELEMENT.getVolatile(o, i));
        log.append(ELEMENT.compareAndSet(o, i, a, c)).append(ELEMENT.compareAndSet(o, i, b, c)).append((double) ELEMENT.getVolatile(o, i));
        log.append((double) ELEMENT.compareAndExchange(o, i, a, c)).append((double) ELEMENT.compareAndExchange(o, i, c, a)).append((double) ELEMENT.get(o, i));
        log.append((double) ELEMENT.compareAndExchangeAcquire(o, i, b, a)).append((double) ELEMENT.compareAndExchangeAcquire(o, i, a, b)).append((double) ELEMENT.get(o, i));
        log.append((double) ELEMENT.compareAndExchangeRelease(o, i, c, b)).append((double) ELEMENT.compareAndExchangeRelease(o, i, b, c)).append((double) ELEMENT.get(o, i));
        log.append(ELEMENT.weakCompareAndSetPlain(o, i, a, c)); while (!ELEMENT.weakCompareAndSetPlain(o, i, c, a)) { } log.append((double) ELEMENT.get(o, i));
        log.append(ELEMENT.weakCompareAndSet(o, i, b, a)); while (!ELEMENT.weakCompareAndSet(o, i, a, b)) { } log.append((double) ELEMENT.get(o, i));
        log.append(ELEMENT.weakCompareAndSetAcquire(o, i, c, b)); while (!ELEMENT.weakCompareAndSetAcquire(o, i, b, c)) { } log.append((double) ELEMENT.get(o, i));
        log.append(ELEMENT.weakCompareAndSetRelease(o, i, a, c)); while (!ELEMENT.weakCompareAndSetRelease(o, i, c, a)) { } log.append((double) ELEMENT.get(o, i));
        log.append((double) ELEMENT.getAndSet(o, i, b));
        log.append((double) ELEMENT.getAndSetAcquire(o, i, c));
        log.append((double) ELEMENT.getAndSetRelease(o, i, a));
        log.append((double) ELEMENT.getAndAdd(o, i, b)).append((double) ELEMENT.get(o, i));
        log.append((double) ELEMENT.getAndAddAcquire(o, i, c)).append((double) ELEMENT.get(o, i));
        log.append((double) ELEMENT.getAndAddRelease(o, i, b)).append((double) ELEMENT.get(o, i));
        return log;
    }

    public static void main(String[] args) {
        VarHandleModesDouble o = new VarHandleModesDouble();
        double[] array = new double[5];
        StringBuilder first = null;
        for (int k = 0; k < 3000; k++) {
            StringBuilder f = field(o, 0.1, Double.NaN, -0.0), s = statics(0.1, Double.NaN, -0.0), e = element(array, k % 5, 0.1, Double.NaN, -0.0);
            if (first == null) { first = f; T.p(f); }
            if (f.compareTo(first) != 0 || s.compareTo(first) != 0 || e.compareTo(first) != 0) { T.p("differs at", k, f, s, e); break; }
        }
        T.p(array, o.instance, shared);
        for (VarHandle.AccessMode m : VarHandle.AccessMode.values()) T.p(m, FIELD.isAccessModeSupported(m), FIXED.isAccessModeSupported(m), ELEMENT.isAccessModeSupported(m), STATIC.accessModeType(m));
        T.thrown("index", () -> ELEMENT.compareAndSet(array, 5, 0.1, Double.NaN));
        T.thrown("negative", () -> ELEMENT.setRelease(array, -1, 0.1));
        T.thrown("null", () -> ELEMENT.setVolatile((double[]) null, 0, 0.1));
        T.thrown("null receiver", () -> { double x = (double) FIELD.getAndSet((VarHandleModesDouble) null, 0.1); });
        T.thrown("fixed", () -> FIXED.setVolatile(o, 0.1));
        T.thrown("fixed", () -> { double x = (double) FIXED.getAndSet(o, 0.1); });
        same("fixed", Double.NaN, (double) FIXED.getAcquire(o));
        T.thrown("bits", () -> { double x = (double) ELEMENT.getAndBitwiseXor(array, 0, 0.1); });
    }
}
