/** Floating point at its corners: signed zeros, NaN in every comparison, denormals, rounding, conversions to and from integers, remainders, constants folded and not, min and max, strictness. */
public class FloatCorners {
    static final double[] D = {0.0, -0.0, 1, -1, 0.5, 1.5, 2.5, -2.5, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, 1e-310, 4503599627370496.5, 9007199254740993.0, 2147483647.5, -2147483648.9, 9.223372036854775807e18, 1e19, Math.PI, 0x1.fffffffffffffp-2, 16777217, 3.4028235677973366e38, 1.401298464324817e-45 / 2};
    static int cmp(double a, double b) { return (a < b ? 1 : 0) | (a <= b ? 2 : 0) | (a > b ? 4 : 0) | (a >= b ? 8 : 0) | (a == b ? 16 : 0) | (a != b ? 32 : 0) | (!(a < b) ? 64 : 0) | (!(a >= b) ? 128 : 0); }
    static int cmpf(float a, float b) { return (a < b ? 1 : 0) | (a <= b ? 2 : 0) | (a > b ? 4 : 0) | (a >= b ? 8 : 0) | (a == b ? 16 : 0) | (a != b ? 32 : 0) | (!(a < b) ? 64 : 0) | (!(a >= b) ? 128 : 0); }
    static long hash(double d) { return Double.doubleToRawLongBits(d != d ? Double.NaN : d); }

    static long all(double a, double b) {
        float f = (float) a, g = (float) b;
        long h = cmp(a, b) * 31L + cmpf(f, g);
        for (double v : new double[] {a + b, a - b, a * b, a / b, a % b, -a, Math.min(a, b), Math.max(a, b), Math.abs(a), Math.copySign(a, b), Math.nextAfter(a, b), Math.IEEEremainder(a, b), Math.fma(a, b, a), Math.scalb(a, (int) b), f + g, f - g, f * g, f / g, f % g, Math.min(f, g), Math.max(f, g), Math.fma(f, g, f), Math.hypot(a, b), Math.nextUp(f), Math.ulp(a), Math.ulp(f), Math.signum(a), (float) a, (double) f}) h = h * 1000003 + hash(v);
        for (long v : new long[] {(int) a, (long) a, (short) a, (byte) a, (char) a, (int) f, (long) f, (short) f, (byte) f, (char) f, Double.compare(a, b), Float.compare(f, g), Double.hashCode(a), Math.getExponent(a), Math.getExponent(f), Double.isNaN(a) || f != f ? 1 : 0, Double.isFinite(a) ? 1 : 0, Float.isInfinite(f) ? 1 : 0}) h = h * 31 + v;
        return h;
    }

    public static void main(String[] args) {
        for (double a : D) {
            long h = 0; for (double b : D) h = h * 37 + all(a, b);
            T.p(a, (float) a, (int) a, (long) a, (short) a, (char) a + 0, Math.round(a), Math.round((float) a), Math.rint(a), Math.floor(a), Math.ceil(a), Math.sqrt(a), Math.cbrt(a), Double.toHexString(a), Float.toHexString((float) a), h);
        }
        long first = 0, last = 0;
        for (int k = 0; k < 60; k++) { long h = 0; for (double a : D) for (double b : D) h = h * 41 + all(a, b); if (k == 0) first = h; last = h; }
        T.p(first == last, first);
        double zero = 0; T.p(1 / zero, 1 / -zero, 0.0 == -0.0, Double.valueOf(0.0).equals(-0.0), Double.NaN == Double.NaN, Double.valueOf(Double.NaN).equals(Double.NaN), zero / zero != zero / zero, (0.1 + 0.2) == 0.3, 0.1f + 0.2f == 0.3f, (float) 0.1 == 0.1, 1e308 * 10, -1e308 * 10, 5 % -3, -5 % 3, -5.5 % 3, 5.5 % -3, 1e300 % 7, 16777216f + 1f, 1f * Integer.MAX_VALUE, (int) (float) Integer.MAX_VALUE, (long) (float) Long.MAX_VALUE, (int) Float.NaN, (char) -1.5, (byte) 300.7f);
        for (String s : new String[] {"0x1p-1074", "0x1.8p1", "1e-400", "1e400", " 1.5 ", "1d", "1f", "NaN", "-Infinity", "+.5", "5.", "0x.8p0", "", "x", "1e", "0x1", "1_0", "9007199254740993", "2.2250738585072012e-308", "4.9e-324", "2.4703282292062327e-324", "2.4703282292062328e-324"}) { T.value("d " + s, () -> Double.parseDouble(s)); T.value("f " + s, () -> Float.parseFloat(s)); }
        float acc = 0; for (int i = 0; i < 20000000; i += 7) acc += 0.1f; T.p(acc); double dacc = 1; for (int i = 1; i < 200000; i++) dacc = dacc * 1.0000001 + 1.0 / i - dacc % 0.7; T.p(dacc);
        T.p(Float.intBitsToFloat(0x7fc00001) != Float.intBitsToFloat(0x7fc00001), Integer.toHexString(Float.floatToRawIntBits(Float.intBitsToFloat(0x7fc00001))), Integer.toHexString(Float.floatToIntBits(Float.intBitsToFloat(0xffc00001))), Long.toHexString(Double.doubleToRawLongBits(Double.longBitsToDouble(0xfff8000000000001L))));
        int i = 5; i += 3.7; T.p(i); i -= 'a' * 1.5f; T.p(i); byte b = 10; b *= 30.5; T.p(b); char c = 'a'; c /= 1.1; T.p((int) c); long l = Long.MAX_VALUE; l += 1.0; T.p(l); l = 1L << 53; l++; l += 0.0f; T.p(l); short sh = (short) 40000.9; T.p(sh); i = Integer.MIN_VALUE; i /= -1; T.p(i); i >>= 33; T.p(i); float ff = 16777216; ff++; T.p(ff); double dd = -0.0; dd += 0; T.p(dd, -0.0 - 0, -0.0 + -0.0, 0.0 * -1);
    }
}
