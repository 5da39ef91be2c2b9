// jtest: gc-subset
public class FloatArithmetic {
    static float[] values = {0.0f, -0.0f, 1.0f, -1.0f, 0.1f, 1.5f, -2.5f, 3.4e38f, -3.4e38f, 1e-45f, 1.17549435e-38f,
        16777216f, 16777217f, Float.MAX_VALUE, Float.MIN_VALUE, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY,
        2.14748365e9f, 9.223372e18f};

    public static void main(String[] args) {
        for (float a : values) {
            T.p("unary", a, -a, (int) a, (long) a, (byte) a, (char) a + 0, (short) a, (double) a);
            T.p("bits", Float.floatToRawIntBits(a), Float.floatToIntBits(-a), Float.toHexString(a));
            for (float b : values) {
                T.p(a, b, "add", a + b, "sub", a - b, "mul", a * b, "div", a / b, "rem", a % b);
                T.p("  cmp", a < b, a <= b, a == b, a != b, a >= b, a > b, !(a < b), !(a > b));
                T.p("  lib", Float.compare(a, b), Math.max(a, b), Math.min(a, b));
            }
        }
        float sum = 0;
        for (int i = 1; i < 10000; i++) {
            sum += 1.0f / i;
        }
        T.p("harmonic", sum);
        float f = 1;
        int steps = 0;
        while (f != 0) {
            f /= 2;
            steps++;
        }
        T.p("halvings to zero", steps);
        f = Float.MIN_VALUE;
        f = f * 0.5f;
        T.p("underflow", f, 1 / f);
        float inc = 1.5f;
        inc++;
        T.p("increment", inc++, ++inc, inc--, --inc);
        T.p(Math.fma(1.1f, 2.2f, 3.3f), Math.ulp(1f), Math.nextUp(1f), Math.round(2.5f), Math.round(-2.5f));
    }
}
