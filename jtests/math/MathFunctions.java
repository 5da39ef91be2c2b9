// jtest: gc-subset
public class MathFunctions {
    public static void main(String[] args) {
        double[] xs = {0.0, -0.0, 0.5, 1, -1, 2, 3.7, -3.7, 100, 1e-10, 1e10, 710, -750, Math.PI, Math.E, 1e300, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, 1 / 0.0, -1 / 0.0, 0.49999999999999994, 4503599627370497.5};
        for (double x : xs) {
            T.p(x, Math.sqrt(x), StrictMath.cbrt(x), StrictMath.exp(x), StrictMath.log(x), StrictMath.log10(x), StrictMath.sin(x), StrictMath.cos(x), StrictMath.tan(x), StrictMath.atan(x), StrictMath.asin(x), StrictMath.sinh(x), StrictMath.tanh(x), StrictMath.expm1(x), StrictMath.log1p(x));
            T.p("  ", Math.floor(x), Math.ceil(x), Math.rint(x), Math.round(x), Math.round((float) x), Math.abs(x), Math.signum(x), Math.ulp(x), Math.getExponent(x), Math.nextUp(x), Math.nextAfter(x, 0), Math.scalb(x, 5), Math.toRadians(x), (float) Math.sqrt((float) x));
            for (double y : new double[] {0, 1, -1, 0.5, 2, Double.NaN, 1 / 0.0, -3}) T.p("    ", y, StrictMath.pow(x, y), StrictMath.atan2(x, y), StrictMath.hypot(x, y), Math.IEEEremainder(x, y), x % y, Math.copySign(x, y), Math.max(x, y), Math.min(x, y), Math.fma(x, y, 1));
        }
        double worst = 0;
        for (double x = -20; x < 20; x += 0.37) { worst = Math.max(worst, Math.abs(Math.sin(x) - StrictMath.sin(x)) / Math.ulp(StrictMath.sin(x))); worst = Math.max(worst, Math.abs(Math.exp(x) - StrictMath.exp(x)) / Math.ulp(StrictMath.exp(x))); worst = Math.max(worst, Math.abs(Math.log(x + 30) - StrictMath.log(x + 30)) / Math.ulp(StrictMath.log(x + 30))); worst = Math.max(worst, Math.abs(Math.pow(x, 3) - StrictMath.pow(x, 3)) / Math.ulp(StrictMath.pow(x, 3))); }
        T.p("within two ulps", worst <= 2, Math.pow(2, 10), Math.exp(0), Math.log(1), Math.sin(0), Math.cos(0));
    }
}
