// jtest: gc-subset
public class DoubleArithmetic {
    static double[] values = {0.0, -0.0, 1.0, -1.0, 0.1, 1.5, -2.5, 1e308, -1e308, 4.9e-324, 2.2250738585072014E-308,
        9007199254740993.0, 4294967296.5, Double.MAX_VALUE, Double.NaN, Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY, 2147483647.0, 2147483648.0, -2147483649.0, 9.223372036854775807e18, -9.3e18};

    public static void main(String[] args) {
        for (double a : values) {
            T.p("unary", a, -a, (int) a, (long) a, (byte) a, (char) a + 0, (short) a, (float) a);
            T.p("bits", Double.doubleToRawLongBits(a), Double.doubleToLongBits(-a), Double.toHexString(a));
            for (double b : values) {
                T.p(a, b, "add", a + b, "sub", a - b, "mul", a * b, "div", a / b, "rem", a % b);
                T.p("  cmp", a < b, a <= b, a == b, a != b, a >= b, a > b, !(a < b), !(a > b));
                T.p("  lib", Double.compare(a, b), Math.max(a, b), Math.min(a, b));
            }
        }
        double sum = 0;
        for (int i = 1; i < 10000; i++) {
            sum += 1.0 / i;
        }
        T.p("harmonic", sum);
        double x = 1;
        int steps = 0;
        while (x != 0) {
            x /= 2;
            steps++;
        }
        T.p("halvings to zero", steps);
        T.p("NaN payload", Long.toHexString(Double.doubleToRawLongBits(Double.longBitsToDouble(0x7ff8000000000123L))));
        double inc = 1.5;
        T.p("increment", inc++, ++inc, inc--, --inc);
        T.p(Math.fma(1.1, 2.2, 3.3), Math.ulp(1.0), Math.nextUp(1.0), Math.nextDown(0.0), Math.round(2.5), Math.rint(2.5));
        T.p(Math.IEEEremainder(5, 3), Math.getExponent(1e300), Math.scalb(1.5, 1023), Math.copySign(2, -0.0));
    }
}
