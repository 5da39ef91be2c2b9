import java.lang.invoke.*;
import java.util.Arrays;

/** Every access mode of VarHandles of type char: instance and static fields, final fields and array elements, cold and hot. */
public class VarHandleModesChar {
    char instance = 'a';
    static char shared = 'a';
    final char fixed = '\uffff';
    static final VarHandle FIELD, STATIC, FIXED, ELEMENT = MethodHandles.arrayElementVarHandle(char[].class);
    static {
        try {
            MethodHandles.Lookup l = MethodHandles.lookup();
            FIELD = l.findVarHandle(VarHandleModesChar.class, "instance", char.class);
            STATIC = l.findStaticVarHandle(VarHandleModesChar.class, "shared", char.class);
            FIXED = l.findVarHandle(VarHandleModesChar.class, "fixed", char.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    static void same(String what, char expected, char actual) {
        if (!Arrays.equals(new char[] {expected}, new char[] {actual})) T.p("WRONG", what, expected, actual);
    }

    /** All modes on one variable. */
    static StringBuilder field(VarHandleModesChar o, char a, char b, char c) {
        StringBuilder log = new StringBuilder();
        FIELD.set(o, a); log.append((char) FIELD.get(o)); FIELD.set(o, b);
        FIELD.setOpaque(o, a); log.append((char) FIELD.get(o)); FIELD.setOpaque(o, b);
        FIELD.setRelease(o, a); log.append((char) FIELD.get(o)); FIELD.setRelease(o, b);
        FIELD.setVolatile(o, a); log.append((char) FIELD.get(o)); FIELD.setVolatile(o, b);
        log.append((char) FIELD.get(o)).append((char) FIELD.getOpaque(o)).append((char) FIELD.getAcquire(o)).append((char) FIELD.getVolatile(o));
        log.append(FIELD.compareAndSet(o, a, c)).append(FIELD.compareAndSet(o, b, c)).append((char) FIELD.getVolatile(o));
        log.append((char) FIELD.compareAndExchange(o, a, c)).append((char) FIELD.compareAndExchange(o, c, a)).append((char) FIELD.get(o));
        log.append((char) FIELD.compareAndExchangeAcquire(o, b, a)).append((char) FIELD.compareAndExchangeAcquire(o, a, b)).append((char) FIELD.get(o));
        log.append((char) FIELD.compareAndExchangeRelease(o, c, b)).append((char) FIELD.compareAndExchangeRelease(o, b, c)).append((char) FIELD.get(o));
        log.append(FIELD.weakCompareAndSetPlain(o, a, c)); while (!FIELD.weakCompareAndSetPlain(o, c, a)) { } log.append((char) FIELD.get(o));
        log.append(FIELD.weakCompareAndSet(o, b, a)); while (!FIELD.weakCompareAndSet(o, a, b)) { } log.append((char) FIELD.get(o));
        log.append(FIELD.weakCompareAndSetAcquire(o, c, b)); while (!FIELD.weakCompareAndSetAcquire(o, b, c)) { } log.append((char) FIELD.get(o));
        log.append(FIELD.weakCompareAndSetRelease(o, a, c)); while (!FIELD.weakCompareAndSetRelease(o, c, a)) { } log.append((char) FIELD.get(o));
        log.append((char) FIELD.getAndSet(o, b));
        log.append((char) FIELD.getAndSetAcquire(o, c));
        log.append((char) FIELD.getAndSetRelease(o, a));
        log.append((char) FIELD.getAndAdd(o, b)).append((char) FIELD.get(o));
        log.append((char) FIELD.getAndAddAcquire(o, c)).append((char) FIELD.get(o));
        log.append((char) FIELD.getAndAddRelease(o, b)).append((char) FIELD.get(o));
        log.append((char) FIELD.getAndBitwiseOr(o, b)).append((char) FIELD.get(o));
        log.append((char) FIELD.getAndBitwiseOrAcquire(o, c)).append((char) FIELD.get(o));
        log.append((char) FIELD.getAndBitwiseOrRelease(o, a)).append((char) FIELD.get(o));
        log.append((char) FIELD.getAndBitwiseXor(o, b)).append((char) FIELD.get(o));
        log.append((char) FIELD.getAndBitwiseXorAcquire(o, c)).append((char) FIELD.get(o));
        log.append((char) FIELD.getAndBitwiseXorRelease(o, a)).append((char) FIELD.get(o));
        log.append((char) FIELD.getAndBitwiseAnd(o, b)).append((char) FIELD.get(o));
        log.append((char) FIELD.getAndBitwiseAndAcquire(o, c)).append((char) FIELD.get(o));
        log.append((char) FIELD.getAndBitwiseAndRelease(o, a)).append((char) FIELD.get(o));
        return log;
    }

    static StringBuilder statics(char a, char b, char c) {
        StringBuilder log = new StringBuilder();
        STATIC.set(a); log.append((char) STATIC.get()); STATIC.set(b);
        STATIC.setOpaque(a); log.append((char) STATIC.get()); STATIC.setOpaque(b);
        STATIC.setRelease(a); log.append((char) STATIC.get()); STATIC.setRelease(b);
        STATIC.setVolatile(a); log.append((char) STATIC.get()); STATIC.setVolatile(b);
        log.append((char) STATIC.get()).append((char) STATIC.getOpaque()).append((char) STATIC.getAcquire()).append((char) STATIC.getVolatile());
        log.append(STATIC.compareAndSet(a, c)).append(STATIC.compareAndSet(b, c)).append((char) STATIC.getVolatile());
        log.append((char) STATIC.compareAndExchange(a, c)).append((char) STATIC.compareAndExchange(c, a)).append((char) STATIC.get());
        log.append((char) STATIC.compareAndExchangeAcquire(b, a)).append((char) STATIC.compareAndExchangeAcquire(a, b)).append((char) STATIC.get());
        log.append((char) STATIC.compareAndExchangeRelease(c, b)).append((char) STATIC.compareAndExchangeRelease(b, c)).append((char) STATIC.get());
        log.append(STATIC.weakCompareAndSetPlain(a, c)); while (!STATIC.weakCompareAndSetPlain(c, a)) { } log.append((char) STATIC.get());
        log.append(STATIC.weakCompareAndSet(b, a)); while (!STATIC.weakCompareAndSet(a, b)) { } log.append((char) STATIC.get());
        log.append(STATIC.weakCompareAndSetAcquire(c, b)); while (!STATIC.weakCompareAndSetAcquire(b, c)) { } log.append((char) STATIC.get());
        log.append(STATIC.weakCompareAndSetRelease(a, c)); while (!STATIC.weakCompareAndSetRelease(c, a)) { } log.append((char) STATIC.get());
        log.append((char) STATIC.getAndSet(b));
        log.append((char) STATIC.getAndSetAcquire(c));
        log.append((char) STATIC.getAndSetRelease(a));
        log.append((char) STATIC.getAndAdd(b)).append((char) STATIC.get());
        log.append((char) STATIC.getAndAddAcquire(c)).append((char) STATIC.get());
        log.append((char) STATIC.getAndAddRelease(b)).append((char) STATIC.get());
        log.append((char) STATIC.getAndBitwiseOr(b)).append((char) STATIC.get());
        log.append((char) STATIC.getAndBitwiseOrAcquire(c)).append((char) STATIC.get());
        log.append((char) STATIC.getAndBitwiseOrRelease(a)).append((char) STATIC.get());
        log.append((char) STATIC.getAndBitwiseXor(b)).append((char) STATIC.get());
        log.append((char) STATIC.getAndBitwiseXorAcquire(c)).append((char) STATIC.get());
        log.append((char) STATIC.getAndBitwiseXorRelease(a)).append((char) STATIC.get());
        log.append((char) STATIC.getAndBitwiseAnd(b)).append((char) STATIC.get());
        log.append((char) STATIC.getAndBitwiseAndAcquire(c)).append((char) STATIC.get());
        log.append((char) STATIC.getAndBitwiseAndRelease(a)).append((char) STATIC.get());
        return log;
    }

    static StringBuilder element(char[] o, int i, char a, char b, char c) {
        StringBuilder log = new StringBuilder();
        ELEMENT.set(o, i, a); log.append((char) ELEMENT.get(o, i)); ELEMENT.set(o, i, b);
        ELEMENT.setOpaque(o, i, a); log.append((char) ELEMENT.get(o, i)); ELEMENT.setOpaque(o, i, b);
        ELEMENT.setRelease(o, i, a); log.append((char) ELEMENT.get(o, i)); ELEMENT.setRelease(o, i, b);
        ELEMENT.setVolatile(o, i, a); log.append((char) ELEMENT.get(o, i)); ELEMENT.setVolatile(o, i, b);
        log.append((char) ELEMENT.get(o, i)).append((char) ELEMENT.getOpaque(o, i)).append((char) ELEMENT.getAcquire(o, i)).append((char) ELEMENT.getVolatile(o, i));
        log.append(ELEMENT.compareAndSet(o, i, a, c)).append(ELEMENT.compareAndSet(o, i, b, c)).append((char) ELEMENT.getVolatile(o, i));
        log.append((char) ELEMENT.compareAndExchange(o, i, a, c)).append((char) ELEMENT.compareAndExchange(o, i, c, a)).append((char) ELEMENT.get(o, i));
        log.append((char) ELEMENT.compareAndExchangeAcquire(o, i, b, a)).append((char) ELEMENT.compareAndExchangeAcquire(o, i, a, b)).append((char) ELEMENT.get(o, i));
        log.append((char) ELEMENT.compareAndExchangeRelease(o, i, c, b)).append((char) ELEMENT.compareAndExchangeRelease(o, i, b, c)).append((char) ELEMENT.get(o, i));
        log.append(ELEMENT.weakCompareAndSetPlain(o, i, a, c)); while (!ELEMENT.weakCompareAndSetPlain(o, i, c, a)) { } log.append((char) ELEMENT.get(o, i));
        log.append(ELEMENT.weakCompareAndSet(o, i, b, a)); while (!ELEMENT.weakCompareAndSet(o, i, a, b)) { } log.append((char) ELEMENT.get(o, i));
        log.append(ELEMENT.weakCompareAndSetAcquire(o, i, c, b)); while (!ELEMENT.weakCompareAndSetAcquire(o, i, b, c)) { } log.append((char) ELEMENT.get(o, i));
        log.append(ELEMENT.weakCompareAndSetRelease(o, i, a, c)); while (!ELEMENT.weakCompareAndSetRelease(o, i, c, a)) { } log.append((char) ELEMENT.get(o, i));
        log.append((char) ELEMENT.getAndSet(o, i, b));
        log.append((char) ELEMENT.getAndSetAcquire(o, i, c));
        log.append((char) ELEMENT.getAndSetRelease(o, i, a));
        log.append((char) ELEMENT.getAndAdd(o, i, b)).append((char) ELEMENT.get(o, i));
        log.append((char) ELEMENT.getAndAddAcquire(o, i, c)).append((char) ELEMENT.get(o, i));
        log.append((char) ELEMENT.getAndAddRelease(o, i, b)).append((char) ELEMENT.get(o, i));
        log.append((char) ELEMENT.getAndBitwiseOr(o, i, b)).append((char) ELEMENT.get(o, i));
        log.append((char) ELEMENT.getAndBitwiseOrAcquire(o, i, c)).append((char) ELEMENT.get(o, i));
        log.append((char) ELEMENT.getAndBitwiseOrRelease(o, i, a)).append((char) ELEMENT.get(o, i));
        log.append((char) ELEMENT.getAndBitwiseXor(o, i, b)).append((char) ELEMENT.get(o, i));
        log.append((char) ELEMENT.getAndBitwiseXorAcquire(o, i, c)).append((char) ELEMENT.get(o, i));
        log.append((char) ELEMENT.getAndBitwiseXorRelease(o, i, a)).append((char) ELEMENT.get(o, i));
        log.append((char) ELEMENT.getAndBitwiseAnd(o, i, b)).append((char) ELEMENT.get(o, i));
        log.append((char) ELEMENT.getAndBitwiseAndAcquire(o, i, c)).append((char) ELEMENT.get(o, i));
        log.append((char) ELEMENT.getAndBitwiseAndRelease(o, i, a)).append((char) ELEMENT.get(o, i));
        return log;
    }

    public static void main(String[] args) {
        VarHandleModesChar o = new VarHandleModesChar();
        char[] array = new char[5];
        StringBuilder first = null;
        for (int k = 0; k < 3000; k++) {
            StringBuilder f = field(o, 'a', '\uffff', '\u0101'), s = statics('a', '\uffff', '\u0101'), e = element(array, k % 5, 'a', '\uffff', '\u0101');
            if (first == null) { first = f; T.p(f); }
            if (f.compareTo(first) != 0 || s.compareTo(first) != 0 || e.compareTo(first) != 0) { T.p("differs at", k, f, s, e); break; }
        }
        T.p(array, o.instance, shared);
        for (VarHandle.AccessMode m : VarHandle.AccessMode.values()) T.p(m, FIELD.isAccessModeSupported(m), FIXED.isAccessModeSupported(m), ELEMENT.isAccessModeSupported(m), STATIC.accessModeType(m));
        T.thrown("index", () -> ELEMENT.compareAndSet(array, 5, 'a', '\uffff'));
        T.thrown("negative", () -> ELEMENT.setRelease(array, -1, 'a'));
        T.thrown("null", () -> ELEMENT.setVolatile((char[]) null, 0, 'a'));
        T.thrown("null receiver", () -> { char x = (char) FIELD.getAndSet((VarHandleModesChar) null, 'a'); });
        T.thrown("fixed", () -> FIXED.setVolatile(o, 'a'));
        T.thrown("fixed", () -> { char x = (char) FIXED.getAndSet(o, 'a'); });
        same("fixed", '\uffff', (char) FIXED.getAcquire(o));
    }
}
