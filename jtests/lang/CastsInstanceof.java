// jtest: gc-subset
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

public class CastsInstanceof {
    interface I { }
    interface J extends I { }
    static class A implements I { }
    static class B extends A implements J { }
    static final class F extends B { }

    static Object[] objects = {null, new Object(), new A(), new B(), new F(), "s", 1, new int[1], new long[1][1], new A[1],
        new B[1], new B[1][1], new I[0], new Object[0], new String[0][0], new ArrayList<>(), new Object[][] {{}}};

    static void test(Object o) {
        T.p(o == null ? "null" : o.getClass().getTypeName(), o instanceof Object, o instanceof A, o instanceof B, o instanceof F, o instanceof I,
            o instanceof J, o instanceof CharSequence, o instanceof Comparable, o instanceof Number, o instanceof int[],
            o instanceof long[], o instanceof long[][], o instanceof Object[], o instanceof Object[][], o instanceof A[],
            o instanceof I[], o instanceof J[], o instanceof I[][], o instanceof Cloneable, o instanceof Cloneable[],
            o instanceof java.io.Serializable[], o instanceof Comparable[][], o instanceof List, o instanceof RandomAccess);
    }

    static String cast(int n, Object o) {
        try {
            Object r;
            switch (n) {
                case 0: r = (A) o; break;
                case 1: r = (F) o; break;
                case 2: r = (I) o; break;
                case 3: r = (int[]) o; break;
                case 4: r = (Object[]) o; break;
                case 5: r = (I[][]) o; break;
                case 6: r = (Cloneable) o; break;
                default: r = (String) o; break;
            }
            return "ok";
        } catch (ClassCastException e) {
            return "CCE";
        }
    }

    static String pattern(Object o) {
        if (o instanceof String s && s.length() == 1) return "string " + s;
        if (!(o instanceof Integer i)) return "neither";
        return "integer " + (i + 1);
    }

    public static void main(String[] args) {
        for (Object o : objects) {
            test(o);
            StringBuilder s = new StringBuilder();
            for (int n = 0; n < 8; n++) s.append(cast(n, o)).append(' ');
            T.p("  casts", s, pattern(o));
        }
        int hits = 0;
        for (int i = 0; i < 50000; i++) {
            Object o = objects[i % objects.length];
            if (o instanceof I) hits++;
            if (o instanceof RandomAccess) hits += 3;
            if (o instanceof Object[]) hits += 5;
        }
        T.p(hits);
    }
}
