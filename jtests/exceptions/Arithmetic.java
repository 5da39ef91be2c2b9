// jtest: gc-subset
public class Arithmetic {
    static int zero = 0;
    static long lzero = 0;

    public static void main(String[] args) {
        T.thrown("idiv", () -> T.p(1 / zero));
        T.thrown("irem", () -> T.p(1 % zero));
        T.thrown("ldiv", () -> T.p(1 / lzero));
        T.thrown("lrem", () -> T.p(1 % lzero));
        T.thrown("fdiv", () -> T.p(1f / zero, -1f / zero, 0f / zero, 1f % zero));
        T.thrown("min", () -> T.p(Integer.MIN_VALUE / (zero - 1), Integer.MIN_VALUE % (zero - 1), Long.MIN_VALUE / (lzero - 1), Long.MIN_VALUE % (lzero - 1)));
        T.thrown("addExact", () -> Math.addExact(Integer.MAX_VALUE, 1));
        T.thrown("subtractExact", () -> Math.subtractExact(Integer.MIN_VALUE, 1));
        T.thrown("multiplyExact", () -> Math.multiplyExact(1L << 40, 1L << 40));
        T.thrown("negateExact", () -> Math.negateExact(Long.MIN_VALUE));
        T.thrown("toIntExact", () -> Math.toIntExact(1L << 31));
        T.thrown("incrementExact", () -> Math.incrementExact(Integer.MAX_VALUE));
        T.thrown("floorMod", () -> Math.floorMod(1, zero));
        T.thrown("divideUnsigned", () -> Integer.divideUnsigned(1, zero));
        T.thrown("bigint", () -> java.math.BigInteger.ONE.divide(java.math.BigInteger.ZERO));
        T.thrown("bigdec", () -> java.math.BigDecimal.ONE.divide(new java.math.BigDecimal(3)));
        T.thrown("bigdec zero", () -> java.math.BigDecimal.ONE.divide(java.math.BigDecimal.ZERO));
        T.thrown("order", () -> { int[] a = new int[1]; try { a[0] = a[0]++ / zero; } finally { T.p(a); } });
        int caught = 0;
        for (int i = -50; i < 50; i++) {
            try {
                caught += 1000 / i;
            } catch (ArithmeticException e) {
                caught += 7;
            }
        }
        T.p(caught);
        try {
            T.p(args.length / zero);
        } catch (ArithmeticException e) {
            e.printStackTrace();
        }
    }
}
