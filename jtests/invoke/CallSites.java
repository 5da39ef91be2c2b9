import java.lang.invoke.*;
import static java.lang.invoke.MethodType.methodType;

/** Constant, mutable and volatile call sites, and switch points, also when their callers are hot and the target changes under them. */
public class CallSites {
    static int one(int x) { return x + 1; }
    static int two(int x) { return x * 2; }
    static final MethodHandles.Lookup L = MethodHandles.lookup();
    static final MethodHandle ONE, TWO;
    static final MutableCallSite MUTABLE;
    static final VolatileCallSite VOLATILE;
    static final SwitchPoint POINT = new SwitchPoint();
    static final MethodHandle GUARDED, MUTABLE_CALL, VOLATILE_CALL;
    static {
        try {
            ONE = L.findStatic(CallSites.class, "one", methodType(int.class, int.class));
            TWO = L.findStatic(CallSites.class, "two", methodType(int.class, int.class));
            MUTABLE = new MutableCallSite(ONE);
            VOLATILE = new VolatileCallSite(methodType(int.class, int.class));
            GUARDED = POINT.guardWithTest(ONE, TWO);
            MUTABLE_CALL = MUTABLE.dynamicInvoker();
            VOLATILE_CALL = VOLATILE.dynamicInvoker();
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    static long hot(int rounds) throws Throwable {
        long sum = 0;
        for (int i = 0; i < rounds; i++) sum += (int) MUTABLE_CALL.invokeExact(i) + (int) GUARDED.invokeExact(i);
        return sum;
    }

    static long volatileHot(int rounds) throws Throwable {
        long sum = 0;
        for (int i = 0; i < rounds; i++) sum += (int) VOLATILE_CALL.invokeExact(i);
        return sum;
    }

    public static void main(String[] args) throws Throwable {
        T.thrown("unset", () -> { int x = (int) VOLATILE_CALL.invokeExact(1); });
        T.p(new ConstantCallSite(ONE).getTarget() == ONE, new ConstantCallSite(TWO).dynamicInvoker().invoke(21));
        T.thrown("constant", () -> new ConstantCallSite(ONE).setTarget(TWO));
        T.thrown("type", () -> MUTABLE.setTarget(MethodHandles.identity(long.class)));
        T.thrown("null", () -> MUTABLE.setTarget(null));
        VOLATILE.setTarget(TWO);
        for (int k = 0; k < 6; k++) {
            T.p(hot(3000), volatileHot(3000));
            MUTABLE.setTarget(k % 2 == 0 ? TWO : ONE);
            VOLATILE.setTarget(k % 2 == 0 ? ONE : TWO);
        }
        T.p(POINT.hasBeenInvalidated(), (int) GUARDED.invokeExact(10));
        SwitchPoint.invalidateAll(new SwitchPoint[] {POINT});
        T.p(POINT.hasBeenInvalidated(), (int) GUARDED.invokeExact(10), hot(3000));
        SwitchPoint other = new SwitchPoint();
        MethodHandle nested = other.guardWithTest(POINT.guardWithTest(ONE, TWO), ONE);
        T.p(nested.invoke(50));
        SwitchPoint.invalidateAll(new SwitchPoint[] {other, POINT});
        T.p(nested.invoke(50));
        MutableCallSite.syncAll(new MutableCallSite[] {MUTABLE});
        T.thrown("sync null", () -> MutableCallSite.syncAll(new MutableCallSite[] {null}));
        Thread changer = new Thread(() -> { for (int i = 0; i < 2000; i++) VOLATILE.setTarget(i % 2 == 0 ? ONE : TWO); });
        changer.start();
        boolean good = true;
        while (changer.isAlive()) { int r = (int) VOLATILE_CALL.invokeExact(7); good &= r == 8 || r == 14; }
        T.p(good, (int) VOLATILE_CALL.invokeExact(7));
        T.p(MUTABLE.type(), VOLATILE.getTarget() == TWO, MUTABLE_CALL.type());
    }
}
