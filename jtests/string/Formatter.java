import java.util.Locale;

public class Formatter {
    static void f(String format, Object... args) {
        try {
            System.out.println("[" + String.format(Locale.ROOT, format, args) + "]");
        } catch (RuntimeException e) {
            System.out.println(format + " -> " + e);
        }
    }

    public static void main(String[] args) {
        f("%d %5d %-5d| %05d %+d %,d %(d %x %X %o %08x", 1, 2, 3, 4, 5, 1234567, -8, 255, 255, 8, -1);
        f("%d %d %d %d %s", (byte) -1, (short) 2, 3L, new java.math.BigInteger("123456789012345678901234567890"), null);
        f("%f %.2f %10.3f %-10.1f| %e %.3E %g %a %,.2f %+.1f %(.1f", 1.5, 2.345, 3.14159, 2.0, 12345.678, 0.00012, 0.0001, 1.0, 1234567.891, 2.25, -3.5);
        f("%f %f %f %e %.0f %.1f %.15f", Double.NaN, Double.POSITIVE_INFINITY, -0.0, Double.MIN_VALUE, 0.5, 0.25, 0.1);
        f("%s %10s %-10s| %.3s %S %c %C %b %B %h %n%%", "str", "right", "left", "truncate", "upper", 'c', 'c', true, null, "hash");
        f("%2$s %1$s %<s %s", "a", "b");
        f("%tY-%<tm-%<td %<tH:%<tM:%<tS %<tB %<tA %<tj", java.time.LocalDateTime.of(2024, 2, 29, 13, 5, 9));
        f("%x %o %X", -255, -8L, (byte) -1);
        f("%d", "string");
        f("%c", 0x1f600);
        f("%c", -5);
        f("%q", 1);
        f("%d %d", 1);
        f("%-d", 1);
        f("%.2d", 1);
        f("%,x", 1);
        f("%5", 1);
        f("%+s", "x");
        f("%#x %#o", 255, 8);
        f("%08.2f|%-8.2f|%+08.2f", 3.14159, 3.14159, 3.14159);
        f("%s %s", new int[0].getClass(), java.util.List.of(1, 2));
        f("%.3f %.3f %.3f", 1.0005, 2.0015, new java.math.BigDecimal("1.00050"));
        f("%10.4e|%g|%g", 123.456, 1e10, 1e-10);
        f("%b %b %b", "x", false, 0);
        T.p(Double.toString(1e7), 1e-3, 1.0E21, 123456789.125, 0.001, 9.999e-4, 100f, 1e8f, Float.MIN_NORMAL, 2.2250738585072014E-308, 2e-3f, 1.1f * 1.1f);
        T.p(Double.parseDouble("0x1.8p1"), Double.parseDouble(" 1e3 "), Double.parseDouble("-.5"), Double.parseDouble("1d"), Double.parseDouble("4.9e-325"), Double.parseDouble("1e400"), Float.parseFloat("1.17549429e-38"), Double.parseDouble("9007199254740992.5"));
        T.p(Integer.toHexString(-1), Long.toOctalString(-1), Integer.toString(Integer.MIN_VALUE, 2), Long.toString(Long.MIN_VALUE, 36), Integer.toUnsignedString(-1));
    }
}
