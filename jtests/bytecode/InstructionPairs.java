// Pairs of instructions that an interpreter may execute as one: results, and exceptions of the second of a pair, which
// must come from its own place with the first one done.

public class InstructionPairs {
    int number = 7;
    String text = "text";
    byte small = -3;
    long large = 1L << 40;

    static int sum(int p0, int p1, int p2, int p3, int[] ints, byte[] bytes, double[] doubles, Object[] objects, int i, int j) {
        int total = ints[i] + ints[j] + bytes[i] + (int) doubles[j];
        total += objects[i].hashCode() - objects[i].hashCode();
        for (int k = i; k < j; k++) total += k;
        for (int k = j; k > i; k--) total -= 2;
        for (int k = 0; k < 10; k++) total++;
        if ((total & 1) == 0) total += p0 + p1 + p2 + p3;
        j = total;
        return i + j;
    }

    static double floating(double a, double b, double c, double[] d, int p, int i) {
        double product = a * b + c, other = a + b;
        other = a * d[i] + b * d[i] * c;
        long sum = p;
        sum += i;
        sum = sum + p;
        return product + other * c + sum;
    }

    static int early(int a, int b, int[] c, byte[] d) {
        return a + b + c[a] + d[b] + (a + 1) + (b - 1);
    }
    static int third(int[] a, byte[] b, int at) {
        return a[at] + b[at];
    }

    int fields(int a, int b) {
        String t = this.text;
        return this.number + a + b + t.length() + this.small + (int) (this.large >> 38);
    }
    static int lengthOf(int[] array) {
        return array.length;
    }
    static int numberOf(InstructionPairs pairs) {
        return pairs.number;
    }
    static String textOf(InstructionPairs pairs) {
        return pairs.text;
    }

    interface Action {
        Object run();
    }
    static void check(String name, Action action) {
        for (int round = 0; round < 3; round++) {
            try {
                System.out.println(name + " " + action.run());
            } catch (RuntimeException e) {
                StackTraceElement top = e.getStackTrace()[0];
                System.out.println(name + " " + e.getClass().getName() + " " + e.getMessage() + " " + top.getMethodName()
                    + ":" + top.getLineNumber());
            }
        }
    }

    public static void main(String[] args) {
        int[] ints = {1, -2, 3, Integer.MAX_VALUE};
        byte[] bytes = {1, -1, 127, -128};
        double[] doubles = {0.5, 1e10, -3, Double.NaN};
        Object[] objects = {"a", "b", null, "d"};
        for (int i = -1; i < 5; i++) {
            int at = i;
            check("sum", () -> sum(1, 2, 3, 4, ints, bytes, doubles, objects, at, 3));
            check("sum ints", () -> sum(1, 2, 3, 4, null, bytes, doubles, objects, at, 3));
            check("sum bytes", () -> sum(1, 2, 3, 4, ints, null, doubles, objects, at, 3));
            check("sum doubles", () -> sum(1, 2, 3, 4, ints, bytes, null, objects, 1, at));
            check("sum objects", () -> sum(1, 2, 3, 4, ints, bytes, doubles, null, at, 3));
            check("floating", () -> floating(1.1, 2.2, 3.3, doubles, 5, at));
            check("third", () -> third(ints, bytes, at));
            check("third bytes", () -> third(ints, null, at));
            check("early", () -> early(at, 1, ints, bytes));
        }
        check("floating null", () -> floating(1.1, 2.2, 3.3, null, 5, 0));
        check("third null", () -> third(null, bytes, 0));
        check("fields", () -> new InstructionPairs().fields(3, 4));
        check("length", () -> lengthOf(ints));
        check("length null", () -> lengthOf(null));
        check("number", () -> numberOf(new InstructionPairs()));
        check("number null", () -> numberOf(null));
        check("text", () -> textOf(new InstructionPairs()));
        check("text null", () -> textOf(null));
    }
}
