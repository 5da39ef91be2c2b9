import java.lang.invoke.*;
import static java.lang.invoke.MethodType.methodType;

/** asType and explicitCastArguments between every pair of primitive types, boxes and references. */
public class AsTypeConversions {
    static final Class<?>[] PRIMITIVES = {boolean.class, byte.class, short.class, char.class, int.class, long.class, float.class, double.class};
    static final Object[][] SAMPLES = {{true, false}, {(byte) -1, (byte) 100}, {(short) -300, (short) 77}, {'\0', '\uffff', 'a'}, {-1, 65, Integer.MIN_VALUE, 1 << 20}, {-1L, 1L << 40, 97L}, {-1.5f, Float.NaN, 3e30f, 65.9f}, {-1.5, Double.NaN, 1e300, 66.4}};

    static String shape(MethodHandle h, Object v) {
        try {
            Object r = h.invokeWithArguments(v);
            return r == null ? "null" : r.getClass().getSimpleName() + ":" + (r instanceof Character ? (int) (char) r : r);
        } catch (Throwable t) {
            return t.getClass().getSimpleName();
        }
    }

    public static void main(String[] args) throws Throwable {
        for (int i = 0; i < PRIMITIVES.length; i++) {
            for (Class<?> to : PRIMITIVES) {
                StringBuilder line = new StringBuilder(PRIMITIVES[i] + "->" + to);
                MethodHandle id = MethodHandles.identity(PRIMITIVES[i]);
                MethodType t = methodType(to, PRIMITIVES[i]);
                try {
                    MethodHandle as = id.asType(t);
                    for (Object v : SAMPLES[i]) line.append(' ').append(shape(as, v));
                } catch (WrongMethodTypeException e) {
                    line.append(" refused");
                }
                MethodHandle cast = MethodHandles.explicitCastArguments(id, t);
                for (Object v : SAMPLES[i]) line.append(" | ").append(shape(cast, v));
                T.p(line);
            }
        }
        for (Class<?> from : PRIMITIVES) {
            for (Class<?> to : new Class<?>[] {Object.class, Number.class, Comparable.class, Integer.class, Character.class, Boolean.class, String.class, void.class}) {
                MethodHandle id = MethodHandles.identity(from);
                String result;
                try {
                    MethodHandle h = id.asType(methodType(to, from));
                    Object r = h.invokeWithArguments(MethodHandles.zero(from).invoke());
                    result = r == null ? "null" : r.getClass().getSimpleName();
                } catch (WrongMethodTypeException e) {
                    result = "refused";
                }
                T.p(from, to, result);
            }
        }
        for (Class<?> to : PRIMITIVES) {
            MethodHandle id = MethodHandles.identity(Object.class).asType(methodType(to, Object.class));
            StringBuilder line = new StringBuilder("Object->" + to);
            for (Object[] group : SAMPLES) line.append(' ').append(shape(id, group[0]));
            line.append(' ').append(shape(id, null)).append(' ').append(shape(id, "text"));
            MethodHandle cast = MethodHandles.explicitCastArguments(MethodHandles.identity(Object.class), methodType(to, Object.class));
            for (Object[] group : SAMPLES) line.append(" | ").append(shape(cast, group[0]));
            T.p(line, shape(cast, null), shape(cast, "text"));
        }
        MethodHandle voidToInt = MethodHandles.empty(methodType(void.class)).asType(methodType(int.class));
        MethodHandle voidToObject = MethodHandles.empty(methodType(void.class)).asType(methodType(Object.class));
        T.p(voidToInt.invoke(), voidToObject.invoke());
        T.thrown("cast", () -> { String s = (String) MethodHandles.identity(Object.class).asType(methodType(String.class, Object.class)).invokeExact((Object) 5); });
        MethodHandle iface = MethodHandles.explicitCastArguments(MethodHandles.identity(Object.class), methodType(Runnable.class, Object.class));
        T.p(((Object) (Runnable) iface.invokeExact((Object) "not runnable")) instanceof String);
        T.thrown("asType to interface", () -> { Runnable r = (Runnable) MethodHandles.identity(Object.class).asType(methodType(Runnable.class, Object.class)).invokeExact((Object) "not runnable"); });
    }
}
