// jtest: gc-subset
import java.io.Serializable;
import java.util.*;
import java.util.function.*;

public class Lambdas {
    int field = 10;
    static int stat = 100;

    Supplier<Integer> instance(int p) { int local = p * 2; return () -> field + local + p + stat; }
    IntSupplier counter() { int[] n = {0}; return () -> ++n[0] + field++; }

    static Supplier<String> many(byte b, short s, char c, int i, long l, float f, double d, boolean z, String t, int[] a) {
        return () -> "" + b + s + c + i + l + f + d + z + t + a.length;
    }

    interface Tri<A, B, C, R> { R apply(A a, B b, C c); default Tri<C, B, A, R> flip() { return (c, b, a) -> apply(a, b, c); } }
    interface Thrower<E extends Exception> { void go() throws E; }
    interface Prim { long f(int a, double b, byte c); }
    interface Gen<T extends Comparable<T>> { int cmp(T a, T b); }
    interface Named { String toString(); void call(); }

    static Function<Integer, Integer> fix(Function<Function<Integer, Integer>, Function<Integer, Integer>> f) {
        return x -> f.apply(fix(f)).apply(x);
    }

    class Inner { int own = 1; Supplier<Integer> s = () -> own + field; Supplier<Supplier<Integer>> ss = () -> () -> own + field + this.own; }

    public static void main(String[] args) throws Exception {
        Lambdas o = new Lambdas();
        Supplier<Integer> s = o.instance(5);
        o.field = 20;
        stat = 200;
        T.p(s.get());
        IntSupplier c = o.counter();
        T.p(c.getAsInt(), c.getAsInt(), o.field);
        T.p(many((byte) 1, (short) 2, 'c', 4, 5L, 6.5f, 7.5, true, "t", new int[3]).get());
        Tri<Integer, String, Long, String> t = (a, b, d) -> a + b + d;
        T.p(t.apply(1, "-", 2L), t.flip().apply(3L, "+", 4));
        Thrower<java.io.IOException> th = () -> { throw new java.io.IOException("thrown"); };
        T.thrown("checked", th::go);
        Prim p = (a, b, d) -> (long) (a * b) + d;
        T.p(p.f(3, 1.5, (byte) 2));
        Gen<String> g = String::compareTo;
        T.p(g.cmp("a", "b"), fix(f -> n -> n <= 1 ? 1 : n * f.apply(n - 1)).apply(10));
        T.p(o.new Inner().s.get(), o.new Inner().ss.get().get());
        Runnable[] rs = new Runnable[3];
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 3; i++) { int n = i; rs[i] = () -> log.append(n); }
        for (Runnable r : rs) r.run();
        T.p(log);
        Runnable same1 = null, same2 = null;
        for (int i = 0; i < 2; i++) { Runnable r = () -> { }; if (i == 0) same1 = r; else same2 = r; }
        T.p(same1 == same2, same1.getClass() == same2.getClass(), same1.getClass().isSynthetic(), same1.getClass().isHidden(), same1.getClass().getInterfaces()[0]);
        Object inter = (Runnable & Serializable) () -> { };
        T.p(inter instanceof Serializable, inter instanceof Runnable, same1 instanceof Serializable);
        Callback cb = Lambdas::new;
        T.p(cb.make().field);
        Function<Object, String> wide = x -> "obj" + x;
        Function<? super String, ? extends CharSequence> narrowed = wide;
        T.p(narrowed.apply("z"));
        Supplier<Supplier<Supplier<String>>> nest = () -> () -> () -> "deep" + args.length;
        T.p(nest.get().get().get());
        Comparator<String> cmp = (a, b) -> { switch (a) { case "x": return 1; default: return b.length() - a.length(); } };
        T.p(cmp.compare("x", "y"), cmp.compare("aaa", "b"));
        BiFunction<Integer, Integer, Integer> gcd = new BiFunction<>() { public Integer apply(Integer a, Integer b) { return b == 0 ? a : this.apply(b, a % b); } };
        T.p(gcd.apply(84, 36));
        long sum = 0;
        for (int i = 0; i < 20000; i++) { int k = i; IntUnaryOperator u = x -> x + k; sum += u.applyAsInt(i); }
        T.p(sum);
    }

    interface Callback { Lambdas make(); }
}
