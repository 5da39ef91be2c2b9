import java.lang.invoke.*;
import java.lang.reflect.*;

/** A value of type char through every way of access: bytecode, reflection, handles, bound and constant ones, lambdas, interfaces, generics, varargs and returns, cold and hot. */
public class AccessChar {
    char field; static char shared; volatile char vol; static volatile char svol; final char fin; char[] array = new char[3]; char[][] grid = new char[2][2];
    AccessChar(char v) { fin = v; }
    interface Source { char get(); } interface Sink { void put(char v); } interface Map2 { char map(char a, char b); }
    static char pass(long pad, char v, double pad2) { return v; }
    static char last(char... vs) { return vs[vs.length - 1]; }
    char virt(char v) { return v; }
    private char priv(char v) { return v; }
    static <X> X generic(X x) { return x; }
    static boolean same(char a, char b) { return a == b; }
    static final MethodHandle GET, SET, SGET, SSET, PASS, VIRT, CONSTANT, MAKE, FIN; static final Field F, S, V; static final Method P; static final Constructor<?> K;
    static {
        try {
            MethodHandles.Lookup l = MethodHandles.lookup();
            GET = l.findGetter(AccessChar.class, "field", char.class); SET = l.findSetter(AccessChar.class, "field", char.class); SGET = l.findStaticGetter(AccessChar.class, "svol", char.class); SSET = l.findStaticSetter(AccessChar.class, "svol", char.class); FIN = l.findGetter(AccessChar.class, "fin", char.class);
            PASS = l.findStatic(AccessChar.class, "pass", MethodType.methodType(char.class, long.class, char.class, double.class)); VIRT = l.findVirtual(AccessChar.class, "virt", MethodType.methodType(char.class, char.class)); MAKE = l.findConstructor(AccessChar.class, MethodType.methodType(void.class, char.class)); CONSTANT = MethodHandles.constant(char.class, '\uffff');
            F = AccessChar.class.getDeclaredField("field"); S = AccessChar.class.getDeclaredField("shared"); V = AccessChar.class.getDeclaredField("vol"); P = AccessChar.class.getDeclaredMethod("priv", char.class); K = AccessChar.class.getDeclaredConstructor(char.class);
        } catch (ReflectiveOperationException e) { throw new ExceptionInInitializerError(e); }
    }

    static int check(char v, char w) throws Throwable {
        AccessChar o = new AccessChar(v);
        int bad = 0;
        o.field = v; bad += same(o.field, v) ? 0 : 1; shared = w; bad += same(shared, w) ? 0 : 2; o.vol = w; svol = v; bad += same(o.vol, w) && same(svol, v) ? 0 : 4;
        o.array[1] = v; o.grid[1][0] = w; bad += same(o.array[1], v) && same(o.grid[1][0], w) && same(o.array[0], o.grid[0][1]) ? 0 : 8;
        SET.invokeExact(o, w); bad += same((char) GET.invokeExact(o), w) && same(o.field, w) && same((char) FIN.invokeExact(o), v) ? 0 : 16;
        SSET.invokeExact(w); bad += same((char) SGET.invokeExact(), w) ? 0 : 32;
        bad += same((char) PASS.invokeExact(1L, v, 2.0), v) && same((char) VIRT.invokeExact(o, w), w) && same((char) VIRT.bindTo(o).invokeExact(v), v) && same((char) CONSTANT.invokeExact(), '\uffff') && same(((AccessChar) MAKE.invokeExact(w)).fin, w) ? 0 : 64;
        F.set(o, v); S.set(null, w); V.set(o, v); bad += same((Character) F.get(o), v) && same((Character) S.get(null), w) && same(o.vol, v) && same((Character) P.invoke(o, w), w) && same(((AccessChar) K.newInstance(v)).fin, v) ? 0 : 128;
        Source s = () -> v; Sink k = x -> o.field = x; Map2 m = (a, b) -> b; k.put(w); bad += same(s.get(), v) && same(o.field, w) && same(m.map(v, w), w) ? 0 : 256;
        Source r = o::first; Map2 q = AccessChar::second; o.array[0] = w; bad += same(r.get(), w) && same(q.map(v, w), w) ? 0 : 512;
        bad += same((Character) generic((Object) v), v) && same(AccessChar.<Character>generic(w), w) && same(last(v, v, w), w) && same(pass(3, v, 4), v) ? 0 : 1024;
        bad += same((Character) PASS.invoke((byte) 1, (Object) v, 2f), v) && same((Character) PASS.invokeWithArguments(1, w, 2), w) && same((char) MethodHandles.insertArguments(PASS, 1, v).invokeExact(1L, 2.0), v) ? 0 : 2048;
        return bad;
    }
    char first() { return array[0]; }
    static char second(char a, char b) { return b; }

    public static void main(String[] args) throws Throwable {
        char[] values = {'a', '\uffff', '\u0101'};
        for (char v : values) for (char w : values) T.p(v, w, check(v, w));
        int bad = 0;
        for (int i = 0; i < 900; i++) bad |= check(values[i % 3], values[i / 3 % 3]);
        T.p(bad);
        T.kind("null field", () -> { AccessChar n = null; n.field = 'a'; }); T.kind("null get", () -> { char x = (char) GET.invokeExact((AccessChar) null); }); T.kind("null reflect", () -> F.get(null)); T.thrown("wrong receiver", () -> F.get("x"));
        T.p(F.getType(), PASS.type(), Array.newInstance(char.class, 2).getClass().getName(), K.toGenericString());
    }
}
