// Exceptions thrown in callees that are done in place, caught in the caller, in a body in between, or not at all.
public class Handlers {
    static int limit = 7;

    static int check(int x) {
        if (x > limit) throw new IllegalArgumentException("x" + x);
        return x;
    }

    static int through(int x) { return check(x) + 1; }

    static int guarded(int x) {
        int before = x * 3;
        try {
            return through(x) + before;
        } catch (IllegalArgumentException e) {
            return -before;
        }
    }

    static int always(int x) { throw new UnsupportedOperationException(); }

    static int divide(int a, int b) { return a / b; }

    static final class Counter {
        int value;
        long wide;

        Counter add(int by) {
            if (by < 0) throw new ArithmeticException("by " + by);
            value += by;
            wide += by;
            return this;
        }
    }

    static String caller(int n) {
        int caught = 0, finals = 0;
        long sum = 0;
        double d = 0.5;
        Counter counter = new Counter();
        for (int i = 0; i < n; i++) {
            long before = sum;
            try {
                sum += guarded(i & 15);
                sum += through(i & 15);
                d += divide(100, i & 7);
                counter.add((i & 3) - 1).add(1);
            } catch (IllegalArgumentException e) {
                caught += e.getMessage().length();
                sum = before + 1;
            } catch (ArithmeticException e) {
                caught += 1000;
            } finally {
                finals++;
            }
        }
        return caught + " " + finals + " " + sum + " " + d + " " + counter.value + " " + counter.wide;
    }

    static int nested(int x) {
        try {
            try {
                return always(x);
            } finally {
                limit++;
            }
        } catch (UnsupportedOperationException e) {
            return check(x);
        }
    }

    static int uncaught(int x) { return through(x) + through(x + 1); }

    static synchronized int locked(int x) { return through(x); }

    public static void main(String[] args) {
        System.out.println(caller(50_000));
        int sum = 0, out = 0;
        limit = 0;
        for (int i = 0; i < 20_000; i++) sum += nested(i);
        System.out.println(sum + " " + limit);
        limit = 7;
        for (int i = 0; i < 40_000; i++) {
            try {
                sum += uncaught(i & 7);
                sum += locked(i & 15);
            } catch (IllegalArgumentException e) {
                out++;
                if (Thread.holdsLock(Handlers.class)) System.out.println("still locked");
            }
        }
        System.out.println(sum + " " + out);
    }
}
