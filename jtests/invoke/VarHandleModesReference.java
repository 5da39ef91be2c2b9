import java.lang.invoke.*;
import java.util.Arrays;

/** Every access mode of VarHandles of type String: instance and static fields, final fields and array elements, cold and hot. */
public class VarHandleModesReference {
    String instance = "a";
    static String shared = "a";
    final String fixed = "b";
    static final VarHandle FIELD, STATIC, FIXED, ELEMENT = MethodHandles.arrayElementVarHandle(String[].class);
    static {
        try {
            MethodHandles.Lookup l = MethodHandles.lookup();
            FIELD = l.findVarHandle(VarHandleModesReference.class, "instance", String.class);
            STATIC = l.findStaticVarHandle(VarHandleModesReference.class, "shared", String.class);
            FIXED = l.findVarHandle(VarHandleModesReference.class, "fixed", String.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    static void same(String what, String expected, String actual) {
        if (!Arrays.equals(new String[] {expected}, new String[] {actual})) T.p("WRONG", what, expected, actual);
    }

    /** All modes on one variable. */
    static StringBuilder field(VarHandleModesReference o, String a, String b, String c) {
        StringBuilder log = new StringBuilder();
        FIELD.set(o, a); log.append((String) FIELD.get(o)); FIELD.set(o, b);
        FIELD.setOpaque(o, a); log.append((String) FIELD.get(o)); FIELD.setOpaque(o, b);
        FIELD.setRelease(o, a); log.append((String) FIELD.get(o)); FIELD.setRelease(o, b);
        FIELD.setVolatile(o, a); log.append((String) FIELD.get(o)); FIELD.setVolatile(o, b);
        log.append((String) FIELD.get(o)).append((String) FIELD.getOpaque(o)).append((String) FIELD.getAcquire(o)).append((String) FIELD.getVolatile(o));
        log.append(FIELD.compareAndSet(o, a, c)).append(FIELD.compareAndSet(o, b, c)).append((String) FIELD.getVolatile(o));
        log.append((String) FIELD.compareAndExchange(o, a, c)).append((String) FIELD.compareAndExchange(o, c, a)).append((String) FIELD.get(o));
        log.append((String) FIELD.compareAndExchangeAcquire(o, b, a)).append((String) FIELD.compareAndExchangeAcquire(o, a, b)).append((String) FIELD.get(o));
        log.append((String) FIELD.compareAndExchangeRelease(o, c, b)).append((String) FIELD.compareAndExchangeRelease(o, b, c)).append((String) FIELD.get(o));
        log.append(FIELD.weakCompareAndSetPlain(o, a, c)); while (!FIELD.weakCompareAndSetPlain(o, c, a)) { } log.append((String) FIELD.get(o));
        log.append(FIELD.weakCompareAndSet(o, b, a)); while (!FIELD.weakCompareAndSet(o, a, b)) { } log.append((String) FIELD.get(o));
        log.append(FIELD.weakCompareAndSetAcquire(o, c, b)); while (!FIELD.weakCompareAndSetAcquire(o, b, c)) { } log.append((String) FIELD.get(o));
        log.append(FIELD.weakCompareAndSetRelease(o, a, c)); while (!FIELD.weakCompareAndSetRelease(o, c, a)) { } log.append((String) FIELD.get(o));
        log.append((String) FIELD.getAndSet(o, b));
        log.append((String) FIELD.getAndSetAcquire(o, c));
        log.append((String) FIELD.getAndSetRelease(o, a));
        return log;
    }

    static StringBuilder statics(String a, String b, String c) {
        StringBuilder log = new StringBuilder();
        STATIC.set(a); log.append((String) STATIC.get()); STATIC.set(b);
        STATIC.setOpaque(a); log.append((String) STATIC.get()); STATIC.setOpaque(b);
        STATIC.setRelease(a); log.append((String) STATIC.get()); STATIC.setRelease(b);
        STATIC.setVolatile(a); log.append((String) STATIC.get()); STATIC.setVolatile(b);
        log.append((String) STATIC.get()).append((String) STATIC.getOpaque()).append((String) STATIC.getAcquire()).append((String) STATIC.getVolatile());
        log.append(STATIC.compareAndSet(a, c)).append(STATIC.compareAndSet(b, c)).append((String) STATIC.getVolatile());
        log.append((String) STATIC.compareAndExchange(a, c)).append((String) STATIC.compareAndExchange(c, a)).append((String) STATIC.get());
        log.append((String) STATIC.compareAndExchangeAcquire(b, a)).append((String) STATIC.compareAndExchangeAcquire(a, b)).append((String) STATIC.get());
        log.append((String) STATIC.compareAndExchangeRelease(c, b)).append((String) STATIC.compareAndExchangeRelease(b, c)).append((String) STATIC.get());
        log.append(STATIC.weakCompareAndSetPlain(a, c)); while (!STATIC.weakCompareAndSetPlain(c, a)) { } log.append((String) STATIC.get());
        log.append(STATIC.weakCompareAndSet(b, a)); while (!STATIC.weakCompareAndSet(a, b)) { } log.append((String) STATIC.get());
        log.append(STATIC.weakCompareAndSetAcquire(c, b)); while (!STATIC.weakCompareAndSetAcquire(b, c)) { } log.append((String) STATIC.get());
        log.append(STATIC.weakCompareAndSetRelease(a, c)); while (!STATIC.weakCompareAndSetRelease(c, a)) { } log.append((String) STATIC.get());
        log.append((String) STATIC.getAndSet(b));
        log.append((String) STATIC.getAndSetAcquire(c));
        log.append((String) STATIC.getAndSetRelease(a));
        return log;
    }

    static StringBuilder element(String[] o, int i, String a, String b, String c) {
        StringBuilder log = new StringBuilder();
        ELEMENT.set(o, i, a); log.append((String) ELEMENT.get(o, i)); ELEMENT.set(o, i, b);
        ELEMENT.setOpaque(o, i, a); log.append((String) ELEMENT.get(o, i)); ELEMENT.setOpaque(o, i, b);
        ELEMENT.setRelease(o, i, a); log.append((String) ELEMENT.get(o, i)); ELEMENT.setRelease(o, i, b);
        ELEMENT.setVolatile(o, i, a); log.append((String) ELEMENT.get(o, i)); ELEMENT.setVolatile(o, i, b);
        log.append((String) ELEMENT.get(o, i)).append((String) ELEMENT.getOpaque(o, i)).append((String) ELEMENT.getAcquire(o, i)).append((String) ELEMENT.getVolatile(o, i));
        log.append(ELEMENT.compareAndSet(o, i, a, c)).append(ELEMENT.compareAndSet(o, i, b, c)).append((String) ELEMENT.getVolatile(o, i));
        log.append((String) ELEMENT.compareAndExchange(o, i, a, c)).append((String) ELEMENT.compareAndExchange(o, i, c, a)).append((String) ELEMENT.get(o, i));
        log.append((String) ELEMENT.compareAndExchangeAcquire(o, i, b, a)).append((String) ELEMENT.compareAndExchangeAcquire(o, i, a, b)).append((String) ELEMENT.get(o, i));
        log.append((String) ELEMENT.compareAndExchangeRelease(o, i, c, b)).append((String) ELEMENT.compareAndExchangeRelease(o, i, b, c)).append((String) ELEMENT.get(o, i));
        log.append(ELEMENT.weakCompareAndSetPlain(o, i, a, c)); while (!ELEMENT.weakCompareAndSetPlain(o, i, c, a)) { } log.append((String) ELEMENT.get(o, i));
        log.append(ELEMENT.weakCompareAndSet(o, i, b, a)); while (!ELEMENT.weakCompareAndSet(o, i, a, b)) { } log.append((String) ELEMENT.get(o, i));
        log.append(ELEMENT.weakCompareAndSetAcquire(o, i, c, b)); while (!ELEMENT.weakCompareAndSetAcquire(o, i, b, c)) { } log.append((String) ELEMENT.get(o, i));
        log.append(ELEMENT.weakCompareAndSetRelease(o, i, a, c)); while (!ELEMENT.weakCompareAndSetRelease(o, i, c, a)) { } log.append((String) ELEMENT.get(o, i));
        log.append((String) ELEMENT.getAndSet(o, i, b));
        log.append((String) ELEMENT.getAndSetAcquire(o, i, c));
        log.append((String) ELEMENT.getAndSetRelease(o, i, a));
        return log;
    }

    public static void main(String[] args) {
        VarHandleModesReference o = new VarHandleModesReference();
        String[] array = new String[5];
        StringBuilder first = null;
        for (int k = 0; k < 3000; k++) {
            StringBuilder f = field(o, "a", "b", (String) null), s = statics("a", "b", (String) null), e = element(array, k % 5, "a", "b", (String) null);
            if (first == null) { first = f; T.p(f); }
            if (f.compareTo(first) != 0 || s.compareTo(first) != 0 || e.compareTo(first) != 0) { T.p("differs at", k, f, s, e); break; }
        }
        T.p(array, o.instance, shared);
        for (VarHandle.AccessMode m : VarHandle.AccessMode.values()) T.p(m, FIELD.isAccessModeSupported(m), FIXED.isAccessModeSupported(m), ELEMENT.isAccessModeSupported(m), STATIC.accessModeType(m));
        T.thrown("index", () -> ELEMENT.compareAndSet(array, 5, "a", "b"));
        T.thrown("negative", () -> ELEMENT.setRelease(array, -1, "a"));
        T.thrown("null", () -> ELEMENT.setVolatile((String[]) null, 0, "a"));
        T.thrown("null receiver", () -> { String x = (String) FIELD.getAndSet((VarHandleModesReference) null, "a"); });
        T.thrown("fixed", () -> FIXED.setVolatile(o, "a"));
        T.thrown("fixed", () -> { String x = (String) FIXED.getAndSet(o, "a"); });
        same("fixed", "b", (String) FIXED.getAcquire(o));
        T.thrown("add", () -> { String x = (String) FIELD.getAndAdd(o, "a"); });
        T.thrown("bits", () -> { String x = (String) ELEMENT.getAndBitwiseXor(array, 0, "a"); });
        T.thrown("store", () -> ELEMENT.set((Object[]) new String[1], 0, (Object) 5));
        T.thrown("other array", () -> ELEMENT.set((Object[]) new Integer[1], 0, (Object) "x"));
    }
}
