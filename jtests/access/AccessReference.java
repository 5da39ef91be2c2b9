import java.lang.invoke.*;
import java.lang.reflect.*;

/** A value of type Object through every way of access: bytecode, reflection, handles, bound and constant ones, lambdas, interfaces, generics, varargs and returns, cold and hot. */
public class AccessReference {
    Object field; static Object shared; volatile Object vol; static volatile Object svol; final Object fin; Object[] array = new Object[3]; Object[][] grid = new Object[2][2];
    AccessReference(Object v) { fin = v; }
    interface Source { Object get(); } interface Sink { void put(Object v); } interface Map2 { Object map(Object a, Object b); }
    static Object pass(long pad, Object v, double pad2) { return v; }
    static Object last(Object... vs) { return vs[vs.length - 1]; }
    Object virt(Object v) { return v; }
    private Object priv(Object v) { return v; }
    static <X> X generic(X x) { return x; }
    static boolean same(Object a, Object b) { return java.util.Objects.equals(a, b); }
    static final MethodHandle GET, SET, SGET, SSET, PASS, VIRT, CONSTANT, MAKE, FIN; static final Field F, S, V; static final Method P; static final Constructor<?> K;
    static {
        try {
            MethodHandles.Lookup l = MethodHandles.lookup();
            GET = l.findGetter(AccessReference.class, "field", Object.class); SET = l.findSetter(AccessReference.class, "field", Object.class); SGET = l.findStaticGetter(AccessReference.class, "svol", Object.class); SSET = l.findStaticSetter(AccessReference.class, "svol", Object.class); FIN = l.findGetter(AccessReference.class, "fin", Object.class);
            PASS = l.findStatic(AccessReference.class, "pass", MethodType.methodType(Object.class, long.class, Object.class, double.class)); VIRT = l.findVirtual(AccessReference.class, "virt", MethodType.methodType(Object.class, Object.class)); MAKE = l.findConstructor(AccessReference.class, MethodType.methodType(void.class, Object.class)); CONSTANT = MethodHandles.constant(Object.class, "b");
            F = AccessReference.class.getDeclaredField("field"); S = AccessReference.class.getDeclaredField("shared"); V = AccessReference.class.getDeclaredField("vol"); P = AccessReference.class.getDeclaredMethod("priv", Object.class); K = AccessReference.class.getDeclaredConstructor(Object.class);
        } catch (ReflectiveOperationException e) { throw new ExceptionInInitializerError(e); }
    }

    static int check(Object v, Object w) throws Throwable {
        AccessReference o = new AccessReference(v);
        int bad = 0;
        o.field = v; bad += same(o.field, v) ? 0 : 1; shared = w; bad += same(shared, w) ? 0 : 2; o.vol = w; svol = v; bad += same(o.vol, w) && same(svol, v) ? 0 : 4;
        o.array[1] = v; o.grid[1][0] = w; bad += same(o.array[1], v) && same(o.grid[1][0], w) && same(o.array[0], o.grid[0][1]) ? 0 : 8;
        SET.invokeExact(o, w); bad += same((Object) GET.invokeExact(o), w) && same(o.field, w) && same((Object) FIN.invokeExact(o), v) ? 0 : 16;
        SSET.invokeExact(w); bad += same((Object) SGET.invokeExact(), w) ? 0 : 32;
        bad += same((Object) PASS.invokeExact(1L, v, 2.0), v) && same((Object) VIRT.invokeExact(o, w), w) && same((Object) VIRT.bindTo(o).invokeExact(v), v) && same((Object) CONSTANT.invokeExact(), "b") && same(((AccessReference) MAKE.invokeExact(w)).fin, w) ? 0 : 64;
        F.set(o, v); S.set(null, w); V.set(o, v); bad += same((Object) F.get(o), v) && same((Object) S.get(null), w) && same(o.vol, v) && same((Object) P.invoke(o, w), w) && same(((AccessReference) K.newInstance(v)).fin, v) ? 0 : 128;
        Source s = () -> v; Sink k = x -> o.field = x; Map2 m = (a, b) -> b; k.put(w); bad += same(s.get(), v) && same(o.field, w) && same(m.map(v, w), w) ? 0 : 256;
        Source r = o::first; Map2 q = AccessReference::second; o.array[0] = w; bad += same(r.get(), w) && same(q.map(v, w), w) ? 0 : 512;
        bad += same((Object) generic((Object) v), v) && same(AccessReference.<Object>generic(w), w) && same(last(v, v, w), w) && same(pass(3, v, 4), v) ? 0 : 1024;
        bad += same((Object) PASS.invoke((byte) 1, (Object) v, 2f), v) && same((Object) PASS.invokeWithArguments(1, w, 2), w) && same((Object) MethodHandles.insertArguments(PASS, 1, v).invokeExact(1L, 2.0), v) ? 0 : 2048;
        return bad;
    }
    Object first() { return array[0]; }
    static Object second(Object a, Object b) { return b; }

    public static void main(String[] args) throws Throwable {
        Object[] values = {"a", "b", null};
        for (Object v : values) for (Object w : values) T.p(v, w, check(v, w));
        int bad = 0;
        for (int i = 0; i < 900; i++) bad |= check(values[i % 3], values[i / 3 % 3]);
        T.p(bad);
        T.kind("null field", () -> { AccessReference n = null; n.field = "a"; }); T.kind("null get", () -> { Object x = (Object) GET.invokeExact((AccessReference) null); }); T.kind("null reflect", () -> F.get(null)); T.thrown("wrong receiver", () -> F.get("x"));
        T.p(F.getType(), PASS.type(), Array.newInstance(Object.class, 2).getClass().getName(), K.toGenericString());
    }
}
