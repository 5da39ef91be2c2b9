import java.lang.invoke.*;
import java.lang.reflect.*;

/** A value of type double through every way of access: bytecode, reflection, handles, bound and constant ones, lambdas, interfaces, generics, varargs and returns, cold and hot. */
public class AccessDouble {
    double field; static double shared; volatile double vol; static volatile double svol; final double fin; double[] array = new double[3]; double[][] grid = new double[2][2];
    AccessDouble(double v) { fin = v; }
    interface Source { double get(); } interface Sink { void put(double v); } interface Map2 { double map(double a, double b); }
    static double pass(long pad, double v, double pad2) { return v; }
    static double last(double... vs) { return vs[vs.length - 1]; }
    double virt(double v) { return v; }
    private double priv(double v) { return v; }
    static <X> X generic(X x) { return x; }
    static boolean same(double a, double b) { return Double.compare(a, b) == 0; }
    static final MethodHandle GET, SET, SGET, SSET, PASS, VIRT, CONSTANT, MAKE, FIN; static final Field F, S, V; static final Method P; static final Constructor<?> K;
    static {
        try {
            MethodHandles.Lookup l = MethodHandles.lookup();
            GET = l.findGetter(AccessDouble.class, "field", double.class); SET = l.findSetter(AccessDouble.class, "field", double.class); SGET = l.findStaticGetter(AccessDouble.class, "svol", double.class); SSET = l.findStaticSetter(AccessDouble.class, "svol", double.class); FIN = l.findGetter(AccessDouble.class, "fin", double.class);
            PASS = l.findStatic(AccessDouble.class, "pass", MethodType.methodType(double.class, long.class, double.class, double.class)); VIRT = l.findVirtual(AccessDouble.class, "virt", MethodType.methodType(double.class, double.class)); MAKE = l.findConstructor(AccessDouble.class, MethodType.methodType(void.class, double.class)); CONSTANT = MethodHandles.constant(double.class, Double.NaN);
            F = AccessDouble.class.getDeclaredField("field"); S = AccessDouble.class.getDeclaredField("shared"); V = AccessDouble.class.getDeclaredField("vol"); P = AccessDouble.class.getDeclaredMethod("priv", double.class); K = AccessDouble.class.getDeclaredConstructor(double.class);
        } catch (ReflectiveOperationException e) { throw new ExceptionInInitializerError(e); }
    }

    static int check(double v, double w) throws Throwable {
        AccessDouble o = new AccessDouble(v);
        int bad = 0;
        o.field = v; bad += same(o.field, v) ? 0 : 1; shared = w; bad += same(shared, w) ? 0 : 2; o.vol = w; svol = v; bad += same(o.vol, w) && same(svol, v) ? 0 : 4;
        o.array[1] = v; o.grid[1][0] = w; bad += same(o.array[1], v) && same(o.grid[1][0], w) && same(o.array[0], o.grid[0][1]) ? 0 : 8;
        SET.invokeExact(o, w); bad += same((double) GET.invokeExact(o), w) && same(o.field, w) && same((double) FIN.invokeExact(o), v) ? 0 : 16;
        SSET.invokeExact(w); bad += same((double) SGET.invokeExact(), w) ? 0 : 32;
        bad += same((double) PASS.invokeExact(1L, v, 2.0), v) && same((double) VIRT.invokeExact(o, w), w) && same((double) VIRT.bindTo(o).invokeExact(v), v) && same((double) CONSTANT.invokeExact(), Double.NaN) && same(((AccessDouble) MAKE.invokeExact(w)).fin, w) ? 0 : 64;
        F.set(o, v); S.set(null, w); V.set(o, v); bad += same((Double) F.get(o), v) && same((Double) S.get(null), w) && same(o.vol, v) && same((Double) P.invoke(o, w), w) && same(((AccessDouble) K.newInstance(v)).fin, v) ? 0 : 128;
        Source s = () -> v; Sink k = x -> o.field = x; Map2 m = (a, b) -> b; k.put(w); bad += same(s.get(), v) && same(o.field, w) && same(m.map(v, w), w) ? 0 : 256;
        Source r = o::first; Map2 q = AccessDouble::second; o.array[0] = w; bad += same(r.get(), w) && same(q.map(v, w), w) ? 0 : 512;
        bad += same((Double) generic((Object) v), v) && same(AccessDouble.<Double>generic(w), w) && same(last(v, v, w), w) && same(pass(3, v, 4), v) ? 0 : 1024;
        bad += same((Double) PASS.invoke((byte) 1, (Object) v, 2f), v) && same((Double) PASS.invokeWithArguments(1, w, 2), w) && same((double) MethodHandles.insertArguments(PASS, 1, v).invokeExact(1L, 2.0), v) ? 0 : 2048;
        return bad;
    }
    double first() { return array[0]; }
    static double second(double a, double b) { return b; }

    public static void main(String[] args) throws Throwable {
        double[] values = {0.1, Double.NaN, -0.0};
        for (double v : values) for (double w : values) T.p(v, w, check(v, w));
        int bad = 0;
        for (int i = 0; i < 900; i++) bad |= check(values[i % 3], values[i / 3 % 3]);
        T.p(bad);
        T.kind("null field", () -> { AccessDouble n = null; n.field = 0.1; }); T.kind("null get", () -> { double x = (double) GET.invokeExact((AccessDouble) null); }); T.kind("null reflect", () -> F.get(null)); T.thrown("wrong receiver", () -> F.get("x"));
        T.p(F.getType(), PASS.type(), Array.newInstance(double.class, 2).getClass().getName(), K.toGenericString());
    }
}
