import java.lang.invoke.*;
import java.lang.reflect.*;

/** A value of type byte through every way of access: bytecode, reflection, handles, bound and constant ones, lambdas, interfaces, generics, varargs and returns, cold and hot. */
public class AccessByte {
    byte field; static byte shared; volatile byte vol; static volatile byte svol; final byte fin; byte[] array = new byte[3]; byte[][] grid = new byte[2][2];
    AccessByte(byte v) { fin = v; }
    interface Source { byte get(); } interface Sink { void put(byte v); } interface Map2 { byte map(byte a, byte b); }
    static byte pass(long pad, byte v, double pad2) { return v; }
    static byte last(byte... vs) { return vs[vs.length - 1]; }
    byte virt(byte v) { return v; }
    private byte priv(byte v) { return v; }
    static <X> X generic(X x) { return x; }
    static boolean same(byte a, byte b) { return a == b; }
    static final MethodHandle GET, SET, SGET, SSET, PASS, VIRT, CONSTANT, MAKE, FIN; static final Field F, S, V; static final Method P; static final Constructor<?> K;
    static {
        try {
            MethodHandles.Lookup l = MethodHandles.lookup();
            GET = l.findGetter(AccessByte.class, "field", byte.class); SET = l.findSetter(AccessByte.class, "field", byte.class); SGET = l.findStaticGetter(AccessByte.class, "svol", byte.class); SSET = l.findStaticSetter(AccessByte.class, "svol", byte.class); FIN = l.findGetter(AccessByte.class, "fin", byte.class);
            PASS = l.findStatic(AccessByte.class, "pass", MethodType.methodType(byte.class, long.class, byte.class, double.class)); VIRT = l.findVirtual(AccessByte.class, "virt", MethodType.methodType(byte.class, byte.class)); MAKE = l.findConstructor(AccessByte.class, MethodType.methodType(void.class, byte.class)); CONSTANT = MethodHandles.constant(byte.class, (byte) -128);
            F = AccessByte.class.getDeclaredField("field"); S = AccessByte.class.getDeclaredField("shared"); V = AccessByte.class.getDeclaredField("vol"); P = AccessByte.class.getDeclaredMethod("priv", byte.class); K = AccessByte.class.getDeclaredConstructor(byte.class);
        } catch (ReflectiveOperationException e) { throw new ExceptionInInitializerError(e); }
    }

    static int check(byte v, byte w) throws Throwable {
        AccessByte o = new AccessByte(v);
        int bad = 0;
        o.field = v; bad += same(o.field, v) ? 0 : 1; shared = w; bad += same(shared, w) ? 0 : 2; o.vol = w; svol = v; bad += same(o.vol, w) && same(svol, v) ? 0 : 4;
        o.array[1] = v; o.grid[1][0] = w; bad += same(o.array[1], v) && same(o.grid[1][0], w) && same(o.array[0], o.grid[0][1]) ? 0 : 8;
        SET.invokeExact(o, w); bad += same((byte) GET.invokeExact(o), w) && same(o.field, w) && same((byte) FIN.invokeExact(o), v) ? 0 : 16;
        SSET.invokeExact(w); bad += same((byte) SGET.invokeExact(), w) ? 0 : 32;
        bad += same((byte) PASS.invokeExact(1L, v, 2.0), v) && same((byte) VIRT.invokeExact(o, w), w) && same((byte) VIRT.bindTo(o).invokeExact(v), v) && same((byte) CONSTANT.invokeExact(), (byte) -128) && same(((AccessByte) MAKE.invokeExact(w)).fin, w) ? 0 : 64;
        F.set(o, v); S.set(null, w); V.set(o, v); bad += same((Byte) F.get(o), v) && same((Byte) S.get(null), w) && same(o.vol, v) && same((Byte) P.invoke(o, w), w) && same(((AccessByte) K.newInstance(v)).fin, v) ? 0 : 128;
        Source s = () -> v; Sink k = x -> o.field = x; Map2 m = (a, b) -> b; k.put(w); bad += same(s.get(), v) && same(o.field, w) && same(m.map(v, w), w) ? 0 : 256;
        Source r = o::first; Map2 q = AccessByte::second; o.array[0] = w; bad += same(r.get(), w) && same(q.map(v, w), w) ? 0 : 512;
        bad += same((Byte) generic((Object) v), v) && same(AccessByte.<Byte>generic(w), w) && same(last(v, v, w), w) && same(pass(3, v, 4), v) ? 0 : 1024;
        bad += same((Byte) PASS.invoke((byte) 1, (Object) v, 2f), v) && same((Byte) PASS.invokeWithArguments(1, w, 2), w) && same((byte) MethodHandles.insertArguments(PASS, 1, v).invokeExact(1L, 2.0), v) ? 0 : 2048;
        return bad;
    }
    byte first() { return array[0]; }
    static byte second(byte a, byte b) { return b; }

    public static void main(String[] args) throws Throwable {
        byte[] values = {(byte) 1, (byte) -128, (byte) 85};
        for (byte v : values) for (byte w : values) T.p(v, w, check(v, w));
        int bad = 0;
        for (int i = 0; i < 900; i++) bad |= check(values[i % 3], values[i / 3 % 3]);
        T.p(bad);
        T.kind("null field", () -> { AccessByte n = null; n.field = (byte) 1; }); T.kind("null get", () -> { byte x = (byte) GET.invokeExact((AccessByte) null); }); T.kind("null reflect", () -> F.get(null)); T.thrown("wrong receiver", () -> F.get("x"));
        T.p(F.getType(), PASS.type(), Array.newInstance(byte.class, 2).getClass().getName(), K.toGenericString());
    }
}
