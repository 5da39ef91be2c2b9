import java.lang.invoke.*;
import java.util.*;
import static java.lang.invoke.MethodType.methodType;

/** StringConcatFactory with recipes and constants; concatenation of every type, of many operands, evaluated in order. */
public class ConcatFactory {
    static final MethodHandles.Lookup L = MethodHandles.lookup();
    static Object concat(String recipe, MethodType t, Object[] constants, Object... arguments) throws Throwable {
        return StringConcatFactory.makeConcatWithConstants(L, "c", t, recipe, constants).dynamicInvoker().invokeWithArguments(arguments);
    }

    static class Noisy {
        final String name; static StringBuilder log = new StringBuilder();
        Noisy(String n) { name = n; log.append("new ").append(n).append(';'); }
        @Override public String toString() { log.append("str ").append(name).append(';'); return name; }
    }
    static class Null { @Override public String toString() { return null; } }

    static String all(boolean z, byte b, short s, char c, int i, long l, float f, double d, Object o, String t, int[] a) {
        return "<" + z + "," + b + "," + s + "," + c + "," + i + "," + l + "," + f + "," + d + "," + o + "," + t + "," + (a == null) + ">";
    }

    public static void main(String[] args) throws Throwable {
        Object[] none = {};
        T.p(concat("a\1b\1c", methodType(String.class, int.class, String.class), none, 5, "x"));
        T.p(concat("\1\2\1\2", methodType(String.class, char.class, double.class), new Object[] {"C1", 77}, 'q', -0.0));
        T.p(concat("\2", methodType(String.class), new Object[] {"tag \1 and \2 inside"}).equals("tag \1 and \2 inside"), concat("", methodType(String.class), none).equals(""));
        T.p(concat("\1", methodType(String.class, Object.class), none, (Object) null), concat("\1\1", methodType(String.class, String.class, Null.class), none, null, new Null()));
        T.p(concat("\u20ac\1", methodType(String.class, byte.class), none, (byte) -1), concat("\1", methodType(CharSequence.class, float.class), none, 1e10f));
        T.thrown("too few", () -> concat("\1", methodType(String.class, int.class, int.class), none, 1, 2));
        T.thrown("too many", () -> concat("\1\1\1", methodType(String.class, int.class), none, 1));
        T.thrown("constants", () -> concat("\1\2", methodType(String.class, int.class), none, 1));
        T.thrown("unused", () -> concat("\1", methodType(String.class, int.class), new Object[] {"x"}, 1));
        T.thrown("return", () -> concat("\1", methodType(Integer.class, int.class), none, 1));
        T.thrown("null constant", () -> concat("\1\2", methodType(String.class, int.class), new Object[] {null}, 1));
        T.p(StringConcatFactory.makeConcat(L, "c", methodType(String.class, long.class, boolean.class)).dynamicInvoker().invoke(-5L, true));
        for (int n : new int[] {1, 2, 21, 100, 199, 200}) {
            MethodType t = methodType(String.class, Collections.nCopies(n, int.class));
            Object[] a = new Object[n];
            for (int i = 0; i < n; i++) a[i] = i * i;
            String s = (String) StringConcatFactory.makeConcat(L, "c", t).dynamicInvoker().invokeWithArguments(a);
            T.p(n, s.length(), s.hashCode());
        }
        T.thrown("201", () -> StringConcatFactory.makeConcat(L, "c", methodType(String.class, Collections.nCopies(201, int.class))));
        T.p(all(true, Byte.MIN_VALUE, Short.MIN_VALUE, '\uffff', Integer.MIN_VALUE, Long.MIN_VALUE, Float.MIN_VALUE, Double.MAX_VALUE, null, null, null).replace('\uffff', '#'));
        T.p(all(false, (byte) 0, (short) -1, '\u00ff', 0, -0L, Float.NaN, Double.NEGATIVE_INFINITY, new Null(), "\ud83d\ude00", new int[0]).length());
        String s = "" + new Noisy("a") + new Noisy("b") + 1 + new Noisy("c");
        T.p(s, Noisy.log);
        StringBuilder changing = new StringBuilder("x");
        String both = "" + changing + changing.append("y") + changing;
        T.p(both);
        String grow = "q";
        grow += grow + 1 + (grow += "r") + grow;
        T.p(grow);
        String[] cells = {"p"};
        int[] index = {0};
        cells[index[0]++] += "w" + index[0];
        T.p(cells, index);
        char c = 'a'; c += 1; final String folded = "a" + 1 + 2L + 'c' + true + 1.0f + null;
        T.p(c + 1, "" + c + 1, folded, folded == ("a12ctrue1.0" + "null"), 1 + 2 + "3" + 4 + 5);
        T.thrown("throwing", () -> { Object o = new Object() { @Override public String toString() { throw new IllegalStateException("toString"); } }; T.p("x" + o + 1); });
        StringBuilder latin = new StringBuilder(), wide = new StringBuilder();
        for (int i = 0; i < 3000; i++) { String k = "k" + i + (char) (i % 500) + (i & 1L); latin.append(k.length()); wide.append(k.hashCode()); }
        T.p(latin.toString().hashCode(), wide.toString().hashCode());
    }
}
