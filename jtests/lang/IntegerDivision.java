/** Division and remainder: every corner of both widths, by constants and by variables, interpreted and compiled. */
public class IntegerDivision {
    static final int[] INTS = {0, 1, -1, 2, -2, 3, -3, 7, -7, 10, 16, -16, 100, 255, 1000, 65536, 46341, 0x7ffffffe, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE + 1};
    static final long[] LONGS = {0, 1, -1, 2, -2, 3, 7, -7, 10, 16, 1L << 31, -1L << 31, 1L << 32, 3037000500L, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE - 1};

    static int byConstants(int x) {
        return x / 1 ^ x / -1 * 3 ^ x / 2 * 5 ^ x / -2 * 7 ^ x / 3 * 11 ^ x / 7 * 13 ^ x / 10 * 17 ^ x / 16 * 19 ^ x / -16 * 23 ^ x / 1000 * 29
             ^ x / Integer.MAX_VALUE * 31 ^ x / Integer.MIN_VALUE * 37 ^ x % 2 * 41 ^ x % -3 * 43 ^ x % 8 * 47 ^ x % 10 * 53 ^ x % Integer.MIN_VALUE * 59 ^ x % 1 ^ x % -1;
    }

    static long byConstants(long x) {
        return x / 1 ^ x / -1 * 3 ^ x / 2 * 5 ^ x / -2 * 7 ^ x / 3 * 11 ^ x / 7 * 13 ^ x / 10 * 17 ^ x / 16 * 19 ^ x / -16 * 23 ^ x / 1000000007L * 29
             ^ x / Long.MAX_VALUE * 31 ^ x / Long.MIN_VALUE * 37 ^ x % 2 * 41 ^ x % -3 * 43 ^ x % 8 * 47 ^ x % 10 * 53 ^ x % Long.MIN_VALUE * 59 ^ x % 1 ^ x % -1;
    }

    static int quotient(int x, int y) { return y == 0 ? 7 : x / y * 31 + x % y; }
    static long quotient(long x, long y) { return y == 0 ? 7 : x / y * 31 + x % y; }
    static int caught(int x, int y) {
        try {
            return x / y;
        } catch (ArithmeticException e) {
            return x % 5 - 1;
        }
    }
    static long caught(long x, long y) {
        try {
            return x % y;
        } catch (ArithmeticException e) {
            return y + 9;
        }
    }

    static long round() {
        long h = 0;
        for (int x : INTS) {
            h = h * 31 + byConstants(x);
            for (int y : INTS) {
                h = h * 31 + quotient(x, y) + caught(x, y);
                if (y != 0) h = h * 31 + Math.floorDiv(x, y) + Math.floorMod(x, y);
                if (y != 0) h = h * 31 + Integer.divideUnsigned(x, y) + Integer.remainderUnsigned(x, y);
            }
        }
        for (long x : LONGS) {
            h = h * 31 + byConstants(x);
            for (long y : LONGS) {
                h = h * 31 + quotient(x, y) + caught(x, y);
                if (y != 0) h = h * 31 + Math.floorDiv(x, y) + Math.floorMod(x, y);
                if (y != 0) h = h * 31 + Long.divideUnsigned(x, y) + Long.remainderUnsigned(x, y);
            }
        }
        return h;
    }

    public static void main(String[] args) {
        for (int x : INTS) T.p(x, byConstants(x), quotient(x, -1), quotient(x, 10), quotient(x, Integer.MIN_VALUE));
        for (long x : LONGS) T.p(x, byConstants(x), quotient(x, -1L), quotient(x, 10L), quotient(x, Long.MIN_VALUE));
        long first = round(), h = 0;
        for (int i = 0; i < 400; i++) h ^= round() + i;
        T.p(first, h, round() == first);
        T.thrown("int", () -> T.p(INTS[3] / INTS[0]));
        T.thrown("int remainder", () -> T.p(INTS[3] % INTS[0]));
        T.thrown("long", () -> T.p(LONGS[3] / LONGS[0]));
        T.thrown("long remainder", () -> T.p(LONGS[3] % LONGS[0]));
        T.thrown("exact", () -> T.p(Math.multiplyExact(Integer.MIN_VALUE, -1)));
        T.thrown("negate", () -> T.p(Math.negateExact(Long.MIN_VALUE)));
    }
}
