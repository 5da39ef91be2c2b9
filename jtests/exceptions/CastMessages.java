// jtest: gc-subset
import java.util.List;

public class CastMessages {
    interface I { }
    static class A { }
    enum E { X }
    record R(int x) { }

    public static void main(String[] args) {
        Object[] objects = {"string", 1, new A(), new int[1], new A[0], new String[0][0], E.X, new R(1), List.of(), Thread.State.NEW, CastMessages.class};
        for (Object o : objects) {
            T.thrown("String", () -> { String s = (String) o; });
            T.thrown("A", () -> { A a = (A) o; });
            T.thrown("I", () -> { I a = (I) o; });
            T.thrown("Integer[]", () -> { Integer[] a = (Integer[]) o; });
            T.thrown("A[][]", () -> { A[][] a = (A[][]) o; });
            T.thrown("long[]", () -> { long[] a = (long[]) o; });
            T.thrown("Comparable", () -> { Comparable<?> c = (Comparable<?>) o; });
            T.thrown("sql", () -> { java.util.logging.Level d = (java.util.logging.Level) o; });
            T.thrown("Class.cast", () -> Runnable.class.cast(o));
        }
        T.thrown("asSubclass", () -> String.class.asSubclass(Number.class));
        T.thrown("lambda", () -> { Object r = (Runnable) () -> { }; try { String s = (String) r; } catch (ClassCastException e) { T.p(e.getMessage().replaceAll("Lambda\\S+", "Lambda")); } });
        T.thrown("generic", () -> { List raw = new java.util.ArrayList<>(List.of(1)); List<String> l = raw; l.get(0).length(); });
        T.thrown("null is fine", () -> { Object n = null; String s = (String) n; });
        T.thrown("proxy", () -> {
            Object p = java.lang.reflect.Proxy.newProxyInstance(CastMessages.class.getClassLoader(), new Class<?>[] {Runnable.class}, (x, m, y) -> null);
            Integer i = (Integer) p;
        });
    }
}
