// Exception handlers in compiled code: each method runs often enough to be compiled, with and without the exception.
// jtest: gc-subset
import java.util.ArrayList;
import java.util.List;

public class CompiledHandlers {
    static final int ROUNDS = Integer.getInteger("rounds", 3000);

    static class First extends RuntimeException {
        final int code;

        First(int code) {
            super("first " + code);
            this.code = code;
        }
    }

    static class Second extends First {
        Second(int code) {
            super(code);
        }
    }

    static class Checked extends Exception {
        final Object payload;

        Checked(Object payload) {
            this.payload = payload;
        }
    }

    static int thrower(int i) {
        if (i % 7 == 0) throw new First(i);
        if (i % 11 == 0) throw new Second(i);
        return i;
    }

    // Locals changed inside the range are what the handler sees.
    static long locals(int i) {
        int a = i, b = 0;
        long c = 1;
        double d = 0.5;
        Object o = "none";
        try {
            a += 3;
            b = a * 2;
            c = b * 3L;
            o = Integer.valueOf(a);
            thrower(i);
            d = a + 0.25;
            a = -a;
            thrower(i + 1);
            b = 7;
        } catch (Second e) {
            return a + b * 10L + c * 100 + (long) (d * 1000) + o.hashCode() + e.code;
        } catch (First e) {
            return -(a + b * 10L + c * 100 + (long) (d * 1000) + o.hashCode() + e.code);
        }
        return a + b + c + (long) d + o.hashCode();
    }

    static int nested(int i) {
        int trace = 0;
        try {
            try {
                trace = trace * 10 + 1;
                thrower(i);
                trace = trace * 10 + 2;
            } catch (Second e) {
                trace = trace * 10 + 3;
                thrower(e.code + 77 - e.code % 77);
                trace = trace * 10 + 4;
            } finally {
                trace = trace * 10 + 5;
            }
        } catch (First e) {
            trace = trace * 10 + (e instanceof Second ? 6 : 7);
        }
        return trace;
    }

    @SuppressWarnings("finally")
    static int returnInFinally(int i) {
        try {
            return thrower(i);
        } finally {
            if (i % 2 == 0) return -1;
        }
    }

    static int rethrow(int i) {
        try {
            try {
                return thrower(i);
            } catch (First e) {
                if (e.code % 14 == 0) throw e;
                throw new IllegalStateException("wrapped", e);
            }
        } catch (IllegalStateException e) {
            return ((First) e.getCause()).code + 1_000_000;
        } catch (First e) {
            return e.code + 2_000_000;
        }
    }

    static int local(int i) {
        int sum = 0;
        for (int k = 0; k < 4; k++) {
            try {
                if ((i + k) % 3 == 0) throw new Checked(k);
                sum += k;
            } catch (Checked e) {
                sum += 100 * (Integer) e.payload;
            }
        }
        return sum;
    }

    static int implicit(int i, int[] array, Object object, int[] none) {
        int at = 0;
        try {
            at = 1;
            if (i % 5 == 0) return none.length;
            at = 2;
            if (i % 5 == 1) array[array.length + i] = at;
            at = 3;
            if (i % 5 == 2) at += i / (at - 3);
            at = 4;
            if (i % 5 == 3) return ((Integer) object) + at;
            at = 5;
            return new int[3 - i % 5].length;
        } catch (NullPointerException e) {
            return 100 + at;
        } catch (ArrayIndexOutOfBoundsException e) {
            return 200 + at;
        } catch (ArithmeticException e) {
            return 300 + at;
        } catch (ClassCastException | NegativeArraySizeException e) {
            return (e instanceof ClassCastException ? 400 : 500) + at;
        }
    }

    // A handler that lies in the loop, with values that live from iteration to iteration.
    static long inLoop(int from) {
        long sum = 0;
        int failures = 0;
        float f = 1;
        String last = "";
        for (int i = from; i < from + 40; i++) {
            int before = failures;
            try {
                sum += thrower(i);
                f += 0.5f;
            } catch (First e) {
                failures++;
                last = e.getMessage();
                continue;
            } finally {
                sum += before;
            }
            sum += last.length();
        }
        return sum * 31 + failures + (long) f;
    }

    // The handler comes first in the bytecode when a loop begins with it.
    static int retry(int i) {
        int tries = 0;
        for (;;) {
            try {
                tries++;
                return thrower(i + tries) * 10 + tries;
            } catch (First e) {
                if (tries > 3) return -tries;
            }
        }
    }

