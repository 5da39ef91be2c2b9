import java.lang.invoke.*;
import java.util.*;
import static java.lang.invoke.MethodHandles.*;
import static java.lang.invoke.MethodType.methodType;

public class Combinators {
    static String cat(String a, String b) { return a + b; }
    static int len(String s) { return s.length(); }
    static boolean isLong(String s) { return s.length() > 3; }
    static String trace(String s) { T.p("trace", s); return "<" + s + ">"; }
    static void side(String s) { T.p("side", s); }
    static String boom(String s) { throw new IllegalStateException("boom " + s); }
    static String handle(IllegalStateException e, String s) { return "handled " + e.getMessage() + "/" + s; }
    static String cleanup(Throwable t, String r, String a) { return "cleanup(" + t + "," + r + "," + a + ")"; }
    static String seven(String a, int b, long c, double d, float e, char f, boolean g) { return a + b + c + d + e + f + g; }
    static int add(int a, int b) { return a + b; }
    static boolean less(int acc, int i, int n) { return i < n; }
    static Lookup l = lookup();
    static MethodHandle h(String n, Class<?> r, Class<?>... p) throws Exception { return l.findStatic(Combinators.class, n, methodType(r, p)); }

    public static void main(String[] args) throws Throwable {
        MethodHandle cat = h("cat", String.class, String.class, String.class), len = h("len", int.class, String.class), trace = h("trace", String.class, String.class);
        MethodHandle isLong = h("isLong", boolean.class, String.class), boom = h("boom", String.class, String.class), handle = h("handle", String.class, IllegalStateException.class, String.class);
        MethodHandle seven = h("seven", String.class, String.class, int.class, long.class, double.class, float.class, char.class, boolean.class), add = h("add", int.class, int.class, int.class);
        T.p(insertArguments(cat, 0, "a").invoke("b"), insertArguments(cat, 1, "z").invoke("b"), insertArguments(seven, 1, 1, 2L, 3.0, 4f, 'c').invoke("x", true));
        T.p(dropArguments(len, 0, int.class, long.class).invoke(1, 2L, "abc"), dropArguments(len, 1, Object.class).type(), dropReturn(len).type());
        T.p(permuteArguments(cat, cat.type(), 1, 0).invoke("a", "b"), permuteArguments(cat, methodType(String.class, String.class), 0, 0).invoke("d"), permuteArguments(seven, methodType(String.class, boolean.class, char.class, float.class, double.class, long.class, int.class, String.class), 6, 5, 4, 3, 2, 1, 0).invoke(true, 'c', 1f, 2d, 3L, 4, "s"));
        T.p(filterArguments(cat, 0, trace, trace).invoke("a", "b"), filterArguments(cat, 1, trace).invoke("a", "b"), filterReturnValue(cat, len).invoke("ab", "cd"), filterReturnValue(trace, h("side", void.class, String.class)).type());
        T.p(foldArguments(cat, trace).invoke("f"), foldArguments(dropArguments(cat, 2, int.class), 0, dropArguments(trace, 1, int.class)).type(), collectArguments(cat, 1, cat).invoke("a", "b", "c"), collectArguments(cat, 0, h("side", void.class, String.class)).invoke("s", "a", "b"));
        MethodHandle guard = guardWithTest(isLong, trace, insertArguments(cat, 1, "!"));
        T.p(guard.invoke("short"), guard.invoke("abc"));
        T.p(catchException(boom, IllegalStateException.class, handle).invoke("x"), catchException(trace, IllegalStateException.class, handle).invoke("y"));
        MethodHandle cleanup = h("cleanup", String.class, Throwable.class, String.class, String.class);
        T.p(tryFinally(trace, cleanup).invoke("t"));
        T.thrown("tryFinally", () -> tryFinally(boom, cleanup).invoke("t"));
        T.p(identity(int.class).invoke(5), constant(String.class, "k").invoke(), MethodHandles.zero(long.class).invoke(), empty(methodType(double.class, String.class)).invoke("x"), throwException(String.class, RuntimeException.class).type());
        T.thrown("throwException", () -> throwException(int.class, Exception.class).invoke(new Exception("thrown")));
        T.p(cat.asSpreader(Object[].class, 2).invoke(new Object[] {"p", "q"}), cat.asSpreader(1, String[].class, 1).invoke("p", new String[] {"q"}), add.asSpreader(int[].class, 2).invoke(new int[] {3, 4}));
        T.thrown("spread length", () -> cat.asSpreader(Object[].class, 2).invoke(new Object[] {"p"}));
        MethodHandle list = l.findStatic(Arrays.class, "asList", methodType(List.class, Object[].class)).asVarargsCollector(Object[].class);
        T.p(list.invoke(1, 2, "x"), list.asCollector(Object[].class, 3).type(), list.asType(methodType(List.class, int.class, String.class)).invoke(3, "q"), list.asFixedArity().invoke(new Object[] {9}), list.withVarargs(false).isVarargsCollector());
        T.p(arrayElementGetter(int[].class).invoke(new int[] {1, 2}, 1), arrayLength(String[].class).invoke(new String[4]), ((int[]) arrayConstructor(int[].class).invoke(3)).length, arrayElementSetter(long[].class).type());
        MethodHandle loop = countedLoop(constant(int.class, 5), constant(int.class, 1), dropArguments(h("add", int.class, int.class, int.class), 2));
        T.p(loop.invoke(), whileLoop(constant(int.class, 1), insertArguments(h("lessThan100", boolean.class, int.class), 0).asType(methodType(boolean.class, int.class)), h("twice", int.class, int.class)).invoke(), doWhileLoop(constant(int.class, 200), h("twice", int.class, int.class), h("lessThan100", boolean.class, int.class)).invoke());
        T.p(iteratedLoop(null, constant(String.class, ""), h("join", String.class, String.class, String.class)).invoke(List.of("a", "b", "c")));
        T.p(tableSwitch(h("def", String.class, int.class), h("zero", String.class, int.class), h("one", String.class, int.class)).invoke(0), tableSwitch(h("def", String.class, int.class), h("zero", String.class, int.class)).invoke(7));
        MethodHandle inv = invoker(cat.type()), exact = exactInvoker(cat.type()), spread = spreadInvoker(cat.type(), 1);
        T.p(inv.invoke(cat, (Object) "i", "j"), (String) exact.invokeExact(cat, "e", "f"), spread.invoke(cat, "s", new Object[] {"t"}));
        MethodHandle cast = explicitCastArguments(add, methodType(byte.class, Object.class, double.class));
        T.p(cast.invoke((Object) 'c', 300.7), cast.invoke((Object) null, 1.0), add.asType(methodType(long.class, Byte.class, short.class)).invoke((byte) 1, (short) 2));
        T.p(MethodHandleProxies.asInterfaceInstance(Comparator.class, l.findVirtual(String.class, "compareTo", methodType(int.class, String.class))).compare("a", "b"));
        long sum = 0;
        MethodHandle chain = identity(int.class);
        for (int i = 0; i < 12; i++) chain = filterReturnValue(chain, insertArguments(add, 0, i));
        for (int i = 0; i < 3000; i++) sum += (int) chain.invokeExact(i);
        T.p(sum);
        T.thrown("guard types", () -> guardWithTest(isLong, trace, len));
        T.thrown("filter types", () -> filterReturnValue(cat, add));
        T.thrown("insert type", () -> insertArguments(cat, 0, 5));
        T.thrown("permute", () -> permuteArguments(cat, cat.type(), 0));
    }

    static boolean lessThan100(int x) { return x < 100; }
    static int twice(int x) { return x * 2; }
    static String join(String acc, String e) { return acc + e; }
    static int add1(int x) { return x + 1; }
    static int done(int x) { return x; }
    static String def(int i) { return "default" + i; }
    static String zero(int i) { return "zero"; }
    static String one(int i) { return "one"; }
}
