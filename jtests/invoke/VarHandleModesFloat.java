import java.lang.invoke.*;
import java.util.Arrays;

/** Every access mode of VarHandles of type float: instance and static fields, final fields and array elements, cold and hot. */
public class VarHandleModesFloat {
    float instance = 1.5f;
    static float shared = 1.5f;
    final float fixed = -0.0f;
    static final VarHandle FIELD, STATIC, FIXED, ELEMENT = MethodHandles.arrayElementVarHandle(float[].class);
    static {
        try {
            MethodHandles.Lookup l = MethodHandles.lookup();
            FIELD = l.findVarHandle(VarHandleModesFloat.class, "instance", float.class);
            STATIC = l.findStaticVarHandle(VarHandleModesFloat.class, "shared", float.class);
            FIXED = l.findVarHandle(VarHandleModesFloat.class, "fixed", float.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    static void same(String what, float expected, float actual) {
        if (!Arrays.equals(new float[] {expected}, new float[] {actual})) T.p("WRONG", what, expected, actual);
    }

    /** All modes on one variable. */
    static StringBuilder field(VarHandleModesFloat o, float a, float b, float c) {
        StringBuilder log = new StringBuilder();
        FIELD.set(o, a); log.append((float) FIELD.get(o)); FIELD.set(o, b);
        FIELD.setOpaque(o, a); log.append((float) FIELD.get(o)); FIELD.setOpaque(o, b);
        FIELD.setRelease(o, a); log.append((float) FIELD.get(o)); FIELD.setRelease(o, b);
        FIELD.setVolatile(o, a); log.append((float) FIELD.get(o)); FIELD.setVolatile(o, b);
        log.append((float) FIELD.get(o)).append((float) FIELD.getOpaque(o)).append((float) FIELD.getAcquire(o)).append((float) FIELD.getVolatile(o));
        log.append(FIELD.compareAndSet(o, a, c)).append(FIELD.compareAndSet(o, b, c)).append((float) FIELD.getVolatile(o));
        log.append((float) FIELD.compareAndExchange(o, a, c)).append((float) FIELD.compareAndExchange(o, c, a)).append((float) FIELD.get(o));
        log.append((float) FIELD.compareAndExchangeAcquire(o, b, a)).append((float) FIELD.compareAndExchangeAcquire(o, a, b)).append((float) FIELD.get(o));
        log.append((float) FIELD.compareAndExchangeRelease(o, c, b)).append((float) FIELD.compareAndExchangeRelease(o, b, c)).append((float) FIELD.get(o));
        log.append(FIELD.weakCompareAndSetPlain(o, a, c)); while (!FIELD.weakCompareAndSetPlain(o, c, a)) { } log.append((float) FIELD.get(o));
        log.append(FIELD.weakCompareAndSet(o, b, a)); while (!FIELD.weakCompareAndSet(o, a, b)) { } log.append((float) FIELD.get(o));
        log.append(FIELD.weakCompareAndSetAcquire(o, c, b)); while (!FIELD.weakCompareAndSetAcquire(o, b, c)) { } log.append((float) FIELD.get(o));
        log.append(FIELD.weakCompareAndSetRelease(o, a, c)); while (!FIELD.weakCompareAndSetRelease(o, c, a)) { } log.append((float) FIELD.get(o));
        log.append((float) FIELD.getAndSet(o, b));
        log.append((float) FIELD.getAndSetAcquire(o, c));
        log.append((float) FIELD.getAndSetRelease(o, a));
        log.append((float) FIELD.getAndAdd(o, b)).append((float) FIELD.get(o));
        log.append((float) FIELD.getAndAddAcquire(o, c)).append((float) FIELD.get(o));
        log.append((float) FIELD.getAndAddRelease(o, b)).append((float) FIELD.get(o));
        return log;
    }

    static StringBuilder statics(float a, float b, float c) {
        StringBuilder log = new StringBuilder();
        STATIC.set(a); log.append((float) STATIC.get()); STATIC.set(b);
        STATIC.setOpaque(a); log.append((float) STATIC.get()); STATIC.setOpaque(b);
        STATIC.setRelease(a); log.append((float) STATIC.get()); STATIC.setRelease(b);
        STATIC.setVolatile(a); log.append((float) STATIC.get()); STATIC.setVolatile(b);
        log.append((float) STATIC.get()).append((float) STATIC.getOpaque()).append((float) STATIC.getAcquire()).append((float) STATIC.getVolatile());
        log.append(STATIC.compareAndSet(a, c)).append(STATIC.compareAndSet(b, c)).append((float) STATIC.getVolatile());
        log.append((float) STATIC.compareAndExchange(a, c)).append((float) STATIC.compareAndExchange(c, a)).append((float) STATIC.get());
        log.append((float) STATIC.compareAndExchangeAcquire(b, a)).append((float) STATIC.compareAndExchangeAcquire(a, b)).append((float) STATIC.get());
        log.append((float) STATIC.compareAndExchangeRelease(c, b)).append((float) STATIC.compareAndExchangeRelease(b, c)).append((float) STATIC.get());
        log.append(STATIC.weakCompareAndSetPlain(a, c)); while (!STATIC.weakCompareAndSetPlain(c, a)) { } log.append((float) STATIC.get());
        log.append(STATIC.weakCompareAndSet(b, a)); while (!STATIC.weakCompareAndSet(a, b)) { } log.append((float) STATIC.get());
        log.append(STATIC.weakCompareAndSetAcquire(c, b)); while (!STATIC.weakCompareAndSetAcquire(b, c)) { } log.append((float) STATIC.get());
        log.append(STATIC.weakCompareAndSetRelease(a, c)); while (!STATIC.weakCompareAndSetRelease(c, a)) { } log.append((float) STATIC.get());
        log.append((float) STATIC.getAndSet(b));
        log.append((float) STATIC.getAndSetAcquire(c));
        log.append((float) STATIC.getAndSetRelease(a));
        log.append((float) STATIC.getAndAdd(b)).append((float) STATIC.get());
        log.append((float) STATIC.getAndAddAcquire(c)).append((float) STATIC.get());
        log.append((float) STATIC.getAndAddRelease(b)).append((float) STATIC.get());
        return log;
    }

    static StringBuilder element(float[] o, int i, float a, float b, float c) {
        StringBuilder log = new StringBuilder();
        ELEMENT.set(o, i, a); log.append((float) ELEMENT.get(o, i)); ELEMENT.set(o, i, b);
        ELEMENT.setOpaque(o, i, a); log.append((float) ELEMENT.get(o, i)); ELEMENT.setOpaque(o, i, b);
        ELEMENT.setRelease(o, i, a); log.append((float) ELEMENT.get(o, i)); ELEMENT.setRelease(o, i, b);
        ELEMENT.setVolatile(o, i, a); log.append((float) ELEMENT.get(o, i)); ELEMENT.setVolatile(o, i, b);
        log.append((float) ELEMENT.get(o, i)).append((float) ELEMENT.getOpaque(o, i)).append((float) ELEMENT.getAcquire(o, i)).append((float) ELEMENT.getVolatile(o, i));
        log.append(ELEMENT.compareAndSet(o, i, a, c)).append(ELEMENT.compareAndSet(o, i, b, c)).append((float) ELEMENT.getVolatile(o, i));
        log.append((float) ELEMENT.compareAndExchange(o, i, a, c)).append((float) ELEMENT.compareAndExchange(o, i, c, a)).append((float) ELEMENT.get(o, i));
        log.append((float) ELEMENT.compareAndExchangeAcquire(o, i, b, a)).append((float) ELEMENT.compareAndExchangeAcquire(o, i, a, b)).append((float) ELEMENT.get(o, i));
        log.append((float) ELEMENT.compareAndExchangeRelease(o, i, c, b)).append((float) ELEMENT.compareAndExchangeRelease(o, i, b, c)).append((float) ELEMENT.get(o, i));
        log.append(ELEMENT.weakCompareAndSetPlain(o, i, a, c)); while (!ELEMENT.weakCompareAndSetPlain(o, i, c, a)) { } log.append((float) ELEMENT.get(o, i));
        log.append(ELEMENT.weakCompareAndSet(o, i, b, a)); while (!ELEMENT.weakCompareAndSet(o, i, a, b)) { } log.append((float) ELEMENT.get(o, i));
        log.append(ELEMENT.weakCompareAndSetAcquire(o, i, c, b)); while (!ELEMENT.weakCompareAndSetAcquire(o, i, b, c)) { } log.append((float) ELEMENT.get(o, i));
        log.append(ELEMENT.weakCompareAndSetRelease(o, i, a, c)); while (!ELEMENT.weakCompareAndSetRelease(o, i, c, a)) { } log.append((float) ELEMENT.get(o, i));
        log.append((float) ELEMENT.getAndSet(o, i, b));
        log.append((float) ELEMENT.getAndSetAcquire(o, i, c));
        log.append((float) ELEMENT.getAndSetRelease(o, i, a));
        log.append((float) ELEMENT.getAndAdd(o, i, b)).append((float) ELEMENT.get(o, i));
        log.append((float) ELEMENT.getAndAddAcquire(o, i, c)).append((float) ELEMENT.get(o, i));
        log.append((float) ELEMENT.getAndAddRelease(o, i, b)).append((float) ELEMENT.get(o, i));
        return log;
    }

    public static void main(String[] args) {
        VarHandleModesFloat o = new VarHandleModesFloat();
        float[] array = new float[5];
        StringBuilder first = null;
        for (int k = 0; k < 3000; k++) {
            StringBuilder f = field(o, 1.5f, -0.0f, Float.NaN), s = statics(1.5f, -0.0f, Float.NaN), e = element(array, k % 5, 1.5f, -0.0f, Float.NaN);
            if (first == null) { first = f; T.p(f); }
            if (f.compareTo(first) != 0 || s.compareTo(first) != 0 || e.compareTo(first) != 0) { T.p("differs at", k, f, s, e); break; }
        }
        T.p(array, o.instance, shared);
        for (VarHandle.AccessMode m : VarHandle.AccessMode.values()) T.p(m, FIELD.isAccessModeSupported(m), FIXED.isAccessModeSupported(m), ELEMENT.isAccessModeSupported(m), STATIC.accessModeType(m));
        T.thrown("index", () -> ELEMENT.compareAndSet(array, 5, 1.5f, -0.0f));
        T.thrown("negative", () -> ELEMENT.setRelease(array, -1, 1.5f));
        T.thrown("null", () -> ELEMENT.setVolatile((float[]) null, 0, 1.5f));
        T.thrown("null receiver", () -> { float x = (float) FIELD.getAndSet((VarHandleModesFloat) null, 1.5f); });
        T.thrown("fixed", () -> FIXED.setVolatile(o, 1.5f));
        T.thrown("fixed", () -> { float x = (float) FIXED.getAndSet(o, 1.5f); });
        same("fixed", -0.0f, (float) FIXED.getAcquire(o));
        T.thrown("bits", () -> { float x = (float) ELEMENT.getAndBitwiseXor(array, 0, 1.5f); });
    }
}
