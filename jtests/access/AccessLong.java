import java.lang.invoke.*;
import java.lang.reflect.*;

/** A value of type long through every way of access: bytecode, reflection, handles, bound and constant ones, lambdas, interfaces, generics, varargs and returns, cold and hot. */
public class AccessLong {
    long field; static long shared; volatile long vol; static volatile long svol; final long fin; long[] array = new long[3]; long[][] grid = new long[2][2];
    AccessLong(long v) { fin = v; }
    interface Source { long get(); } interface Sink { void put(long v); } interface Map2 { long map(long a, long b); }
    static long pass(long pad, long v, double pad2) { return v; }
    static long last(long... vs) { return vs[vs.length - 1]; }
    long virt(long v) { return v; }
    private long priv(long v) { return v; }
    static <X> X generic(X x) { return x; }
    static boolean same(long a, long b) { return a == b; }
    static final MethodHandle GET, SET, SGET, SSET, PASS, VIRT, CONSTANT, MAKE, FIN; static final Field F, S, V; static final Method P; static final Constructor<?> K;
    static {
        try {
            MethodHandles.Lookup l = MethodHandles.lookup();
            GET = l.findGetter(AccessLong.class, "field", long.class); SET = l.findSetter(AccessLong.class, "field", long.class); SGET = l.findStaticGetter(AccessLong.class, "svol", long.class); SSET = l.findStaticSetter(AccessLong.class, "svol", long.class); FIN = l.findGetter(AccessLong.class, "fin", long.class);
            PASS = l.findStatic(AccessLong.class, "pass", MethodType.methodType(long.class, long.class, long.class, double.class)); VIRT = l.findVirtual(AccessLong.class, "virt", MethodType.methodType(long.class, long.class)); MAKE = l.findConstructor(AccessLong.class, MethodType.methodType(void.class, long.class)); CONSTANT = MethodHandles.constant(long.class, 0x8000000000000001L);
            F = AccessLong.class.getDeclaredField("field"); S = AccessLong.class.getDeclaredField("shared"); V = AccessLong.class.getDeclaredField("vol"); P = AccessLong.class.getDeclaredMethod("priv", long.class); K = AccessLong.class.getDeclaredConstructor(long.class);
        } catch (ReflectiveOperationException e) { throw new ExceptionInInitializerError(e); }
    }

    static int check(long v, long w) throws Throwable {
        AccessLong o = new AccessLong(v);
        int bad = 0;
        o.field = v; bad += same(o.field, v) ? 0 : 1; shared = w; bad += same(shared, w) ? 0 : 2; o.vol = w; svol = v; bad += same(o.vol, w) && same(svol, v) ? 0 : 4;
        o.array[1] = v; o.grid[1][0] = w; bad += same(o.array[1], v) && same(o.grid[1][0], w) && same(o.array[0], o.grid[0][1]) ? 0 : 8;
        SET.invokeExact(o, w); bad += same((long) GET.invokeExact(o), w) && same(o.field, w) && same((long) FIN.invokeExact(o), v) ? 0 : 16;
        SSET.invokeExact(w); bad += same((long) SGET.invokeExact(), w) ? 0 : 32;
        bad += same((long) PASS.invokeExact(1L, v, 2.0), v) && same((long) VIRT.invokeExact(o, w), w) && same((long) VIRT.bindTo(o).invokeExact(v), v) && same((long) CONSTANT.invokeExact(), 0x8000000000000001L) && same(((AccessLong) MAKE.invokeExact(w)).fin, w) ? 0 : 64;
        F.set(o, v); S.set(null, w); V.set(o, v); bad += same((Long) F.get(o), v) && same((Long) S.get(null), w) && same(o.vol, v) && same((Long) P.invoke(o, w), w) && same(((AccessLong) K.newInstance(v)).fin, v) ? 0 : 128;
        Source s = () -> v; Sink k = x -> o.field = x; Map2 m = (a, b) -> b; k.put(w); bad += same(s.get(), v) && same(o.field, w) && same(m.map(v, w), w) ? 0 : 256;
        Source r = o::first; Map2 q = AccessLong::second; o.array[0] = w; bad += same(r.get(), w) && same(q.map(v, w), w) ? 0 : 512;
        bad += same((Long) generic((Object) v), v) && same(AccessLong.<Long>generic(w), w) && same(last(v, v, w), w) && same(pass(3, v, 4), v) ? 0 : 1024;
        bad += same((Long) PASS.invoke((byte) 1, (Object) v, 2f), v) && same((Long) PASS.invokeWithArguments(1, w, 2), w) && same((long) MethodHandles.insertArguments(PASS, 1, v).invokeExact(1L, 2.0), v) ? 0 : 2048;
        return bad;
    }
    long first() { return array[0]; }
    static long second(long a, long b) { return b; }

    public static void main(String[] args) throws Throwable {
        long[] values = {1L, 0x8000000000000001L, -2401053088876216593L};
        for (long v : values) for (long w : values) T.p(v, w, check(v, w));
        int bad = 0;
        for (int i = 0; i < 900; i++) bad |= check(values[i % 3], values[i / 3 % 3]);
        T.p(bad);
        T.kind("null field", () -> { AccessLong n = null; n.field = 1L; }); T.kind("null get", () -> { long x = (long) GET.invokeExact((AccessLong) null); }); T.kind("null reflect", () -> F.get(null)); T.thrown("wrong receiver", () -> F.get("x"));
        T.p(F.getType(), PASS.type(), Array.newInstance(long.class, 2).getClass().getName(), K.toGenericString());
    }
}
