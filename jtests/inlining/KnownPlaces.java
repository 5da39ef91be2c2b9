import java.util.*;
import java.util.function.*;
import java.lang.invoke.*;

/** Objects that tier 1 knows (lambdas without captured values, handles) in every kind of place. */
public class KnownPlaces {
    static final MethodHandle HANDLE;
    static final VarHandle X;
    int x;
    Object field;
    static Object shared;
    static volatile Object published;
    static {
        try {
            HANDLE = MethodHandles.lookup().findStatic(KnownPlaces.class, "add", MethodType.methodType(int.class, int.class, int.class));
            X = MethodHandles.lookup().findVarHandle(KnownPlaces.class, "x", int.class);
        } catch (ReflectiveOperationException e) { throw new AssertionError(e); }
    }
    static int add(int a, int b) { return a + b; }
    static void check(boolean ok, String what) { if (!ok) throw new AssertionError(what); }
    static Supplier<?>[] varargs(Supplier<?>... all) { return all; }

    static void arrays(int n) {
        Supplier<?>[] s = varargs(() -> 1, () -> "two", () -> n);
        check((Integer) s[0].get() == 1 && s[1].get().equals("two") && (Integer) s[2].get() == n, "varargs");
        Object[] o = new Object[3];
        o[n % 3] = HANDLE;
        o[(n + 1) % 3] = X;
        o[(n + 2) % 3] = (Runnable) () -> { };
        check(o[n % 3] == HANDLE && o[(n + 1) % 3] == X && o[(n + 2) % 3] instanceof Runnable, "array");
        try {
            Object[] strings = new String[1];
            strings[0] = HANDLE;
            check(false, "stored");
        } catch (ArrayStoreException e) { check(o.length == 3, "after a failure"); }
    }
    static void fields(KnownPlaces l, int n) {
        l.field = HANDLE;
        shared = X;
        published = (Function<Integer, Integer>) i -> i + 1;
        check(l.field == HANDLE && shared == X, "fields");
        @SuppressWarnings("unchecked") Function<Integer, Integer> f = (Function<Integer, Integer>) published;
        check(f.apply(n) == n + 1, "published");
    }
    static Object choose(int n) { return n % 3 == 0 ? HANDLE : n % 3 == 1 ? X : (n & 1) == 0 ? null : "text"; }
    static void joins(int n) {
        Object o = choose(n);
        check(n % 3 == 0 ? o == HANDLE : n % 3 == 1 ? o == X : (n & 1) == 0 ? o == null : o.equals("text"), "choose " + n);
        Object p = (n & 1) == 0 ? HANDLE : X;
        Object q = p;
        for (int i = 0; i < 3; i++) { q = i == 1 ? X : q; if (i == 2) q = p; }
        check(p == q && (p == HANDLE) == ((n & 1) == 0), "loop");
        Comparator<String> c = (n & 4) == 0 ? (a, b) -> a.compareTo(b) : (a, b) -> b.compareTo(a);
        check(c.compare("a", "b") == ((n & 4) == 0 ? -1 : 1), "comparator");
    }
    static void locks(int n) {
        synchronized (HANDLE) { check(Thread.holdsLock(HANDLE), "held"); }
        check(!Thread.holdsLock(HANDLE), "free");
        Object o = HANDLE;
        synchronized (o) { synchronized (X) { check(Thread.holdsLock(o) && Thread.holdsLock(X), "both"); } }
        try { synchronized (X) { if (n % 5 == 0) throw new IllegalStateException(); } } catch (IllegalStateException e) { check(!Thread.holdsLock(X), "unwound"); }
    }
    static void casts(int n) {
        Object o = HANDLE;
        check(o instanceof MethodHandle && !(o instanceof VarHandle) && !(o instanceof Runnable), "instanceof");
        try { Runnable r = (Runnable) o; check(r == null, "cast"); } catch (ClassCastException e) { check(o == HANDLE, "after a failure"); }
        Object lambda = (Runnable & java.io.Serializable) () -> { };
        check(lambda instanceof java.io.Serializable && lambda instanceof Runnable && (Object) n instanceof Integer, "lambda");
        check((Object) HANDLE.getClass() != X.getClass() && HANDLE.hashCode() == HANDLE.hashCode() && HANDLE.equals(o), "object");
    }
    static Object[] passed(Object a, int b, Object c, long d, Object e) { return new Object[] {a, b, c, d, e}; }
    static void calls(int n) {
        Object[] o = passed(HANDLE, n, X, n * 3L, (Supplier<String>) () -> "s");
        check(o[0] == HANDLE && (int) o[1] == n && o[2] == X && (long) o[3] == n * 3L && ((Supplier<?>) o[4]).get().equals("s"), "passed");
        List<Object> list = new ArrayList<>();
        list.add(HANDLE); list.add(X); list.add(null); list.add((Runnable) () -> { });
        check(list.indexOf(X) == 1 && list.get(0) == HANDLE && list.size() == 4, "list");
        Map<Object, Integer> map = new HashMap<>();
        map.merge(HANDLE, n, Integer::sum); map.merge(HANDLE, 1, Integer::sum);
        check(map.get(HANDLE) == n + 1, "map");
        Optional<Integer> best = list.stream().filter(v -> v != null).map(v -> v == HANDLE ? 2 : 1).max(Comparator.naturalOrder());
        check(best.get() == 2, "stream");
    }
    static int thrown(int n) {
        Runnable r = () -> { throw new UnsupportedOperationException("thrown"); };
        try { if (n % 7 == 0) r.run(); return 0; } catch (UnsupportedOperationException e) { return e.getMessage().length(); }
    }
    static int divided(int n) throws Throwable {
        Object o = HANDLE;
        int q;
        try { q = 100 / (n % 4); } catch (ArithmeticException e) { q = -1; }
        check(o == HANDLE, "after a failure");
        return q + (int) HANDLE.invokeExact(q, n);
    }
    static long swapped(long a, int b) { Object o = X; long r = a * 2 + (o == X ? b : 0); return r; }

    public static void main(String[] args) throws Throwable {
        long h = 0;
        KnownPlaces l = new KnownPlaces();
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 20000;
        for (int n = 0; n < rounds; n++) {
            arrays(n); fields(l, n); joins(n); locks(n); casts(n); calls(n);
            X.setVolatile(l, n);
            check(X.compareAndSet(l, n, n + 1) && (int) X.getAndAdd(l, 2) == n + 1, "variable");
            h = h * 31 + thrown(n) + divided(n) + swapped(n, n) + l.x;
        }
        System.out.println(h);
    }
}
