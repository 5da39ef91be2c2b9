import java.lang.invoke.*;
import java.util.*;
import static java.lang.invoke.MethodHandles.*;
import static java.lang.invoke.MethodType.methodType;

/** MethodHandles.loop with several clauses and variables, its special forms, and what they refuse. */
public class Loops {
    static final Lookup L = lookup();
    static MethodHandle h(String name, Class<?> r, Class<?>... p) throws Exception { return L.findStatic(Loops.class, name, methodType(r, p)); }

    static int initA(int n) { return 0; }
    static long initB(int n) { return 1; }
    static int stepA(int a, long b, int n) { return a + 1; }
    static long stepB(int a, long b, int n) { return b * a; }
    static boolean more(int a, long b, int n) { return a < n; }
    static String end(int a, long b, int n) { return a + "!=" + b; }
    static String early(int a, long b, int n) { return "early " + a; }
    static boolean notNegative(int a, long b, int n) { return n >= 0; }
    static Iterator<Integer> numbers(int n) { List<Integer> r = new ArrayList<>(); for (int i = 0; i < n; i++) r.add(i * i); return r.iterator(); }
    static int sum(int acc, Integer e, int n) { return acc + e; }
    static double half(double v, int i, String s) { return v / 2 + i + s.length(); }
    static double startAt(String s) { return 100; }
    static int length(String s) { return s.length(); }
    static void say(int i, String s) { T.p("say", i, s); }
    static boolean below(String s, int limit) { return s.length() < limit; }
    static String grow(String s, int limit) { return s + s.length(); }
    static String empty(int limit) { return "."; }
    static String boom(String s, int limit) { throw new ArithmeticException("in body " + s); }
    static void visit(Object o) { T.p("visit", o); }

    public static void main(String[] args) throws Throwable {
        Class<?>[] vars = {int.class, long.class, int.class};
        MethodHandle[] a = {h("initA", int.class, int.class), h("stepA", int.class, vars), h("more", boolean.class, vars), h("end", String.class, vars)};
        MethodHandle[] b = {h("initB", long.class, int.class), h("stepB", long.class, vars)};
        MethodHandle[] guard = {null, null, h("notNegative", boolean.class, vars), h("early", String.class, vars)};
        MethodHandle factorial = loop(guard, a, b);
        T.p(factorial.type(), factorial.invoke(1), factorial.invoke(-1));
        for (int i = 0; i < 5; i++) T.p((String) factorial.invokeExact(i * 2));
        MethodHandle counted = countedLoop(h("length", int.class, String.class), h("startAt", double.class, String.class), h("half", double.class, double.class, int.class, String.class));
        T.p(counted.type(), (double) counted.invokeExact("abcd"), counted.invoke(""));
        MethodHandle ranged = countedLoop(dropArguments(constant(int.class, 3), 0, String.class), dropArguments(constant(int.class, 6), 0, String.class), null, h("say", void.class, int.class, String.class));
        ranged.invokeExact("x");
        T.p(ranged.type());
        MethodHandle whiles = whileLoop(h("empty", String.class, int.class), h("below", boolean.class, String.class, int.class), h("grow", String.class, String.class, int.class));
        MethodHandle dos = doWhileLoop(h("empty", String.class, int.class), h("grow", String.class, String.class, int.class), h("below", boolean.class, String.class, int.class));
        T.p(whiles.invoke(9), dos.invoke(9), whiles.invoke(0), dos.invoke(0));
        MethodHandle iterated = iteratedLoop(h("numbers", Iterator.class, int.class), null, h("sum", int.class, int.class, Integer.class, int.class));
        T.p(iterated.type(), iterated.invoke(10), iterated.invoke(0));
        MethodHandle visits = iteratedLoop(null, null, h("visit", void.class, Object.class));
        T.p(visits.type());
        visits.invoke(List.of("p", "q"));
        T.thrown("body", () -> whileLoop(h("empty", String.class, int.class), h("below", boolean.class, String.class, int.class), h("boom", String.class, String.class, int.class)).invoke(5));
        T.thrown("none", () -> loop());
        T.thrown("null clause", () -> loop((MethodHandle[]) null));
        T.thrown("five", () -> loop(new MethodHandle[5]));
        T.thrown("no predicate", () -> loop(b));
        T.thrown("types", () -> loop(new MethodHandle[] {h("initB", long.class, int.class), h("stepA", int.class, vars), h("more", boolean.class, vars)}));
        T.thrown("counted", () -> countedLoop(identity(long.class), null, h("say", void.class, int.class, String.class)));
        MethodHandle inner = countedLoop(identity(int.class), dropArguments(constant(int.class, 0), 0, int.class), h("addTo", int.class, int.class, int.class, int.class));
        long total = 0;
        for (int i = 0; i < 2000; i++) total += (int) inner.invokeExact(i % 50);
        T.p(inner.type(), total);
    }

    static int addTo(int acc, int i, int n) { return acc + i * n; }
}
