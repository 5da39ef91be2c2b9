// StackOverflowError where callees are done in place; the stack is unwound and can be used again.
public class Overflow {
    static int deepest;

    static int small(int x) { return x + deep(x + 1); }

    static int deep(int x) {
        deepest = Math.max(deepest, x);
        return small(x) + other(x);
    }

    static int other(int x) { return (x & 1) == 0 ? x : -x; }

    static int bounded(int x) { return x == 0 ? 0 : step(x - 1) + 1; }

    static int step(int x) { return bounded(x); }

    public static void main(String[] args) {
        int overflows = 0;
        for (int i = 0; i < 40; i++) {
            deepest = 0;
            try {
                deep(0);
            } catch (StackOverflowError e) {
                StackTraceElement[] trace = e.getStackTrace();
                boolean known = true;
                for (int k = 2; k < 500; k++) {
                    String name = trace[k].getMethodName();
                    known &= name.equals("deep") || name.equals("small");
                    known &= !name.equals(trace[k - 1].getMethodName()) || k < 3;
                }
                if (known && deepest > 500) overflows++;
            }
            if (bounded(300) != 300) System.out.println("wrong");
        }
        System.out.println(overflows);
        int sum = 0;
        for (int i = 0; i < 20_000; i++) sum += bounded(i % 50) + other(i);
        System.out.println(sum);
    }
}
