// jtest: gc-subset
import java.util.*;
import java.util.function.*;

public class MethodRefs {
    static int twice(int x) { return 2 * x; }
    int plus(int x) { return x + base; }
    int base = 5;
    static String varargs(String... s) { return s.length + Arrays.toString(s); }
    private String secret() { return "secret" + base; }
    static <X> X id(X x) { return x; }
    protected MethodRefs self() { return this; }

    static class Base { String hello() { return "Base"; } }
    static class Sub extends Base {
        String hello() { return "Sub"; }
        Supplier<String> sup() { return super::hello; }
        Supplier<String> own() { return this::hello; }
    }

    class Inner { final int v; Inner(int v) { this.v = v + base; } }

    interface IntArrayMaker { int[] make(int n); }
    interface Widen { Object f(byte b); }
    interface Unbox { int f(Integer i); }
    interface Discard { void f(String s); }

    static MethodRefs sideEffect(StringBuilder log) { log.append("evaluated "); return new MethodRefs(); }

    public static void main(String[] args) {
        IntUnaryOperator a = MethodRefs::twice;
        MethodRefs o = new MethodRefs();
        IntUnaryOperator b = o::plus;
        o.base = 7;
        ToIntBiFunction<MethodRefs, Integer> c = MethodRefs::plus;
        Function<MethodRefs, String> d = MethodRefs::secret;
        T.p(a.applyAsInt(4), b.applyAsInt(4), c.applyAsInt(o, 5), d.apply(o));
        Supplier<List<String>> e = ArrayList::new;
        Function<Integer, List<String>> f = ArrayList::new;
        IntFunction<String[]> g = String[]::new;
        IntArrayMaker h = int[]::new;
        IntFunction<int[][]> i = int[][]::new;
        T.p(e.get(), f.apply(10), g.apply(3).length, h.make(4).length, i.apply(2).getClass());
        T.thrown("negative", () -> h.make(-1));
        Function<String, String> j = MethodRefs::varargs;
        BiFunction<String, String, String> k = MethodRefs::varargs;
        Supplier<String> l = MethodRefs::varargs;
        T.p(j.apply("x"), k.apply("x", "y"), l.get());
        T.p(new Sub().sup().get(), new Sub().own().get(), ((Base) new Sub()).hello());
        Function<Integer, Inner> m = o.new Inner(1).v > 0 ? x -> o.new Inner(x) : null;
        T.p(m.apply(3).v);
        Widen w = Long::valueOf;
        Unbox u = Integer::intValue;
        Unbox u2 = MethodRefs::twice;
        Discard dis = String::length;
        Discard dis2 = new ArrayList<String>()::add;
        dis.f("x");
        dis2.f("y");
        T.p(w.f((byte) 5).getClass(), u.f(3), u2.f(4));
        StringBuilder log = new StringBuilder();
        IntUnaryOperator bound = sideEffect(log)::plus;
        T.p(log, bound.applyAsInt(1), bound.applyAsInt(2), log);
        Function<String, Integer> len = String::length;
        T.thrown("null receiver at call", () -> len.apply(null));
        T.thrown("null receiver at creation", () -> { String s = null; Supplier<Integer> q = s::length; });
        Function<Object, Object> gen = MethodRefs::<Object>id;
        T.p(gen.apply("g"), Optional.of("v").map(String::toUpperCase).map(String::chars).get().sum());
        Supplier<MethodRefs> self = o::self;
        T.p(self.get() == o, new TreeMap<>(Map.of("b", 1)).entrySet().stream().map(Map.Entry::getKey).toList());
        Comparator<String> cmp = String::compareToIgnoreCase;
        T.p(cmp.compare("A", "b"), ((Supplier<Class<?>>) o::getClass).get(), ((IntSupplier) new int[] {1}.clone()::hashCode) != null, ((Supplier<Object>) new int[] {1, 2}::clone).get());
        Runnable r = System.out::flush;
        r.run();
        BinaryOperator<Integer> max = Math::max;
        ToLongFunction<Integer> wide = Integer::longValue;
        T.p(max.apply(3, 9), wide.applyAsLong(5), Arrays.asList(3, 1, 2).stream().sorted(Integer::compare).toList(), Arrays.stream(Thread.State.values()).map(Enum::name).skip(4).toList());
        T.thrown("interface cast inside", () -> { Function raw = len; raw.apply(5); });
    }
}
