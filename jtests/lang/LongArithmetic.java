// jtest: gc-subset
public class LongArithmetic {
    static long[] values = {0, 1, -1, 2, -3, 63, 64, 65, 1000000007L, 0x7fffffffL, 0x80000000L, 0xffffffffL,
        0x100000000L, 0x123456789abcdefL, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE - 1, Long.MIN_VALUE + 1};

    static String divide(long a, long b) {
        try {
            return Long.toString(a / b);
        } catch (ArithmeticException e) {
            return e.getMessage();
        }
    }

    static String remainder(long a, long b) {
        try {
            return Long.toString(a % b);
        } catch (ArithmeticException e) {
            return e.getMessage();
        }
    }

    public static void main(String[] args) {
        for (long a : values) {
            T.p("unary", a, -a, ~a, (int) a, (byte) a, (char) a + 0, (short) a, (float) a, (double) a);
            for (long b : values) {
                T.p(a, b, "add", a + b, "sub", a - b, "mul", a * b, "div", divide(a, b), "rem", remainder(a, b));
                T.p("  shl", a << b, "shr", a >> b, "ushr", a >>> b, "and", a & b, "or", a | b, "xor", a ^ b);
                T.p("  shifts by int", a << (int) b, a >> (int) b, a >>> (int) b);
                T.p("  cmp", a < b, a <= b, a == b, a != b, a >= b, a > b);
            }
        }
        long sum = 0;
        for (int i = 0; i < 100000; i++) {
            sum = sum * 31 + (i ^ (sum >>> 7));
        }
        T.p("hash", sum);
        T.p(Long.numberOfLeadingZeros(1L << 40), Long.numberOfTrailingZeros(1L << 40), Long.bitCount(-1L >>> 3));
        T.p(Long.reverse(0x123456789abcdefL), Long.reverseBytes(0x123456789abcdefL), Long.rotateLeft(values[13], 12));
        T.p(Math.multiplyHigh(Long.MAX_VALUE, Long.MIN_VALUE), Math.floorMod(-7L, 3L), Math.floorDiv(-7L, 3L));
        T.p(Long.divideUnsigned(-1, 10), Long.remainderUnsigned(-1, 10), Long.toUnsignedString(-2));
    }
}
