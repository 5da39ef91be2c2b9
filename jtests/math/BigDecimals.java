// jtest: gc-subset
import java.math.*;

public class BigDecimals {
    public static void main(String[] args) {
        BigDecimal a = new BigDecimal("1234.5678"), b = new BigDecimal("-0.0030");
        T.p(a.add(b), a.subtract(b), a.multiply(b), a.divide(b, 10, RoundingMode.HALF_UP), a.remainder(b), a.divideToIntegralValue(b), a.pow(5), a.scale(), a.precision(), a.unscaledValue(), b.stripTrailingZeros(), a.negate(), a.movePointLeft(3), a.setScale(1, RoundingMode.DOWN), a.sqrt(MathContext.DECIMAL64));
        for (RoundingMode r : RoundingMode.values()) { if (r == RoundingMode.UNNECESSARY) continue; StringBuilder s = new StringBuilder(r + ":"); for (String v : "5.5 2.5 1.6 1.1 -1.1 -2.5 -5.5".split(" ")) s.append(' ').append(new BigDecimal(v).setScale(0, r)); T.p(s); }
        T.p(new BigDecimal(0.1), BigDecimal.valueOf(0.1), new BigDecimal("1E+3").toPlainString(), new BigDecimal("1E+3"), new BigDecimal("12345E-10").toEngineeringString(), new BigDecimal("1.0").equals(new BigDecimal("1.00")), new BigDecimal("1.0").compareTo(new BigDecimal("1.00")), new BigDecimal("1.0").hashCode(), a.doubleValue(), a.intValue(), a.toBigInteger(), a.ulp(), a.round(new MathContext(3)));
        T.thrown("inexact", () -> BigDecimal.ONE.divide(new BigDecimal(3)));
        T.thrown("unnecessary", () -> a.setScale(0, RoundingMode.UNNECESSARY));
        T.thrown("bad", () -> new BigDecimal("1.2.3"));
        T.thrown("NaN", () -> new BigDecimal(Double.NaN));
        BigDecimal pi = BigDecimal.ZERO, k = BigDecimal.ONE;
        for (int i = 0; i < 40; i++) { pi = pi.add(new BigDecimal(4).divide(new BigDecimal(8 * i + 1), 50, RoundingMode.DOWN).subtract(new BigDecimal(2).divide(new BigDecimal(8 * i + 4), 50, RoundingMode.DOWN)).subtract(BigDecimal.ONE.divide(new BigDecimal(8 * i + 5), 50, RoundingMode.DOWN)).subtract(BigDecimal.ONE.divide(new BigDecimal(8 * i + 6), 50, RoundingMode.DOWN)).divide(k, 50, RoundingMode.DOWN)); k = k.multiply(new BigDecimal(16)); }
        T.p(pi.setScale(40, RoundingMode.HALF_EVEN));
    }
}
