import java.io.Serializable;
import java.lang.invoke.*;
import java.util.*;
import java.util.function.*;
import static java.lang.invoke.MethodType.methodType;

/** altMetafactory with markers, bridges and serialisation; intersection casts; captures of every type; recursion; identity of lambdas. */
public class SwitchOnLambdas {
    interface Marker { }
    interface Str<X> { X apply(X x); }
    interface StrStr extends Str<String> { String apply(String s); }
    interface WithDefault { int run(int x); default int twice(int x) { return run(run(x)); } static WithDefault of(int k) { return x -> x + k; } }
    static String up(String s) { return s.toUpperCase(); }
    static String eleven(byte a, short b, char c, int d, long e, float f, double g, boolean h, String i, Object j, int[] k) { return "" + a + b + c + d + e + f + g + h + i + j + k.length; }
    interface Thrower<X extends Exception> { void run() throws X; }
    static <X extends Exception> void sneaky(Thrower<X> t) throws X { t.run(); }
    int base = 100;
    IntSupplier own() { return () -> base++; }
    class Member { IntSupplier outer() { return () -> SwitchOnLambdas.this.base + own().getAsInt(); } }

    public static void main(String[] args) throws Throwable {
        MethodHandles.Lookup l = MethodHandles.lookup();
        MethodHandle up = l.findStatic(SwitchOnLambdas.class, "up", methodType(String.class, String.class));
        CallSite site = LambdaMetafactory.altMetafactory(l, "apply", methodType(StrStr.class), methodType(String.class, String.class), up, methodType(String.class, String.class), LambdaMetafactory.FLAG_MARKERS | LambdaMetafactory.FLAG_BRIDGES, 1, Marker.class, 1, methodType(Object.class, Object.class));
        StrStr f = (StrStr) site.dynamicInvoker().invokeExact();
        Str raw = f;
        T.p(f instanceof Marker, f instanceof Serializable, f.apply("abc"), raw.apply("def"));
        T.thrown("bridge", () -> raw.apply((Object) 5));
        T.kind("not functional", () -> LambdaMetafactory.metafactory(l, "apply", methodType(String.class), methodType(String.class, String.class), up, methodType(String.class, String.class)));
        T.kind("bad adaptation", () -> LambdaMetafactory.metafactory(l, "apply", methodType(Str.class), methodType(Object.class, Object.class), up, methodType(Integer.class, String.class)));
        T.kind("arity", () -> LambdaMetafactory.metafactory(l, "apply", methodType(Str.class), methodType(Object.class, Object.class), up, methodType(String.class, String.class, String.class)));
        Runnable both = (Runnable & Marker & Serializable) () -> T.p("intersection");
        both.run();
        T.p(both instanceof Marker, both instanceof Serializable);
        byte a = 1; short b = -2; char c = 'c'; int d = 4; long e = 1L << 35; float g = 1.5f; double h = -0.0; boolean z = true; String s = "s"; Object o = null; int[] k = {1, 2, 3};
        Supplier<String> captures = () -> eleven(a, b, c, d, e, g, h, z, s, o, k);
        T.p(captures.get());
        Function<Integer, Function<Long, Function<String, Supplier<String>>>> curried = x -> y -> t -> () -> x + ":" + y + ":" + t + s;
        T.p(curried.apply(1).apply(2L).apply("three").get());
        IntUnaryOperator[] fib = new IntUnaryOperator[1];
        fib[0] = n -> n < 2 ? n : fib[0].applyAsInt(n - 1) + fib[0].applyAsInt(n - 2);
        T.p(fib[0].applyAsInt(18), WithDefault.of(5).twice(1), new SwitchOnLambdas().new Member().outer().getAsInt());
        Set<Object> identities = Collections.newSetFromMap(new IdentityHashMap<>()), capturing = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < 10; i++) { int captured = i; Runnable n = () -> { }; IntSupplier y = () -> captured; identities.add(n); capturing.add(y); }
        T.p(identities.size(), capturing.size());
        T.thrown("sneaky", () -> SwitchOnLambdas.<java.io.IOException>sneaky(() -> { throw new java.io.IOException("checked"); }));
        Function<Object, String> boxed = Object::toString; ToLongFunction<Integer> widen = Integer::intValue; IntFunction<Integer> box = Integer::valueOf; Function<Integer, Long> unboxWiden = Integer::longValue; ToDoubleBiFunction<Integer, Long> mixed = Math::pow;
        Supplier<ArrayList<String>> make = ArrayList::new; IntFunction<int[][]> arrays = int[][]::new; Function<String, Integer> length = String::length; BiFunction<String, String, Boolean> eq = String::equalsIgnoreCase; Consumer<Object> ignore = List.of("x")::contains;
        ignore.accept("y");
        T.p(boxed.apply(5), widen.applyAsLong(6), box.apply(7), unboxWiden.apply(8), mixed.applyAsDouble(2, 10L), make.get(), arrays.apply(3).length, length.apply("four"), eq.apply("A", "a"));
        T.thrown("bound null", () -> { String nil = null; Supplier<Integer> q = nil::length; T.p("not reached", q); });
        T.thrown("unbound null", () -> length.apply(null));
        T.thrown("unbox null", () -> widen.applyAsLong(null));
        T.thrown("heap pollution", () -> { List<String> list = (List) new ArrayList<>(List.of(1)); list.forEach((String x) -> T.p("not reached", x.length())); });
    }
}