    static synchronized int inSynchronized(int i) {
        try {
            return thrower(i);
        } catch (Second e) {
            return Thread.holdsLock(CompiledHandlers.class) ? -2 : -3;
        }
    }

    final Object lock = new Object();
    int guarded;

    int monitors(int i) {
        try {
            synchronized (lock) {
                guarded++;
                synchronized (this) {
                    guarded += thrower(i);
                }
            }
        } catch (First e) {
            if (Thread.holdsLock(lock) || Thread.holdsLock(this)) return -1;
            return e.code;
        }
        return guarded;
    }

    static int deep(int depth, int i) {
        return depth == 0 ? thrower(i) : deep(depth - 1, i) + 1;
    }

    static synchronized int deepSynchronized(int depth, int i) {
        return depth == 0 ? thrower(i) : deepSynchronized(depth - 1, i) + 1;
    }

    static int catchDeep(int i) {
        int result = 0;
        try {
            result = deep(5, i);
        } catch (First e) {
            result = -e.code;
        }
        try {
            result += deepSynchronized(3, i);
        } catch (First e) {
            result -= Thread.holdsLock(CompiledHandlers.class) ? 1000 : 1;
        }
        return result;
    }

    static Object operands(int i, Object a, int b) {
        // Operands of an unfinished expression are gone in the handler.
        return List.of(a, b, safe(i) + b * 2, a);
    }

    static int safe(int i) {
        try {
            return 3 * (i + thrower(i));
        } catch (Throwable t) {
            return ((First) t).code;
        }
    }

    static String trace(int i) {
        try {
            deep(2, i);
            return "";
        } catch (First e) {
            StringBuilder text = new StringBuilder();
            for (StackTraceElement element : e.getStackTrace()) {
                if (element.getMethodName().equals("main")) break;
                text.append(element.getMethodName()).append(':').append(element.getLineNumber()).append(' ');
            }
            return text.toString();
        }
    }

    static int nullThrow(int i, RuntimeException none) {
        try {
            if (i % 2 == 0) throw none;
            return 1;
        } catch (NullPointerException e) {
            return 2;
        }
    }

    static int garbage(int i) {
        List<Object> kept = new ArrayList<>();
        Object before = new int[] {i};
        try {
            kept.add(new byte[100]);
            kept.add(thrower(i));
        } catch (First e) {
            kept.add(e);
            kept.add(new byte[1000]);
        }
        return kept.size() * 10 + ((int[]) before)[0];
    }

    static int overflow(int[] depth) {
        depth[0]++;
        try {
            return overflow(depth) + 1;
        } finally {
            depth[1]++;
        }
    }

    static void check(String name, long hash) {
        System.out.println(name + " " + hash);
    }

    public static void main(String[] args) {
        CompiledHandlers object = new CompiledHandlers();
        int[] array = new int[4];
        long[] hash = new long[16];
        for (int i = 0; i < ROUNDS; i++) {
            long[] r = {
                locals(i), nested(i), 0, rethrowOrZero(i), local(i), implicit(i, array, "text", null), inLoop(i), retry(i), 0,
                object.monitors(i), catchDeep(i), operands(i, "a", i).hashCode(), trace(i).hashCode(), nullThrow(i, null),
                garbage(i)
            };
            for (int k = 0; k < r.length; k++) hash[k] = hash[k] * 31 + r[k];
            try {
                hash[2] = hash[2] * 31 + returnInFinally(i);
            } catch (First e) {
                hash[2] = hash[2] * 31 + e.code;
            }
            try {
                hash[8] = hash[8] * 31 + inSynchronized(i);
            } catch (First e) {
                hash[8] = hash[8] * 31 - (Thread.holdsLock(CompiledHandlers.class) ? 1 : e.code);
            }
        }
        String[] names = {
            "locals", "nested", "returnInFinally", "rethrow", "local", "implicit", "inLoop", "retry", "inSynchronized", "monitors",
            "catchDeep", "operands", "trace", "nullThrow", "garbage"
        };
        for (int k = 0; k < names.length; k++) check(names[k], hash[k]);
        System.out.println(trace(7));
        int[] depth = new int[2];
        for (int i = 0; i < 3; i++) {
            try {
                overflow(depth);
            } catch (StackOverflowError e) {
                System.out.println("overflow " + (depth[0] > 500));
            }
        }
    }

    static int rethrowOrZero(int i) {
        try {
            return rethrow(i);
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }
}
