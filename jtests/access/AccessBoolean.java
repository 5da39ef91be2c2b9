import java.lang.invoke.*;
import java.lang.reflect.*;

/** A value of type boolean through every way of access: bytecode, reflection, handles, bound and constant ones, lambdas, interfaces, generics, varargs and returns, cold and hot. */
public class AccessBoolean {
    boolean field; static boolean shared; volatile boolean vol; static volatile boolean svol; final boolean fin; boolean[] array = new boolean[3]; boolean[][] grid = new boolean[2][2];
    AccessBoolean(boolean v) { fin = v; }
    interface Source { boolean get(); } interface Sink { void put(boolean v); } interface Map2 { boolean map(boolean a, boolean b); }
    static boolean pass(long pad, boolean v, double pad2) { return v; }
    static boolean last(boolean... vs) { return vs[vs.length - 1]; }
    boolean virt(boolean v) { return v; }
    private boolean priv(boolean v) { return v; }
    static <X> X generic(X x) { return x; }
    static boolean same(boolean a, boolean b) { return a == b; }
    static final MethodHandle GET, SET, SGET, SSET, PASS, VIRT, CONSTANT, MAKE, FIN; static final Field F, S, V; static final Method P; static final Constructor<?> K;
    static {
        try {
            MethodHandles.Lookup l = MethodHandles.lookup();
            GET = l.findGetter(AccessBoolean.class, "field", boolean.class); SET = l.findSetter(AccessBoolean.class, "field", boolean.class); SGET = l.findStaticGetter(AccessBoolean.class, "svol", boolean.class); SSET = l.findStaticSetter(AccessBoolean.class, "svol", boolean.class); FIN = l.findGetter(AccessBoolean.class, "fin", boolean.class);
            PASS = l.findStatic(AccessBoolean.class, "pass", MethodType.methodType(boolean.class, long.class, boolean.class, double.class)); VIRT = l.findVirtual(AccessBoolean.class, "virt", MethodType.methodType(boolean.class, boolean.class)); MAKE = l.findConstructor(AccessBoolean.class, MethodType.methodType(void.class, boolean.class)); CONSTANT = MethodHandles.constant(boolean.class, true);
            F = AccessBoolean.class.getDeclaredField("field"); S = AccessBoolean.class.getDeclaredField("shared"); V = AccessBoolean.class.getDeclaredField("vol"); P = AccessBoolean.class.getDeclaredMethod("priv", boolean.class); K = AccessBoolean.class.getDeclaredConstructor(boolean.class);
        } catch (ReflectiveOperationException e) { throw new ExceptionInInitializerError(e); }
    }

    static int check(boolean v, boolean w) throws Throwable {
        AccessBoolean o = new AccessBoolean(v);
        int bad = 0;
        o.field = v; bad += same(o.field, v) ? 0 : 1; shared = w; bad += same(shared, w) ? 0 : 2; o.vol = w; svol = v; bad += same(o.vol, w) && same(svol, v) ? 0 : 4;
        o.array[1] = v; o.grid[1][0] = w; bad += same(o.array[1], v) && same(o.grid[1][0], w) && same(o.array[0], o.grid[0][1]) ? 0 : 8;
        SET.invokeExact(o, w); bad += same((boolean) GET.invokeExact(o), w) && same(o.field, w) && same((boolean) FIN.invokeExact(o), v) ? 0 : 16;
        SSET.invokeExact(w); bad += same((boolean) SGET.invokeExact(), w) ? 0 : 32;
        bad += same((boolean) PASS.invokeExact(1L, v, 2.0), v) && same((boolean) VIRT.invokeExact(o, w), w) && same((boolean) VIRT.bindTo(o).invokeExact(v), v) && same((boolean) CONSTANT.invokeExact(), true) && same(((AccessBoolean) MAKE.invokeExact(w)).fin, w) ? 0 : 64;
        F.set(o, v); S.set(null, w); V.set(o, v); bad += same((Boolean) F.get(o), v) && same((Boolean) S.get(null), w) && same(o.vol, v) && same((Boolean) P.invoke(o, w), w) && same(((AccessBoolean) K.newInstance(v)).fin, v) ? 0 : 128;
        Source s = () -> v; Sink k = x -> o.field = x; Map2 m = (a, b) -> b; k.put(w); bad += same(s.get(), v) && same(o.field, w) && same(m.map(v, w), w) ? 0 : 256;
        Source r = o::first; Map2 q = AccessBoolean::second; o.array[0] = w; bad += same(r.get(), w) && same(q.map(v, w), w) ? 0 : 512;
        bad += same((Boolean) generic((Object) v), v) && same(AccessBoolean.<Boolean>generic(w), w) && same(last(v, v, w), w) && same(pass(3, v, 4), v) ? 0 : 1024;
        bad += same((Boolean) PASS.invoke((byte) 1, (Object) v, 2f), v) && same((Boolean) PASS.invokeWithArguments(1, w, 2), w) && same((boolean) MethodHandles.insertArguments(PASS, 1, v).invokeExact(1L, 2.0), v) ? 0 : 2048;
        return bad;
    }
    boolean first() { return array[0]; }
    static boolean second(boolean a, boolean b) { return b; }

    public static void main(String[] args) throws Throwable {
        boolean[] values = {false, true, true};
        for (boolean v : values) for (boolean w : values) T.p(v, w, check(v, w));
        int bad = 0;
        for (int i = 0; i < 900; i++) bad |= check(values[i % 3], values[i / 3 % 3]);
        T.p(bad);
        T.kind("null field", () -> { AccessBoolean n = null; n.field = false; }); T.kind("null get", () -> { boolean x = (boolean) GET.invokeExact((AccessBoolean) null); }); T.kind("null reflect", () -> F.get(null)); T.thrown("wrong receiver", () -> F.get("x"));
        T.p(F.getType(), PASS.type(), Array.newInstance(boolean.class, 2).getClass().getName(), K.toGenericString());
    }
}
