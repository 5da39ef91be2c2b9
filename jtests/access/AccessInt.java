import java.lang.invoke.*;
import java.lang.reflect.*;

/** A value of type int through every way of access: bytecode, reflection, handles, bound and constant ones, lambdas, interfaces, generics, varargs and returns, cold and hot. */
public class AccessInt {
    int field; static int shared; volatile int vol; static volatile int svol; final int fin; int[] array = new int[3]; int[][] grid = new int[2][2];
    AccessInt(int v) { fin = v; }
    interface Source { int get(); } interface Sink { void put(int v); } interface Map2 { int map(int a, int b); }
    static int pass(long pad, int v, double pad2) { return v; }
    static int last(int... vs) { return vs[vs.length - 1]; }
    int virt(int v) { return v; }
    private int priv(int v) { return v; }
    static <X> X generic(X x) { return x; }
    static boolean same(int a, int b) { return a == b; }
    static final MethodHandle GET, SET, SGET, SSET, PASS, VIRT, CONSTANT, MAKE, FIN; static final Field F, S, V; static final Method P; static final Constructor<?> K;
    static {
        try {
            MethodHandles.Lookup l = MethodHandles.lookup();
            GET = l.findGetter(AccessInt.class, "field", int.class); SET = l.findSetter(AccessInt.class, "field", int.class); SGET = l.findStaticGetter(AccessInt.class, "svol", int.class); SSET = l.findStaticSetter(AccessInt.class, "svol", int.class); FIN = l.findGetter(AccessInt.class, "fin", int.class);
            PASS = l.findStatic(AccessInt.class, "pass", MethodType.methodType(int.class, long.class, int.class, double.class)); VIRT = l.findVirtual(AccessInt.class, "virt", MethodType.methodType(int.class, int.class)); MAKE = l.findConstructor(AccessInt.class, MethodType.methodType(void.class, int.class)); CONSTANT = MethodHandles.constant(int.class, 0x80000001);
            F = AccessInt.class.getDeclaredField("field"); S = AccessInt.class.getDeclaredField("shared"); V = AccessInt.class.getDeclaredField("vol"); P = AccessInt.class.getDeclaredMethod("priv", int.class); K = AccessInt.class.getDeclaredConstructor(int.class);
        } catch (ReflectiveOperationException e) { throw new ExceptionInInitializerError(e); }
    }

    static int check(int v, int w) throws Throwable {
        AccessInt o = new AccessInt(v);
        int bad = 0;
        o.field = v; bad += same(o.field, v) ? 0 : 1; shared = w; bad += same(shared, w) ? 0 : 2; o.vol = w; svol = v; bad += same(o.vol, w) && same(svol, v) ? 0 : 4;
        o.array[1] = v; o.grid[1][0] = w; bad += same(o.array[1], v) && same(o.grid[1][0], w) && same(o.array[0], o.grid[0][1]) ? 0 : 8;
        SET.invokeExact(o, w); bad += same((int) GET.invokeExact(o), w) && same(o.field, w) && same((int) FIN.invokeExact(o), v) ? 0 : 16;
        SSET.invokeExact(w); bad += same((int) SGET.invokeExact(), w) ? 0 : 32;
        bad += same((int) PASS.invokeExact(1L, v, 2.0), v) && same((int) VIRT.invokeExact(o, w), w) && same((int) VIRT.bindTo(o).invokeExact(v), v) && same((int) CONSTANT.invokeExact(), 0x80000001) && same(((AccessInt) MAKE.invokeExact(w)).fin, w) ? 0 : 64;
        F.set(o, v); S.set(null, w); V.set(o, v); bad += same((Integer) F.get(o), v) && same((Integer) S.get(null), w) && same(o.vol, v) && same((Integer) P.invoke(o, w), w) && same(((AccessInt) K.newInstance(v)).fin, v) ? 0 : 128;
        Source s = () -> v; Sink k = x -> o.field = x; Map2 m = (a, b) -> b; k.put(w); bad += same(s.get(), v) && same(o.field, w) && same(m.map(v, w), w) ? 0 : 256;
        Source r = o::first; Map2 q = AccessInt::second; o.array[0] = w; bad += same(r.get(), w) && same(q.map(v, w), w) ? 0 : 512;
        bad += same((Integer) generic((Object) v), v) && same(AccessInt.<Integer>generic(w), w) && same(last(v, v, w), w) && same(pass(3, v, 4), v) ? 0 : 1024;
        bad += same((Integer) PASS.invoke((byte) 1, (Object) v, 2f), v) && same((Integer) PASS.invokeWithArguments(1, w, 2), w) && same((int) MethodHandles.insertArguments(PASS, 1, v).invokeExact(1L, 2.0), v) ? 0 : 2048;
        return bad;
    }
    int first() { return array[0]; }
    static int second(int a, int b) { return b; }

    public static void main(String[] args) throws Throwable {
        int[] values = {1, 0x80000001, -559038737};
        for (int v : values) for (int w : values) T.p(v, w, check(v, w));
        int bad = 0;
        for (int i = 0; i < 900; i++) bad |= check(values[i % 3], values[i / 3 % 3]);
        T.p(bad);
        T.kind("null field", () -> { AccessInt n = null; n.field = 1; }); T.kind("null get", () -> { int x = (int) GET.invokeExact((AccessInt) null); }); T.kind("null reflect", () -> F.get(null)); T.thrown("wrong receiver", () -> F.get("x"));
        T.p(F.getType(), PASS.type(), Array.newInstance(int.class, 2).getClass().getName(), K.toGenericString());
    }
}
