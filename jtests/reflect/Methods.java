// jtest: gc-subset
// jtest: normalize unnamed module @[0-9a-f]+ => unnamed module @HASH
import java.lang.reflect.*;
import java.util.*;

public class Methods {
    public int prims(byte b, short s, char c, int i, long l, float f, double d, boolean z) { return (int) (b + s + c + i + l + f + d + (z ? 1 : 0)); }
    public static String stat(Object o, int[] a) { return o + Arrays.toString(a); }
    private void nothing() { }
    public byte rb() { return 1; } public char rc() { return 'c'; } public long rl() { return 1L << 40; } public float rf() { return 1.5f; } public double rd() { return 2.5; } public boolean rz() { return true; } public short rs() { return 3; }
    void thrower(int n) throws Exception { if (n == 0) throw new Exception("checked"); if (n == 1) throw new Error("error"); Object o = null; o.hashCode(); }
    public String over() { return "base"; }
    static int va(String s, int... x) { return x.length; }
    static class Sub extends Methods { public String over() { return "sub"; } private int count; public synchronized final strictfp int mods() { return 1; } }

    public static void main(String[] args) throws Exception {
        Methods o = new Methods();
        Method p = Methods.class.getMethod("prims", byte.class, short.class, char.class, int.class, long.class, float.class, double.class, boolean.class);
        T.p(p.invoke(o, (byte) 1, (short) 2, 'a', 4, 5L, 6f, 7.0, true), p);
        T.p(p.invoke(o, (byte) 1, (byte) 2, 'a', 'b', 5, 6L, 7f, false));
        T.thrown("narrowing", () -> p.invoke(o, 1, (short) 2, 'a', 4, 5L, 6f, 7.0, true));
        T.thrown("count", () -> p.invoke(o, 1));
        T.thrown("null arguments", () -> p.invoke(o, (Object[]) null));
        T.thrown("null primitive", () -> p.invoke(o, null, (short) 2, 'a', 4, 5L, 6f, 7.0, true));
        T.thrown("receiver null", () -> Methods.class.getMethod("over").invoke(null));
        T.thrown("receiver type", () -> Methods.class.getMethod("over").invoke("x"));
        Method s = Methods.class.getMethod("stat", Object.class, int[].class);
        T.p(s.invoke(null, "x", new int[] {1}), s.invoke("ignored", null, null), Methods.class.getDeclaredMethod("nothing").invoke(o));
        for (String n : "rb rc rl rf rd rz rs".split(" ")) { Object r = Methods.class.getMethod(n).invoke(o); T.p(n, r, r.getClass()); }
        Method th = Methods.class.getDeclaredMethod("thrower", int.class);
        for (int i = 0; i < 3; i++) { int n = i; T.thrown("thrower", () -> th.invoke(o, n)); }
        T.p(Methods.class.getMethod("over").invoke(new Sub()), Sub.class.getMethod("over").getDeclaringClass(), Modifier.toString(Sub.class.getMethod("mods").getModifiers()), Arrays.toString(th.getExceptionTypes()), Methods.class.getDeclaredMethod("va", String.class, int[].class).invoke(null, "s", new int[3]), Methods.class.getDeclaredMethod("va", String.class, int[].class).isVarArgs());
        TreeSet<String> names = new TreeSet<>();
        for (Method m : Sub.class.getMethods()) names.add(m.toString());
        for (String n : names) T.p(n);
        names.clear();
        for (Method m : Methods.class.getDeclaredMethods()) if (!m.isSynthetic()) names.add(m.toGenericString());
        for (String n : names) T.p(n);
        long sum = 0;
        for (int i = 0; i < 100; i++) sum += (Integer) p.invoke(o, (byte) i, (short) 2, 'a', i, 5L, 6f, 7.0, true) + ((String) s.invoke(null, i, null)).length();
        T.p(sum);
        for (int i = 0; i < 20; i++) try { th.invoke(o, i % 3); } catch (InvocationTargetException e) { sum += e.getCause().getClass().getSimpleName().length(); }
        T.p(sum);
        T.p(int[].class.getMethods().length == Object.class.getMethods().length, Comparable.class.getMethods()[0], Object.class.getMethod("toString").invoke(new int[0]).toString().startsWith("[I@"), Runnable.class.getMethod("run").invoke((Runnable) () -> T.p("ran")));
        T.thrown("clone", () -> int[].class.getMethod("clone"));
        T.thrown("private of other", () -> Object.class.getDeclaredMethod("clone").invoke(o));
        T.thrown("inaccessible", () -> Object.class.getDeclaredMethod("clone").setAccessible(true));
        T.p(Object.class.getDeclaredMethod("clone").trySetAccessible(), p.canAccess(o), p.getParameterCount(), p.isDefault(), p.isBridge(), p.equals(Methods.class.getMethods()[0]) || true);
    }
}
