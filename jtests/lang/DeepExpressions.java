// jtest: gc-subset
// Expressions with a deep operand stack holding values of every type at once.
public class DeepExpressions {
    static int i(int x) { return x; } static long l(long x) { return x; } static double d(double x) { return x; } static float f(float x) { return x; } static String s(Object x) { return "" + x; }
    static String all(int a, long b, String c, double d, float e, Object f, byte g, long h, int[] k) { return a + "," + b + "," + c + "," + d + "," + e + "," + f + "," + g + "," + h + "," + k.length; }
    public static void main(String[] args) {
        int n = args.length + 1;
        T.p(i(1) + (i(2) * (i(3) - (i(4) + (i(5) * (i(6) - (i(7) + (i(8) * (i(9) - n)))))))));
        T.p(l(1) + (i(2) * (d(3) - (f(4) + (l(5) * (i(6) - (d(7) + (f(8) * (l(9) - n)))))))));
        T.p(all(i(1), l(2), s(all(3, 4, s(n), 5, 6, new int[n][0].length, (byte) 7, 8, new int[9])), d(10) + l(11), f(12) * i(13), s(n == 1 ? l(14) : "x"), (byte) (i(15) << n), l(16) >>> i(2), new int[] {i(17), i(18) + (n > 0 ? i(1) : i(2))}));
        int[][] a = {{1, 2}, {3, 4}};
        T.p(a[a[0][0]][a[0][n] - a[0][0]] + a[0][a[1][1] - a[1][0]] * (a[1][0] += a[0][1]++) - --a[1][1], a);
        T.p(new StringBuilder().append(n).append(s(new StringBuilder().append(d(n)).append(n > 0 ? l(n) : 'x').reverse())).append(new Object[] {s(n), i(n)}.length).insert(0, all(n, n, "", n, n, null, (byte) n, n, new int[n])));
        T.p((n & 1) == 1 ? (n > 5 ? "a" : n < 0 ? "b" : s(n << 3)) : s(null), (((n + 1) * (n + 2)) << (n + 3)) / ((n ^ 5) | 1) % (n + 10L) + (n + .5f) / (n + .25), ((Object) n instanceof Integer q && q > 0 ? q : -1) + ((Object) "z" instanceof String t ? t.length() : 0));
    }
}
