// jtest: gc-subset
import java.lang.reflect.*;
import java.util.*;

public class Proxies {
    interface A { int prim(int a, long b, double c, boolean d, char e); String str(String s) throws java.io.IOException; default String def() { return "default " + str2(); } String str2(); }
    interface B extends Comparable<String> { void nothing(); int[] array(Object[] o, int... v); }
    public interface Pub { String hi(); }
    static class Trace implements InvocationHandler {
        public Object invoke(Object p, Method m, Object[] args) throws Throwable {
            T.p("call", m.getDeclaringClass().getSimpleName(), m.getName(), args);
            switch (m.getName()) {
                case "prim": return 42;
                case "str": if (args[0] == null) throw new java.io.IOException("io"); if (args[0].equals("checked")) throw new Exception("undeclared"); if (args[0].equals("type")) return 5; return "r" + args[0];
                case "str2": return "s2";
                case "array": return new int[] {1};
                case "compareTo": return null;
                case "hashCode": return 7;
                case "equals": return p == args[0];
                case "toString": return "proxy!";
                case "def": return InvocationHandler.invokeDefault(p, m, args);
                default: return null;
            }
        }
    }

    public static void main(String[] args) throws Exception {
        Trace h = new Trace();
        Object p = Proxy.newProxyInstance(Proxies.class.getClassLoader(), new Class<?>[] {A.class, B.class}, h);
        A a = (A) p;
        B b = (B) p;
        T.p(a.prim(1, 2L, 3.5, true, 'x'), a.str("q"), a.def());
        b.nothing();
        T.p(b.array(new Object[] {1}, 2, 3), p.hashCode(), p.equals(p), p.equals("x"), p.toString());
        T.thrown("declared", () -> a.str(null));
        T.thrown("undeclared", () -> a.str("checked"));
        T.thrown("return type", () -> a.str("type"));
        T.thrown("null to primitive", () -> b.compareTo("x"));
        Class<?> c = p.getClass();
        T.p(Proxy.isProxyClass(c), Proxy.isProxyClass(A.class), Proxy.getInvocationHandler(p) == h, Modifier.toString(c.getModifiers()), c.getInterfaces().length, c.getSuperclass(), c.isSynthetic());
        T.p(Proxy.newProxyInstance(Proxies.class.getClassLoader(), new Class<?>[] {A.class, B.class}, h).getClass() == c, Proxy.newProxyInstance(Proxies.class.getClassLoader(), new Class<?>[] {B.class, A.class}, h).getClass() == c);
        T.thrown("class", () -> Proxy.newProxyInstance(Proxies.class.getClassLoader(), new Class<?>[] {String.class}, h));
        T.thrown("twice", () -> Proxy.newProxyInstance(Proxies.class.getClassLoader(), new Class<?>[] {A.class, A.class}, h));
        T.thrown("invisible", () -> Proxy.newProxyInstance(null, new Class<?>[] {A.class}, h));
        T.thrown("null handler", () -> Proxy.newProxyInstance(Proxies.class.getClassLoader(), new Class<?>[] {A.class}, null));
        T.thrown("not a proxy", () -> Proxy.getInvocationHandler("x"));
        Pub pub = (Pub) Proxy.newProxyInstance(Proxies.class.getClassLoader(), new Class<?>[] {Pub.class}, (x, m, y) -> m.getName());
        T.p(pub.hi(), pub.getClass().getSimpleName().startsWith("$Proxy"));
        Runnable r = (Runnable) Proxy.newProxyInstance(null, new Class<?>[] {Runnable.class}, (x, m, y) -> { T.p("ran"); return null; });
        r.run();
        List<?> list = (List<?>) Proxy.newProxyInstance(Proxies.class.getClassLoader(), new Class<?>[] {List.class}, (x, m, y) -> { try { return m.invoke(List.of(1, 2, 3), y); } catch (InvocationTargetException e) { throw e.getCause(); } });
        T.p(list.size(), list.get(1), list.stream().count());
        T.thrown("through", () -> list.get(7));
        int n = 0;
        for (int i = 0; i < 2000; i++) n += pub.hi().length();
        T.p(n);
    }
}
