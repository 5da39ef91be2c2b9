import java.lang.invoke.*;
import java.lang.reflect.*;

/** A value of type short through every way of access: bytecode, reflection, handles, bound and constant ones, lambdas, interfaces, generics, varargs and returns, cold and hot. */
public class AccessShort {
    short field; static short shared; volatile short vol; static volatile short svol; final short fin; short[] array = new short[3]; short[][] grid = new short[2][2];
    AccessShort(short v) { fin = v; }
    interface Source { short get(); } interface Sink { void put(short v); } interface Map2 { short map(short a, short b); }
    static short pass(long pad, short v, double pad2) { return v; }
    static short last(short... vs) { return vs[vs.length - 1]; }
    short virt(short v) { return v; }
    private short priv(short v) { return v; }
    static <X> X generic(X x) { return x; }
    static boolean same(short a, short b) { return a == b; }
    static final MethodHandle GET, SET, SGET, SSET, PASS, VIRT, CONSTANT, MAKE, FIN; static final Field F, S, V; static final Method P; static final Constructor<?> K;
    static {
        try {
            MethodHandles.Lookup l = MethodHandles.lookup();
            GET = l.findGetter(AccessShort.class, "field", short.class); SET = l.findSetter(AccessShort.class, "field", short.class); SGET = l.findStaticGetter(AccessShort.class, "svol", short.class); SSET = l.findStaticSetter(AccessShort.class, "svol", short.class); FIN = l.findGetter(AccessShort.class, "fin", short.class);
            PASS = l.findStatic(AccessShort.class, "pass", MethodType.methodType(short.class, long.class, short.class, double.class)); VIRT = l.findVirtual(AccessShort.class, "virt", MethodType.methodType(short.class, short.class)); MAKE = l.findConstructor(AccessShort.class, MethodType.methodType(void.class, short.class)); CONSTANT = MethodHandles.constant(short.class, (short) 12345);
            F = AccessShort.class.getDeclaredField("field"); S = AccessShort.class.getDeclaredField("shared"); V = AccessShort.class.getDeclaredField("vol"); P = AccessShort.class.getDeclaredMethod("priv", short.class); K = AccessShort.class.getDeclaredConstructor(short.class);
        } catch (ReflectiveOperationException e) { throw new ExceptionInInitializerError(e); }
    }

    static int check(short v, short w) throws Throwable {
        AccessShort o = new AccessShort(v);
        int bad = 0;
        o.field = v; bad += same(o.field, v) ? 0 : 1; shared = w; bad += same(shared, w) ? 0 : 2; o.vol = w; svol = v; bad += same(o.vol, w) && same(svol, v) ? 0 : 4;
        o.array[1] = v; o.grid[1][0] = w; bad += same(o.array[1], v) && same(o.grid[1][0], w) && same(o.array[0], o.grid[0][1]) ? 0 : 8;
        SET.invokeExact(o, w); bad += same((short) GET.invokeExact(o), w) && same(o.field, w) && same((short) FIN.invokeExact(o), v) ? 0 : 16;
        SSET.invokeExact(w); bad += same((short) SGET.invokeExact(), w) ? 0 : 32;
        bad += same((short) PASS.invokeExact(1L, v, 2.0), v) && same((short) VIRT.invokeExact(o, w), w) && same((short) VIRT.bindTo(o).invokeExact(v), v) && same((short) CONSTANT.invokeExact(), (short) 12345) && same(((AccessShort) MAKE.invokeExact(w)).fin, w) ? 0 : 64;
        F.set(o, v); S.set(null, w); V.set(o, v); bad += same((Short) F.get(o), v) && same((Short) S.get(null), w) && same(o.vol, v) && same((Short) P.invoke(o, w), w) && same(((AccessShort) K.newInstance(v)).fin, v) ? 0 : 128;
        Source s = () -> v; Sink k = x -> o.field = x; Map2 m = (a, b) -> b; k.put(w); bad += same(s.get(), v) && same(o.field, w) && same(m.map(v, w), w) ? 0 : 256;
        Source r = o::first; Map2 q = AccessShort::second; o.array[0] = w; bad += same(r.get(), w) && same(q.map(v, w), w) ? 0 : 512;
        bad += same((Short) generic((Object) v), v) && same(AccessShort.<Short>generic(w), w) && same(last(v, v, w), w) && same(pass(3, v, 4), v) ? 0 : 1024;
        bad += same((Short) PASS.invoke((byte) 1, (Object) v, 2f), v) && same((Short) PASS.invokeWithArguments(1, w, 2), w) && same((short) MethodHandles.insertArguments(PASS, 1, v).invokeExact(1L, 2.0), v) ? 0 : 2048;
        return bad;
    }
    short first() { return array[0]; }
    static short second(short a, short b) { return b; }

    public static void main(String[] args) throws Throwable {
        short[] values = {(short) -1, (short) 12345, (short) -32768};
        for (short v : values) for (short w : values) T.p(v, w, check(v, w));
        int bad = 0;
        for (int i = 0; i < 900; i++) bad |= check(values[i % 3], values[i / 3 % 3]);
        T.p(bad);
        T.kind("null field", () -> { AccessShort n = null; n.field = (short) -1; }); T.kind("null get", () -> { short x = (short) GET.invokeExact((AccessShort) null); }); T.kind("null reflect", () -> F.get(null)); T.thrown("wrong receiver", () -> F.get("x"));
        T.p(F.getType(), PASS.type(), Array.newInstance(short.class, 2).getClass().getName(), K.toGenericString());
    }
}
