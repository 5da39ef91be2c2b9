// jtest: gc-subset
// jtest: normalize unnamed module @[0-9a-f]+ => unnamed module @HASH
// jtest: normalize ClassCastException@[0-9a-f]+ => ClassCastException@HASH
import java.lang.reflect.*;
import java.util.*;

public class Constructors {
    final String how;
    public Constructors() { how = "none"; }
    protected Constructors(int i, long... l) { how = i + Arrays.toString(l); }
    private Constructors(String s) throws java.io.IOException { if (s == null) throw new java.io.IOException("null!"); how = s; }
    class Inner { final int x; Inner(int x) { this.x = x + how.length(); } }
    static abstract class Abs { Abs() { } }
    enum E { A(3); E(int x) { } }
    record R(int a, String b) { R { if (a < 0) throw new IllegalArgumentException("a"); } }

    public static void main(String[] args) throws Exception {
        TreeSet<String> all = new TreeSet<>();
        for (Constructor<?> c : Constructors.class.getDeclaredConstructors()) all.add(c.toString() + " " + c.isVarArgs() + Arrays.toString(c.getExceptionTypes()));
        for (String s : all) T.p(s);
        T.p(Constructors.class.getConstructors().length, Constructors.class.getConstructor().newInstance().how, Constructors.class.getDeclaredConstructor(int.class, long[].class).newInstance(5, new long[] {6, 7}).how);
        Constructor<Constructors> p = Constructors.class.getDeclaredConstructor(String.class);
        for (int i = 0; i < 30; i++) if (!p.newInstance("n" + i).how.equals("n" + i)) T.p("wrong");
        T.thrown("throws", () -> p.newInstance((Object) null));
        T.thrown("count", () -> p.newInstance());
        T.thrown("type", () -> p.newInstance(5));
        T.thrown("abstract", () -> Abs.class.getDeclaredConstructor().newInstance());
        T.thrown("enum", () -> E.class.getDeclaredConstructors()[0].newInstance("B", 1, 2));
        T.p(Inner.class.getDeclaredConstructor(Constructors.class, int.class).newInstance(new Constructors(), 5).x, R.class.getDeclaredConstructor(int.class, String.class).newInstance(1, "b"));
        T.thrown("record", () -> R.class.getDeclaredConstructor(int.class, String.class).newInstance(-1, "b"));
        T.thrown("interface", () -> Runnable.class.getDeclaredConstructor());
        T.thrown("array", () -> int[].class.getDeclaredConstructor());
        T.thrown("primitive", () -> int.class.getDeclaredConstructor());
        T.thrown("String private", () -> String.class.getDeclaredConstructor(char[].class, int.class, int.class, Void.class).newInstance(null, 0, 0, null));
        T.thrown("Class", () -> { Constructor<?> c = Class.class.getDeclaredConstructors()[0]; c.setAccessible(true); });
        T.thrown("newInstance", () -> Constructors.class.newInstance().toString().isEmpty());
        T.thrown("newInstance of Inner", () -> Inner.class.newInstance());
        Object array = Array.newInstance(int.class, 3);
        Array.set(array, 1, 5); Array.setInt(array, 2, 6); Array.setByte(array, 0, (byte) 1);
        T.p(array, Array.getLength(array), Array.getLong(array, 1), Array.get(array, 2), Array.newInstance(String.class, 2, 3).getClass(), Array.newInstance(int[].class, 2).getClass());
        T.thrown("array set", () -> Array.set(array, 0, "s"));
        T.thrown("array set long", () -> Array.setLong(array, 0, 5));
        T.thrown("array get byte", () -> Array.getByte(array, 0));
        T.thrown("array of null", () -> Array.getLength(null));
        T.thrown("not array", () -> Array.getLength("x"));
        T.thrown("object array", () -> Array.set(new String[1], 0, 5));
    }
}
