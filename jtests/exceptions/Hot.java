// Exceptions thrown often, through several frames, with handlers of every kind.
public class Hot {
    static class Signal extends RuntimeException {
        final int value;
        Signal(int value) { super(null, null, false, false); this.value = value; }
    }

    static int a(int i) { try { return b(i); } catch (IllegalStateException e) { return -1; } finally { count++; } }
    static int b(int i) { synchronized (Hot.class) { return c(i) + 1; } }
    static int c(int i) {
        if (i % 7 == 0) throw new IllegalStateException();
        if (i % 11 == 0) throw new Signal(i);
        if (i % 13 == 0) return array[i];
        if (i % 17 == 0) return 5 / (i - i);
        return i;
    }
    static int count;
    static int[] array = new int[5];

    public static void main(String[] args) {
        long sum = 0;
        int signals = 0, bounds = 0, arith = 0;
        for (int i = 1; i < 40000; i++) {
            try {
                sum += a(i);
            } catch (Signal s) {
                signals++;
                sum ^= s.value;
            } catch (ArrayIndexOutOfBoundsException e) {
                bounds++;
            } catch (ArithmeticException e) {
                arith++;
            }
        }
        T.p(sum, signals, bounds, arith, count, Thread.holdsLock(Hot.class));
    }
}
