import java.util.*;
import java.util.function.*;

/** Interfaces with default, private and static methods: diamonds, re-abstraction, super calls through several, conflicts with classes, generic bridges, covariant defaults, fields' initialisation, private helpers, invocation on many implementations. */
public class InterfacesAll {
    interface A { default String m() { return "A" + help(); } private String help() { return "h" + stat(); } private static String stat() { return "s"; } static A of() { return new A() { }; } }
    interface B extends A { default String m() { return "B" + A.super.m(); } } interface C extends A { default String m() { return "C" + A.super.m(); } } interface D extends B, C { default String m() { return "D" + B.super.m() + C.super.m(); } } interface Re extends A { String m(); } interface Back extends Re { default String m() { return "Back"; } }
    static class Cls { public String m() { return "Cls"; } } static class Win extends Cls implements A { } static class Diamond implements B, C { public String m() { return B.super.m() + "|" + C.super.m(); } } static class Viad implements D, B { } static abstract class Abs implements A { public abstract String m(); } static class Conc extends Abs implements B { public String m() { return "Conc" + B.super.m(); } } static class Inherit extends Diamond implements A { }
    interface Gen<X> { X id(X x); default X twice(X x) { return id(id(x)); } default <Y extends X> List<X> both(Y y) { return List.of(y, id(y)); } } static class Str implements Gen<String> { public String id(String s) { return s + "!"; } @Override public String twice(String s) { return "<" + Gen.super.twice(s) + ">"; } } interface IntGen extends Gen<Integer> { @Override default Integer id(Integer i) { return i + 1; } } static class Both extends Str implements Gen<String> { }
    interface Cov { Object make(); default CharSequence other() { return "cov"; } } interface Cov2 extends Cov { String make(); default String other() { return "cov2" + Cov.super.other(); } } static class Maker implements Cov2 { public String make() { return "made"; } }
    interface ObjectLike { boolean equals(Object o); int hashCode(); String toString(); default int size() { return hashCode() * 0 + 3; } } interface Fn extends Function<Integer, Integer>, IntUnaryOperator { default Integer apply(Integer x) { return applyAsInt(x); } @Override default Fn andThen(IntUnaryOperator o) { return x -> o.applyAsInt(applyAsInt(x)); } }
    static StringBuilder log = new StringBuilder(); static int say(String s) { log.append(s).append(';'); return 1; } interface F1 { int X = say("F1"); default void d() { } } interface F2 extends F1 { int Y = say("F2"); } interface F3 { int Z = say("F3"); static void touch() { } } static class Init implements F2, F3 { static int W = say("Init"); }
    static Object call(A a) { return a.m(); }

    public static void main(String[] args) {
        A[] all = {A.of(), new B() { }, new C() { }, new D() { }, new Back() { }, new Win(), new Diamond(), new Viad(), new Conc(), new Inherit()};
        for (A a : all) T.p(a.m());
        Re re = () -> "lambda"; T.p(re.m(), call(re), call(new Back() { public String m() { return "over" + Back.super.m(); } }));
        Gen<String> g = new Str(); Gen raw = g; T.p(g.twice("x"), raw.twice("y"), new Both().twice("z"), new IntGen() { }.twice(5), g.both("q"), ((Gen<Object>) o -> o + "o").twice("l")); T.kind("bridge cast", () -> raw.id(5)); T.kind("bridge twice", () -> ((Gen) new IntGen() { }).twice("s"));
        Cov c = new Maker(); T.p(c.make(), c.other(), ((Cov2) c).other()); ObjectLike ol = new ObjectLike() { }; T.p(ol.size(), ol.equals(ol), ol.equals("x")); Fn f = x -> x * 3; T.p(f.apply(2), f.andThen((int x) -> x + 1).apply(5), f.compose((Integer x) -> x + 1).apply(1));
        T.p(F3.class.getName(), log); F3.touch(); T.p(log); new Init(); T.p(log, F2.Y, log); log.setLength(0); T.p(new F2() { }.X, log);
        int sum = 0; for (int i = 0; i < 30000; i++) sum += all[i % all.length].m().length(); T.p(sum);
        T.thrown("null", () -> call(null)); Comparator<String> cmp = Comparator.<String, Integer>comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()); List<String> l = new ArrayList<>(List.of("b", "aa", "a", "cc")); l.sort(cmp); T.p(l, Comparator.nullsFirst(cmp).compare(null, "x"));
    }
}
