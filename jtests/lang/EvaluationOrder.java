import java.util.ArrayList;
import java.util.List;

/** JLS 15.7: operands from left to right, and what has happened when one of them throws; also after compilation. */
public class EvaluationOrder {
    static final List<String> seen = new ArrayList<>();

    static int i(int value) { seen.add("i" + value); return value; }
    static long l(long value) { seen.add("l" + value); return value; }
    static int[] a(int... values) { seen.add("a"); return values; }
    static int[] none() { seen.add("null"); return null; }
    static int fails(String name) { seen.add(name); throw new IllegalStateException(name); }
    static EvaluationOrder self() { seen.add("self"); return new EvaluationOrder(); }
    static EvaluationOrder nobody() { seen.add("nobody"); return null; }

    int field = 5;
    static int counter = 3;
    int call(int x, long y, int z) { seen.add("call"); return x + (int) y + z; }
    static int make(int x, int y) { seen.add("make"); return x * 10 + y; }

    interface Case { Object run() throws Throwable; }

    static void check(String name, Case c) {
        seen.clear();
        Object result;
        try {
            result = c.run();
        } catch (Throwable e) {
            result = e.getClass().getSimpleName();
        }
        T.p(name, seen, result);
    }

    static void all() {
        check("sum", () -> i(1) + i(2) * i(3));
        check("division", () -> i(1) / i(0) + i(2));
        check("index", () -> a(1, 2, 3)[i(1)]);
        check("index of null", () -> none()[i(1)]);
        check("index throws", () -> none()[fails("index")]);
        check("store", () -> a(1, 2)[i(1)] = i(7));
        check("store in null", () -> none()[i(0)] = i(7));
        check("store out of bounds", () -> a(1)[i(4)] = i(7));
        check("store of what throws", () -> none()[i(0)] = fails("value"));
        check("compound", () -> { int[] x = {1, 2}; int at = 0; x[at++] += i(at); return x[0] + " " + x[1] + " " + at; });
        check("compound in null", () -> none()[i(1)] += i(2));
        check("compound throws", () -> a(1)[i(3)] += fails("right"));
        check("compound keeps left", () -> { counter = 3; counter += (counter = 10) + i(1); return counter; });
        check("increments", () -> { int k = 1; return k++ + k++ * --k + (k = 5) * k; });
        check("call", () -> self().call(i(1), l(2), i(3)));
        check("call of null", () -> nobody().call(i(1), l(2), i(3)));
        check("call, argument throws", () -> nobody().call(i(1), fails("argument"), i(3)));
        check("static through null", () -> nobody().make(i(1), i(2)));
        check("nested", () -> make(make(i(1), i(2)), make(i(3), i(4))));
        check("field", () -> self().field = i(9));
        check("field of null", () -> nobody().field = i(9));
        check("field of null, compound", () -> nobody().field += i(9));
        check("array", () -> new int[i(2)][i(3)].length);
        check("array, negative", () -> new int[i(2)][i(-1)][i(3)].length);
        check("array, dimension throws", () -> new int[i(-1)][fails("dimension")].length);
        check("initializer", () -> new int[] {i(1), i(2), fails("element"), i(4)}.length);
        check("conditional", () -> i(1) > i(2) ? i(3) : i(4));
        check("and", () -> i(1) > 2 && i(3) > 0 || i(4) > 0 & i(5) > 9);
        check("text", () -> "" + i(1) + l(2) + self().field + new StringBuilder("x").append(i(3)));
        check("cast", () -> ((Object[]) (Object) new Integer[] {i(1)})[i(0)] = i(1));
        check("array store", () -> ((Object[]) new Integer[] {i(1)})[i(0)] = "" + i(2));
        check("switch", () -> switch (i(2)) { case 1 -> i(10); case 2 -> i(20) + i(21); default -> i(30); });
        check("instanceof", () -> (Object) self() instanceof EvaluationOrder o && o.call(i(1), l(1), i(1)) == 3);
        check("shift", () -> i(1) << l(33) >>> i(2));
    }

    public static void main(String[] args) {
        all();
        java.io.PrintStream out = System.out;
        System.setOut(new java.io.PrintStream(java.io.OutputStream.nullOutputStream()));
        for (int round = 0; round < 400; round++) all();
        System.setOut(out);
        all();
    }
}
