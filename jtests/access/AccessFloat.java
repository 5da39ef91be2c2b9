import java.lang.invoke.*;
import java.lang.reflect.*;

/** A value of type float through every way of access: bytecode, reflection, handles, bound and constant ones, lambdas, interfaces, generics, varargs and returns, cold and hot. */
public class AccessFloat {
    float field; static float shared; volatile float vol; static volatile float svol; final float fin; float[] array = new float[3]; float[][] grid = new float[2][2];
    AccessFloat(float v) { fin = v; }
    interface Source { float get(); } interface Sink { void put(float v); } interface Map2 { float map(float a, float b); }
    static float pass(long pad, float v, double pad2) { return v; }
    static float last(float... vs) { return vs[vs.length - 1]; }
    float virt(float v) { return v; }
    private float priv(float v) { return v; }
    static <X> X generic(X x) { return x; }
    static boolean same(float a, float b) { return Float.compare(a, b) == 0; }
    static final MethodHandle GET, SET, SGET, SSET, PASS, VIRT, CONSTANT, MAKE, FIN; static final Field F, S, V; static final Method P; static final Constructor<?> K;
    static {
        try {
            MethodHandles.Lookup l = MethodHandles.lookup();
            GET = l.findGetter(AccessFloat.class, "field", float.class); SET = l.findSetter(AccessFloat.class, "field", float.class); SGET = l.findStaticGetter(AccessFloat.class, "svol", float.class); SSET = l.findStaticSetter(AccessFloat.class, "svol", float.class); FIN = l.findGetter(AccessFloat.class, "fin", float.class);
            PASS = l.findStatic(AccessFloat.class, "pass", MethodType.methodType(float.class, long.class, float.class, double.class)); VIRT = l.findVirtual(AccessFloat.class, "virt", MethodType.methodType(float.class, float.class)); MAKE = l.findConstructor(AccessFloat.class, MethodType.methodType(void.class, float.class)); CONSTANT = MethodHandles.constant(float.class, -0.0f);
            F = AccessFloat.class.getDeclaredField("field"); S = AccessFloat.class.getDeclaredField("shared"); V = AccessFloat.class.getDeclaredField("vol"); P = AccessFloat.class.getDeclaredMethod("priv", float.class); K = AccessFloat.class.getDeclaredConstructor(float.class);
        } catch (ReflectiveOperationException e) { throw new ExceptionInInitializerError(e); }
    }

    static int check(float v, float w) throws Throwable {
        AccessFloat o = new AccessFloat(v);
        int bad = 0;
        o.field = v; bad += same(o.field, v) ? 0 : 1; shared = w; bad += same(shared, w) ? 0 : 2; o.vol = w; svol = v; bad += same(o.vol, w) && same(svol, v) ? 0 : 4;
        o.array[1] = v; o.grid[1][0] = w; bad += same(o.array[1], v) && same(o.grid[1][0], w) && same(o.array[0], o.grid[0][1]) ? 0 : 8;
        SET.invokeExact(o, w); bad += same((float) GET.invokeExact(o), w) && same(o.field, w) && same((float) FIN.invokeExact(o), v) ? 0 : 16;
        SSET.invokeExact(w); bad += same((float) SGET.invokeExact(), w) ? 0 : 32;
        bad += same((float) PASS.invokeExact(1L, v, 2.0), v) && same((float) VIRT.invokeExact(o, w), w) && same((float) VIRT.bindTo(o).invokeExact(v), v) && same((float) CONSTANT.invokeExact(), -0.0f) && same(((AccessFloat) MAKE.invokeExact(w)).fin, w) ? 0 : 64;
        F.set(o, v); S.set(null, w); V.set(o, v); bad += same((Float) F.get(o), v) && same((Float) S.get(null), w) && same(o.vol, v) && same((Float) P.invoke(o, w), w) && same(((AccessFloat) K.newInstance(v)).fin, v) ? 0 : 128;
        Source s = () -> v; Sink k = x -> o.field = x; Map2 m = (a, b) -> b; k.put(w); bad += same(s.get(), v) && same(o.field, w) && same(m.map(v, w), w) ? 0 : 256;
        Source r = o::first; Map2 q = AccessFloat::second; o.array[0] = w; bad += same(r.get(), w) && same(q.map(v, w), w) ? 0 : 512;
        bad += same((Float) generic((Object) v), v) && same(AccessFloat.<Float>generic(w), w) && same(last(v, v, w), w) && same(pass(3, v, 4), v) ? 0 : 1024;
        bad += same((Float) PASS.invoke((byte) 1, (Object) v, 2f), v) && same((Float) PASS.invokeWithArguments(1, w, 2), w) && same((float) MethodHandles.insertArguments(PASS, 1, v).invokeExact(1L, 2.0), v) ? 0 : 2048;
        return bad;
    }
    float first() { return array[0]; }
    static float second(float a, float b) { return b; }

    public static void main(String[] args) throws Throwable {
        float[] values = {1.5f, -0.0f, Float.NaN};
        for (float v : values) for (float w : values) T.p(v, w, check(v, w));
        int bad = 0;
        for (int i = 0; i < 900; i++) bad |= check(values[i % 3], values[i / 3 % 3]);
        T.p(bad);
        T.kind("null field", () -> { AccessFloat n = null; n.field = 1.5f; }); T.kind("null get", () -> { float x = (float) GET.invokeExact((AccessFloat) null); }); T.kind("null reflect", () -> F.get(null)); T.thrown("wrong receiver", () -> F.get("x"));
        T.p(F.getType(), PASS.type(), Array.newInstance(float.class, 2).getClass().getName(), K.toGenericString());
    }
}
