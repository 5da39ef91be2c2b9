// Library methods about numbers that the VM may do itself, on corner cases and many random values, often enough to be
// compiled.

import java.util.Random;

public class Numbers {
    static final int[] INTS = {0, 1, -1, 2, 31, 32, 255, 0x7fffffff, 0x80000000, 0x80000001, 0x55555555, 0xaaaaaaaa, 65536};
    static final long[] LONGS = {0, 1, -1, 2, 63, 64, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1, 0x5555555555555555L};
    static final double[] DOUBLES = {0.0, -0.0, 1, -1, 0.5, -0.5, 1.5, 2.5, -2.5, Double.NaN, Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY, Double.MIN_VALUE, Double.MAX_VALUE, 4503599627370497.5, -4503599627370495.5, 0.49999999999999994};

    static long hash;

    static void add(long value) {
        hash = hash * 1000003 + value;
    }
    static void add(double value) {
        add(Double.doubleToLongBits(value));
    }

    static void ints(int a, int b) {
        add(Integer.bitCount(a));
        add(Integer.numberOfLeadingZeros(a));
        add(Integer.numberOfTrailingZeros(a));
        add(Integer.reverseBytes(a));
        add(Integer.compareUnsigned(a, b));
        add(Integer.rotateLeft(a, b));
        add(Math.abs(a));
        add(Math.min(a, b));
        add(Math.max(a, b));
        add(Float.floatToIntBits(Float.intBitsToFloat(a)));
        add(Math.abs(Float.intBitsToFloat(a)));
        exactInts(a, b);
        try {
            add(java.util.Objects.checkIndex(a, b));
        } catch (IndexOutOfBoundsException e) {
            add(e.getMessage().hashCode());
        }
    }
    static void exactInts(int a, int b) {
        try { add(Math.addExact(a, b)); } catch (ArithmeticException e) { add(e.getMessage().hashCode()); }
        try { add(Math.subtractExact(a, b)); } catch (ArithmeticException e) { add(e.getMessage().hashCode()); }
        try { add(Math.multiplyExact(a, b)); } catch (ArithmeticException e) { add(e.getMessage().hashCode()); }
        try { add(Math.negateExact(a)); } catch (ArithmeticException e) { add(e.getMessage().hashCode()); }
    }
    static void longs(long a, long b) {
        add(Long.bitCount(a));
        add(Long.numberOfLeadingZeros(a));
        add(Long.numberOfTrailingZeros(a));
        add(Long.reverseBytes(a));
        add(Math.abs(a));
        add(Math.min(a, b));
        add(Math.max(a, b));
        add(Math.multiplyHigh(a, b));
        add(Double.doubleToLongBits(Double.longBitsToDouble(a)));
        try { add(Math.addExact(a, b)); } catch (ArithmeticException e) { add(e.getMessage().hashCode()); }
        try { add(Math.subtractExact(a, b)); } catch (ArithmeticException e) { add(e.getMessage().hashCode()); }
        try { add(Math.multiplyExact(a, b)); } catch (ArithmeticException e) { add(e.getMessage().hashCode()); }
    }
    static void doubles(double a, double b) {
        add(Math.sqrt(a));
        add(StrictMath.sqrt(a));
        add(Math.floor(a));
        add(Math.ceil(a));
        add(Math.rint(a));
        add(Math.abs(a));
        add(Math.abs((float) a));
        add(Math.min(a, b));
        add(Math.max(a, b));
        add(Math.fma(a, b, 1.25));
        add(Math.fma((float) a, (float) b, 1.25f));
        add(Double.doubleToRawLongBits(a));
        add(Float.floatToRawIntBits((float) b));
    }

    public static void main(String[] args) {
        for (int a : INTS) {
            for (int b : INTS) ints(a, b);
        }
        System.out.println("int corners " + hash);
        for (long a : LONGS) {
            for (long b : LONGS) longs(a, b);
        }
        System.out.println("long corners " + hash);
        for (double a : DOUBLES) {
            for (double b : DOUBLES) doubles(a, b);
        }
        System.out.println("double corners " + hash);
        Random random = new Random(42);
        for (int i = 0; i < 30000; i++) {
            ints(random.nextInt(), random.nextInt());
            ints(random.nextInt(100), random.nextInt(100));
            longs(random.nextLong(), random.nextLong());
            longs(random.nextInt(), random.nextInt());
            doubles(Double.longBitsToDouble(random.nextLong()), random.nextGaussian());
            doubles(random.nextGaussian() * 100, random.nextDouble());
        }
        System.out.println("random " + hash);
    }
}
