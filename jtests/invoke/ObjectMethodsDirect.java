import java.lang.invoke.*;
import java.lang.runtime.ObjectMethods;
import java.util.*;
import static java.lang.invoke.MethodType.methodType;

/** java.lang.runtime.ObjectMethods called directly, and records of every component type, wide, empty, nested and cyclic. */
public class ObjectMethodsDirect {
    static class Pair { int a; String b; Pair(int a, String b) { this.a = a; this.b = b; } }
    record Wide(long a, double b, long c, double d, int e, byte f, boolean g, char h, short i, float j, Object k, long l) { }
    record Loop(Object[] self) { }
    record Inner<T>(T t, List<? extends T> all) { }
    record R20(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, String k, String l, String m, String n, String o, double p, double q, double r, double s, double t) { }
    static final MethodHandles.Lookup L = MethodHandles.lookup();

    static Object boot(String name, TypeDescriptorType type, String names, MethodHandle... getters) throws Throwable { return ObjectMethods.bootstrap(L, name, type.get(), Pair.class, names, getters); }
    interface TypeDescriptorType { java.lang.invoke.TypeDescriptor get(); }

    public static void main(String[] args) throws Throwable {
        MethodHandle a = L.findGetter(Pair.class, "a", int.class), b = L.findGetter(Pair.class, "b", String.class);
        CallSite equals = (CallSite) boot("equals", () -> methodType(boolean.class, Pair.class, Object.class), "a;b", a, b);
        CallSite hash = (CallSite) boot("hashCode", () -> methodType(int.class, Pair.class), "a;b", a, b);
        CallSite string = (CallSite) boot("toString", () -> methodType(String.class, Pair.class), "a;b", a, b);
        Pair p = new Pair(3, "x"), q = new Pair(3, "x"), n = new Pair(3, null);
        T.p(equals.dynamicInvoker().invoke(p, (Object) q), equals.dynamicInvoker().invoke(p, (Object) n), equals.dynamicInvoker().invoke(n, (Object) n), equals.dynamicInvoker().invoke(p, (Object) "s"), equals.dynamicInvoker().invoke(p, (Object) null));
        T.p(hash.dynamicInvoker().invoke(p), hash.dynamicInvoker().invoke(n), string.dynamicInvoker().invoke(p), string.dynamicInvoker().invoke(n));
        MethodHandle viaMethodHandle = (MethodHandle) boot("toString", () -> MethodHandle.class, "left;right", a, b);
        T.thrown("type", () -> T.p(viaMethodHandle.type()));
        T.p(((CallSite) boot("toString", () -> methodType(String.class, Pair.class), "")).dynamicInvoker().invoke(p));
        T.thrown("unknown", () -> boot("clone", () -> methodType(Object.class, Pair.class), "a;b", a, b));
        T.thrown("names", () -> boot("toString", () -> methodType(String.class, Pair.class), "a", a, b));
        T.thrown("wrong type", () -> boot("equals", () -> methodType(int.class, Pair.class, Object.class), "a;b", a, b));
        Wide w = new Wide(1, -0.0, Long.MIN_VALUE, Double.NaN, 5, (byte) -6, true, '\u1234', (short) -9, 1.5f, List.of(1), 12);
        Wide v = new Wide(1, 0.0, Long.MIN_VALUE, Double.NaN, 5, (byte) -6, true, '\u1234', (short) -9, 1.5f, List.of(1), 12);
        T.p(w, w.hashCode(), w.equals(v), v.equals(v), new Wide(1, 0.0, Long.MIN_VALUE, 0.0 / 0.0, 5, (byte) -6, true, '\u1234', (short) -9, 1.5f, new ArrayList<>(List.of(1)), 12).equals(v));
        Object[] self = new Object[1];
        Loop loop = new Loop(self);
        self[0] = loop;
        T.p(loop.equals(new Loop(self)), loop.hashCode() == new Loop(self).hashCode());
        Inner<Object> deep = new Inner<>(null, List.of());
        for (int i = 0; i < 20; i++) deep = new Inner<>(deep, List.of(i));
        T.p(deep.toString().length(), deep.hashCode(), deep.equals(new Inner<>(deep.t(), List.of(19))));
        List<Object> recursive = new ArrayList<>();
        Inner<Object> cycle = new Inner<>("c", recursive);
        recursive.add(cycle);
        T.kind("cycle", cycle::hashCode);
        R20 r = new R20(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, "k", null, "m", "n", "o", 16, 17, 18, 19, 20);
        T.p(r, r.hashCode(), r.equals(new R20(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, "k", null, "m", "n", "o", 16, 17, 18, 19, 20)));
        Map<Wide, Integer> map = new HashMap<>();
        for (int i = 0; i < 3000; i++) map.merge(new Wide(i % 10, 0, 0, 0, i % 3, (byte) 0, false, 'c', (short) 0, 0, null, 0), 1, Integer::sum);
        T.p(map.size(), map.values().stream().mapToInt(x -> x).max().getAsInt());
    }
}
