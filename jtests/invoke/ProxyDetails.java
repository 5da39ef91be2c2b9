// jtest: normalize \$Proxy[0-9]+ => $Proxy
import java.io.*;
import java.lang.invoke.*;
import java.lang.reflect.*;
import java.util.*;
import java.util.function.*;

/** Proxies: every parameter and result type, checked exceptions, Object's methods, default methods, duplicates, where they are defined. */
public class ProxyDetails {
    public interface Kinds { byte b(byte x); short s(short x); char c(char x); int i(int x); long l(long x); float f(float x); double d(double x); boolean z(boolean x); String t(String x, int... rest); void v(); int[] a(int[][] x); }
    public interface Throwing { void io() throws IOException; void none(); Object any() throws Exception; }
    public interface Other { int i(int x); void io(); default String def() { return "default of " + getClass().isHidden(); } }
    interface Hidden { int secret(); }
    public interface Sub extends Comparable<Sub>, Serializable { int compareTo(Sub s); @Override boolean equals(Object o); }

    static class Echo implements InvocationHandler, Serializable {
        public Object invoke(Object p, Method m, Object[] a) throws Throwable {
            T.p(" call", m.getDeclaringClass().getSimpleName(), m.getName(), a == null ? "no arguments" : Arrays.deepToString(a));
            if (m.isDefault()) return InvocationHandler.invokeDefault(p, m, a);
            if (m.getName().equals("toString")) return "a proxy";
            if (m.getName().equals("hashCode")) return 77;
            if (m.getName().equals("equals")) return p == a[0];
            if (m.getReturnType() == void.class) return "ignored";
            return a == null ? null : a[0] instanceof int[][] ? ((int[][]) a[0])[0] : a[0];
        }
    }

    static <X> X make(InvocationHandler h, Class<?>... faces) { return (X) Proxy.newProxyInstance(ProxyDetails.class.getClassLoader(), faces, h); }
    static Object handler(Object r) { return r; }

    public static void main(String[] args) throws Throwable {
        Kinds k = make(new Echo(), Kinds.class);
        T.p(k.b((byte) -1), k.s((short) 2), k.c('x'), k.i(Integer.MIN_VALUE), k.l(1L << 50), k.f(-0f), k.d(Double.NaN), k.z(true), k.t("text", 1, 2), k.a(new int[][] {{4, 5}}));
        k.v();
        T.p(k, k.hashCode(), k.equals(k), k.equals("x"));
        for (Object wrong : new Object[] {null, "text", 5L, (byte) 3, 'c'}) {
            Kinds bad = make((p, m, a) -> wrong, Kinds.class);
            T.kind("int from " + wrong, () -> bad.i(1));
            T.kind("long from " + wrong, () -> bad.l(1));
            T.kind("String from " + wrong, () -> bad.t("x"));
            T.kind("void from " + wrong, bad::v);
        }
        for (Throwable t : new Throwable[] {new IOException("io"), new FileNotFoundException("fnf"), new IllegalStateException("ise"), new Error("err"), new Exception("ex"), new InterruptedException("int")}) {
            Throwing thrower = make((p, m, a) -> { throw t; }, Throwing.class);
            T.thrown("io", thrower::io);
            T.thrown("none", thrower::none);
            T.thrown("any", thrower::any);
        }
        Object two = make((p, m, a) -> m.getDeclaringClass().getSimpleName().length(), Other.class, Kinds.class), owt = make((p, m, a) -> m.getDeclaringClass().getSimpleName().length(), Kinds.class, Other.class);
        T.p(((Kinds) two).i(1), ((Other) owt).i(2), two.getClass() == owt.getClass(), ((Other) make(new Echo(), Other.class)).def());
        Throwing narrow = make((p, m, a) -> { throw new IOException("x"); }, Throwing.class, Other.class);
        T.thrown("common exceptions", narrow::io);
        Class<?> c = k.getClass();
        T.p(Proxy.isProxyClass(c), c.getName(), Modifier.toString(c.getModifiers()), c.getSuperclass(), c.getInterfaces(), c.getModule() == ProxyDetails.class.getModule(), c.getPackageName(), Proxy.getInvocationHandler(k) instanceof Echo, c.isSynthetic(), c.getClassLoader() == ProxyDetails.class.getClassLoader());
        Hidden h = make((p, m, a) -> 6, Hidden.class);
        T.p(h.secret(), h.getClass().getName(), Modifier.toString(h.getClass().getModifiers()), h.getClass().getPackageName().isEmpty());
        T.p(make(new Echo(), Kinds.class).getClass() == c, c.getConstructor(InvocationHandler.class).getParameterCount(), Arrays.stream(c.getDeclaredMethods()).map(Method::getName).sorted().collect(java.util.stream.Collectors.joining(",")));
        T.thrown("class", () -> make(new Echo(), String.class));
        T.thrown("twice", () -> make(new Echo(), Kinds.class, Kinds.class));
        T.thrown("null handler", () -> make(null, Kinds.class));
        T.thrown("invisible", () -> Proxy.newProxyInstance(null, new Class<?>[] {Kinds.class}, new Echo()));
        T.thrown("incompatible", () -> make(new Echo(), Supplier.class, IntSupplier.class, Callable2.class));
        T.thrown("not a proxy", () -> Proxy.getInvocationHandler("x"));
        Sub s = make((p, m, a) -> { T.p("  ", m); return 0; }, Sub.class);
        T.p(s.compareTo(s), ((Comparable) s).compareTo(s));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ObjectOutputStream(out).writeObject(make(new Echo(), Kinds.class, Serializable.class));
        T.p(((Kinds) new ObjectInputStream(new ByteArrayInputStream(out.toByteArray())).readObject()).i(9));
        long sum = 0;
        Kinds fast = make((p, m, a) -> a[0], Kinds.class);
        for (int i = 0; i < 5000; i++) sum += fast.i(i) + fast.l(i);
        T.p(sum);
    }
    public interface Callable2 { String get(); }
}
