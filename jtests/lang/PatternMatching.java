import java.util.*;

/** instanceof patterns: scope, shadowing, negation, loops, generics, short circuits, side effects once, null, captured in lambdas. */
public class PatternMatching {
    static String field = "field";
    static int evaluated;
    static Object next(Object o) { evaluated++; return o; }
    sealed interface Expr permits Num, Add, Mul, Neg { }
    record Num(int v) implements Expr { }
    record Add(Expr l, Expr r) implements Expr { }
    record Mul(Expr l, Expr r) implements Expr { }
    record Neg(Expr e) implements Expr { }

    static int eval(Expr e) {
        if (e instanceof Num n) return n.v();
        if (e instanceof Add a) return eval(a.l()) + eval(a.r());
        if (e instanceof Mul m && m.l() instanceof Num l && l.v() == 0) return 0;
        if (e instanceof Mul m) return eval(m.l()) * eval(m.r());
        if (!(e instanceof Neg n)) throw new IllegalArgumentException(String.valueOf(e));
        return -eval(n.e());
    }

    static String shape(Object o) {
        if (!(o instanceof String s)) { if (o instanceof Integer i && i > 5) return "big" + (i + 1); else if (o instanceof int[] a && a.length > 0) return "ints" + a[0]; return "other"; }
        return s.length() > 2 ? s.toUpperCase() : s;
    }

    static int loop(Object... os) {
        int sum = 0;
        for (Object o : os) { if (!(o instanceof Number n)) continue; sum += n.intValue(); }
        int i = 0;
        while (!(os[i] instanceof String t)) i++;
        return sum * 1000 + t.length();
    }

    static <X> String generic(List<? extends X> l) { return l instanceof ArrayList<? extends X> a ? "array" + a.size() : l instanceof LinkedList<?> k && !k.isEmpty() ? "linked" + k.getFirst() : "neither"; }

    public static void main(String[] args) {
        Expr e = new Add(new Num(3), new Mul(new Neg(new Num(4)), new Add(new Num(1), new Num(2))));
        T.p(eval(e), eval(new Mul(new Num(0), null)));
        T.thrown("null", () -> eval(null));
        for (Object o : new Object[] {"ab", "abc", 3, 6, new int[] {9}, new int[0], null, 'c'}) T.p(shape(o));
        T.p(loop(1, 2.9, 'x', "four", 7L, "y"));
        T.p(generic(new ArrayList<>(List.of(1))), generic(new LinkedList<>(List.of("q"))), generic(List.of()), generic(null));
        if (next("once") instanceof String s && s.length() == 4 || evaluated > 5) T.p("matched", evaluated);
        Object o = "shadow";
        if (o instanceof String field && field.length() == 6) T.p(field, PatternMatching.field); else T.p(field);
        if (!(o instanceof String field)) throw new AssertionError(); 
        Runnable r = () -> T.p("captured", field);
        r.run();
        boolean b = o instanceof String s && (s = s + "!").endsWith("!") && s.length() == 7;
        T.p(b, o instanceof CharSequence c ? c.charAt(0) : -1, o instanceof Comparable<?> && o instanceof String t ? t.indent(1).length() : 0);
        int hits = 0;
        Object[] mixed = {1, "s", 2L, 3.0f, null, new Num(1), new int[2][], 'c', (byte) 1};
        for (int k = 0; k < 20000; k++) { Object m = mixed[k % mixed.length]; if (m instanceof Integer i && i == 1 || m instanceof Long l && l == 2 || m instanceof int[][] g && g.length == 2 || m instanceof Record q && q.equals(new Num(1))) hits++; }
        T.p(hits);
    }
}
