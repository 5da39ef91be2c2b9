// jtest: gc-subset
// Methods with many arguments of every mix, called virtually, statically, through interfaces and reflectively.
public class LongMethods {
    interface I { double m(int a, long b, float c, double d, Object e, byte f, long g, double h, char i, boolean j, float k, int l, long m, double n, String o); }
    static class Impl implements I { public double m(int a, long b, float c, double d, Object e, byte f, long g, double h, char i, boolean j, float k, int l, long m, double n, String o) { return a + b * 2 + c * 3 + d * 4 + e.hashCode() + f * 5 + g * 6 + h * 7 + i * 8 + (j ? 9 : 0) + k * 10 + l * 11 + m * 12 + n * 13 + o.length(); } }
    static long sum(long... x) { long s = 0; for (long y : x) s = s * 3 + y; return s; }
    static double ds(double a, double b, double c, double d, double e, double f, double g, double h, double i, double j, double k, double l) { return a - b + c - d + e - f + g - h + i - j + k * l; }
    static int is(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j) { return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g + 8 * h + 9 * i + 10 * j; }
    static long rec(int n, long a, double b, Object o, float c) { return n == 0 ? a + (long) b + o.hashCode() + (long) c : rec(n - 1, a + 1, b * 1.5, o, c + n); }
    public static void main(String[] args) throws Exception {
        I i = new Impl();
        T.p(i.m(1, 2, 3, 4, "e", (byte) 6, 7, 8, 'i', true, 11, 12, 13, 14, "fifteen"), new Impl().m(-1, Long.MAX_VALUE, 3.5f, -4, 5, (byte) 200, 7, 8, 'i', false, 11, 12, 13, 14, ""));
        T.p(ds(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), is(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), sum(1, 2, 3, 4, 5), sum(), rec(20, 1, 2, "x", 3));
        T.p(I.class.getMethods()[0].invoke(i, 1, 2L, 3f, 4.0, "e", (byte) 6, 7L, 8.0, 'i', true, 11f, 12, 13L, 14.0, "fifteen"));
    }
}
