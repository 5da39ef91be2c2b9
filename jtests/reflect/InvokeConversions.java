// jtest: normalize @[0-9a-f]+ => @HASH
import java.lang.reflect.*;
import java.util.*;

/** Method.invoke, Constructor.newInstance, Field.set and Array.set with every pair of value and type: widening, unboxing, refusals and their messages, before and after the accessors are generated. */
public class InvokeConversions {
    public static String z(boolean x) { return "z" + x; }
    public static String b(byte x) { return "b" + x; }
    public static String s(short x) { return "s" + x; }
    public static String c(char x) { return "c" + (int) x; }
    public static String i(int x) { return "i" + x; }
    public static String j(long x) { return "j" + x; }
    public static String f(float x) { return "f" + x; }
    public static String d(double x) { return "d" + x; }
    public static String o(Object x) { return "o" + x; }
    public static String n(Number x) { return "n" + x; }
    public static String a(int... x) { return "a" + x.length; }
    public boolean fz; public byte fb; public short fs; public char fc; public int fi; public long fj; public float ff; public double fd; public Object fo; public Number fn; public int[] fa;
    public static class Many {
        final String text;
        public Many(boolean z, byte b, short s, char c, int i, long j, float f, double d, Object o) { text = "" + z + b + s + c + i + j + f + d + o; }
        public long all(double d, float f, long j, int i, char c, short s, byte b, boolean z) { return (long) (d + f + j + i + c + s + b + (z ? 1 : 0)); }
    }
    static final Object[] VALUES = {true, (byte) -3, (short) 300, 'A', 70000, 1L << 33, 2.5f, 1e100, "text", null, new int[2]};

    static String attempt(T.Value v) {
        try { return String.valueOf(v.get()); } catch (InvocationTargetException e) { return "target " + e.getCause(); } catch (Throwable e) { return e.getClass().getSimpleName() + "(" + e.getMessage() + ")"; }
    }

    static StringBuilder round(boolean print) throws Exception {
        StringBuilder all = new StringBuilder();
        InvokeConversions me = new InvokeConversions();
        for (String name : "z b s c i j f d o n a".split(" ")) {
            Method m = Arrays.stream(InvokeConversions.class.getMethods()).filter(x -> x.getName().equals(name)).findFirst().get();
            Field field = InvokeConversions.class.getField("f" + name);
            Object array = Array.newInstance(field.getType(), 1);
            for (Object v : VALUES) {
                String line = name + " <- " + T.string(v) + ": " + attempt(() -> m.invoke(null, new Object[] {v})) + " | " + attempt(() -> { field.set(me, v); return field.get(me) == null ? null : T.string(field.get(me)); }) + " | " + attempt(() -> { Array.set(array, 0, v); return T.string(Array.get(array, 0)); });
                all.append(line);
                if (print) T.p(line);
            }
        }
        return all;
    }

    public static void main(String[] args) throws Exception {
        String first = round(true).toString();
        for (int k = 0; k < 30; k++) { String s = round(false).toString(); if (!s.equals(first)) { T.p("round", k, "differs"); for (int p = 0; p < s.length(); p++) if (s.charAt(p) != first.charAt(p)) { T.p(first.substring(Math.max(0, p - 90), Math.min(first.length(), p + 90))); T.p(s.substring(Math.max(0, p - 90), Math.min(s.length(), p + 90))); break; } break; } }
        Constructor<?> many = Many.class.getConstructors()[0];
        Method sum = Many.class.getMethod("all", double.class, float.class, long.class, int.class, char.class, short.class, byte.class, boolean.class);
        for (int k = 0; k < 40; k++) {
            Many m = (Many) many.newInstance(true, (byte) 1, (byte) 2, 'x', 'y', (short) 5, 6, 7L, k);
            long r = (long) sum.invoke(m, 'a', 2, 3, (byte) 4, 'b', (byte) 5, (byte) 6, true);
            if (k % 20 == 0) T.p(m.text, r);
            try { many.newInstance(true, (short) 1, (byte) 2, 'x', 'y', (short) 5, 6, 7L, k); T.p("no exception"); } catch (IllegalArgumentException e) { if (k % 39 == 0) T.p(e.getMessage()); }
            try { sum.invoke("not a Many", 1.0, 2, 3, 4, 'b', (byte) 5, (byte) 6, true); T.p("no exception"); } catch (IllegalArgumentException e) { if (k % 39 == 0) T.p(e.getMessage()); }
            try { sum.invoke(null, 1.0, 2, 3, 4, 'b', (byte) 5, (byte) 6, true); T.p("no exception"); } catch (NullPointerException e) { if (k % 39 == 0) T.p(e.getClass()); }
            try { sum.invoke(m, 1.0); T.p("no exception"); } catch (IllegalArgumentException e) { if (k % 39 == 0) T.p(e.getMessage()); }
        }
        InvokeConversions me = new InvokeConversions();
        Field fi = InvokeConversions.class.getField("fi"), fj = InvokeConversions.class.getField("fj"), fo = InvokeConversions.class.getField("fo");
        for (int k = 0; k < 40; k++) {
            fi.setByte(me, (byte) k); fj.setChar(me, (char) k); fo.set(me, k);
            if (fi.getLong(me) != k || fj.getDouble(me) != k || fi.getFloat(me) != k) T.p("wrong", k);
        }
        T.thrown("setLong", () -> fi.setLong(me, 5)); T.thrown("getInt of long", () -> fj.getInt(me)); T.thrown("getInt of Object", () -> fo.getInt(me)); T.thrown("setBoolean", () -> fi.setBoolean(me, true)); T.thrown("getChar", () -> fi.getChar(me)); T.thrown("receiver", () -> fi.get("x")); T.kind("null receiver", () -> fi.getInt(null));
        for (Class<?> t : new Class<?>[] {boolean.class, byte.class, char.class, short.class, int.class, long.class, float.class, double.class}) {
            Object array = Array.newInstance(t, 2);
            T.p(t, attempt(() -> Array.getInt(array, 0)), attempt(() -> { Array.setChar(array, 0, 'x'); return T.string(array); }), attempt(() -> { Array.setLong(array, 1, 9); return T.string(array); }), attempt(() -> Array.getDouble(array, 1)), attempt(() -> Array.get(array, 2)), attempt(() -> { Array.setByte(array, -1, (byte) 1); return ""; }));
        }
        T.thrown("not array", () -> Array.getLength("x")); T.thrown("text beyond", () -> Array.set(new int[1], 3, "x")); T.thrown("element beyond", () -> Array.set(new String[1], 3, 5)); T.thrown("element", () -> Array.set(new String[1], 0, 5)); T.thrown("null beyond", () -> Array.set(new int[1], 3, null)); T.thrown("void", () -> Array.newInstance(void.class, 1)); T.thrown("negative", () -> Array.newInstance(int.class, -1)); T.thrown("no dims", () -> Array.newInstance(int.class)); T.thrown("256 dims", () -> Array.newInstance(int.class, new int[256])); T.p(Array.newInstance(String[].class, 2, 3, 0)); T.kind("null class", () -> Array.newInstance(null, 1));
    }
}
