// Stack traces and StackWalker from inside small callees that compiled code does in place, at all depths.
// jtest: opts -XX:-OmitStackTraceInFastThrow
import java.util.List;
import java.util.stream.Collectors;

public class Traces {
    static int mode;
    static Object seen;
    int field;

    static int leaf(int x) {
        if (mode == 0) return x + 1;
        return rare(x);
    }

    static int rare(int x) {
        switch (mode) {
            case 1: seen = new Throwable().getStackTrace(); return x;
            case 2: seen = walk(); return x;
            case 3: return new int[1][x].length;
            default: throw new IllegalStateException("mode " + mode);
        }
    }

    static List<String> walk() {
        return StackWalker.getInstance().walk(s -> s.map(f -> f.getMethodName() + ":" + f.getLineNumber() + ":" + f.getByteCodeIndex())
            .collect(Collectors.toList()));
    }

    final int middle(int x) {
        return leaf(x) + field;
    }

    private int outer(int x) { return middle(x) * 2; }

    int run(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            sum += outer(i);
            sum += leaf(i);
        }
        return sum;
    }

    static int elements(int[] array, int at) { return element(array, at) + 1; }

    static int element(int[] array, int at) { return array[at]; }

    static int divide(int a, int b) { return quotient(a, b); }

    static int quotient(int a, int b) { return a / b; }

    static int field(Traces t) { return t.get(); }

    final int get() { return field; }

    static String text(Object o) { return ((String) cast(o)); }

    static Object cast(Object o) { return (CharSequence) o; }

    static void show(Throwable t) {
        System.out.println(t);
        for (StackTraceElement e : t.getStackTrace()) System.out.println("  " + e);
    }

    public static void main(String[] args) {
        Traces t = new Traces();
        System.out.println(t.run(30_000));
        mode = 1;
        System.out.println(t.run(2));
        for (StackTraceElement e : (StackTraceElement[]) seen) System.out.println(e);
        mode = 2;
        System.out.println(t.run(1));
        System.out.println(seen);
        mode = 4;
        try {
            t.run(1);
        } catch (IllegalStateException e) {
            show(e);
        }
        int[] array = {1, 2, 3};
        int sum = 0;
        for (int i = 0; i < 30_000; i++) {
            sum += elements(array, i % 3) + divide(i, 3) + field(t) + text("x").length();
        }
        System.out.println(sum);
        for (int i = 0; i < 6; i++) {
            try {
                switch (i) {
                    case 0: elements(array, 3); break;
                    case 1: elements(null, 0); break;
                    case 2: divide(1, 0); break;
                    case 3: field(null); break;
                    case 4: text(new StringBuilder("b")); break;
                    default: text(1); break;
                }
            } catch (RuntimeException e) {
                show(e);
            }
        }
        loop(array);
    }

    // The same from a loop that is compiled while it runs.
    static void loop(int[] array) {
        int caught = 0, sum = 0;
        for (int i = 0; i < 40_000; i++) {
            try {
                sum += elements(array, i % 1000 == 999 ? 7 : i % 3);
            } catch (ArrayIndexOutOfBoundsException e) {
                caught++;
                if (i == 999) show(e);
            }
        }
        System.out.println(caught + " " + sum);
    }
}
