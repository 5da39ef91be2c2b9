import java.lang.invoke.*;
import java.util.function.*;
import static java.lang.invoke.MethodType.methodType;

/** The messages of calls with a wrong type, in cold and hot code; and null handles. */
public class InvokeExactMismatch {
    static final MethodHandle MAX, GREET;
    static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(int[].class);
    static final VarHandle EXACT = ELEMENT.withInvokeExactBehavior();
    static MethodHandle none;
    static VarHandle noVar;
    static {
        try {
            MAX = MethodHandles.lookup().findStatic(Math.class, "max", methodType(int.class, int.class, int.class));
            GREET = MethodHandles.lookup().findVirtual(String.class, "concat", methodType(String.class, String.class));
        } catch (ReflectiveOperationException e) { throw new Error(e); }
    }

    static Object attempt(int k, int[] a) throws Throwable {
        switch (k) {
            case 0: return (int) MAX.invokeExact(1, 2);
            case 1: return (long) MAX.invokeExact(1, 2);
            case 2: return MAX.invokeExact(1, 2);
            case 3: MAX.invokeExact(1, 2); return "void";
            case 4: return (int) MAX.invokeExact((short) 1, 2);
            case 5: return (int) MAX.invokeExact((Integer) 1, 2);
            case 6: return (int) MAX.invokeExact(1);
            case 7: return (int) MAX.invokeExact();
            case 8: return (String) GREET.invokeExact("a", (Object) "b");
            case 9: return (Object) GREET.invokeExact("a", "b");
            case 10: return (String) GREET.invokeExact("a", null);
            case 11: return (int) MAX.invoke("a", 2);
            case 12: return (String) GREET.invoke((Object) 1, "x");
            case 13: return (int) MAX.invoke((Object) 5L, 2);
            case 14: return (int) MAX.invoke((Integer) null, 2);
            case 15: return (byte) MAX.invoke(1, 2);
            case 16: return (Object) MAX.invoke((byte) 1, 'b');
            case 17: return (long) MAX.invoke((short) 1, 2);
            case 18: return (int) none.invokeExact(1, 2);
            case 19: return (int) none.invoke(1, 2);
            case 20: return (int) ELEMENT.get(a, 0L);
            case 21: return (long) ELEMENT.get(a, 1);
            case 22: return ELEMENT.compareAndSet(a, 0, 1L, 2);
            case 23: return (Object) ELEMENT.getAndAdd(a, 0, (byte) 3);
            case 24: return (Object) EXACT.getAndAdd(a, 0, (byte) 3);
            case 25: return (long) EXACT.get(a, 1);
            case 26: EXACT.set((Object) a, 0, 1); return "set";
            case 27: return (int) noVar.get(a, 0);
            case 28: EXACT.setVolatile(a, 0, 5); return (int) EXACT.getVolatile(a, 0);
            case 29: return ELEMENT.get(a);
            case 30: return (int) ELEMENT.get("text", 1);
            default: return (int) ELEMENT.get(a, 3);
        }
    }

    public static void main(String[] args) {
        for (int k = 0; k <= 31; k++) {
            int which = k;
            T.value("case " + k, () -> attempt(which, new int[] {7, 8, 9}));
        }
        int failures = 0;
        for (int i = 0; i < 200; i++) {
            for (int k = 0; k <= 31; k++) {
                try { attempt(k, new int[] {1, 2, 3}); } catch (Throwable t) { failures++; }
            }
        }
        T.p(failures);
        for (int k = 0; k <= 31; k++) {
            if (k == 18 || k == 19 || k == 27) continue; // HotSpot's message is that of its own frames once the caller is compiled
            int which = k;
            T.value("hot " + k, () -> attempt(which, new int[] {7, 8, 9}));
        }
    }
}
