// jtest: gc-subset
// A method with more than 256 locals: wide loads, stores, iinc. The source of the method is long on purpose.
public class WideLocals {
    static long many(int seed) {
        long l0 = seed, l1 = 1, l2 = 2, l3 = 3, l4 = 4, l5 = 5, l6 = 6, l7 = 7, l8 = 8, l9 = 9;
        long a0 = l0 + 1, a1 = l1 + 1, a2 = l2 + 1, a3 = l3 + 1, a4 = l4 + 1, a5 = l5 + 1, a6 = l6 + 1, a7 = l7, a8 = l8, a9 = l9;
        long b0 = a0 * 2, b1 = a1 * 2, b2 = a2 * 2, b3 = a3 * 2, b4 = a4 * 2, b5 = a5 * 2, b6 = a6 * 2, b7 = a7, b8 = a8, b9 = a9;
        long c0 = b0 * 3, c1 = b1 * 3, c2 = b2 * 3, c3 = b3 * 3, c4 = b4 * 3, c5 = b5 * 3, c6 = b6 * 3, c7 = b7, c8 = b8, c9 = b9;
        long d0 = c0 ^ 5, d1 = c1 ^ 5, d2 = c2 ^ 5, d3 = c3 ^ 5, d4 = c4 ^ 5, d5 = c5 ^ 5, d6 = c6 ^ 5, d7 = c7, d8 = c8, d9 = c9;
        double e0 = d0, e1 = d1, e2 = d2, e3 = d3, e4 = d4, e5 = d5, e6 = d6, e7 = d7, e8 = d8, e9 = d9;
        double f0 = e0 / 2, f1 = e1 / 2, f2 = e2 / 2, f3 = e3 / 2, f4 = e4 / 2, f5 = e5 / 2, f6 = e6, f7 = e7, f8 = e8, f9 = e9;
        double g0 = f0 + .5, g1 = f1 + .5, g2 = f2 + .5, g3 = f3, g4 = f4, g5 = f5, g6 = f6, g7 = f7, g8 = f8, g9 = f9;
        double h0 = g0, h1 = g1, h2 = g2, h3 = g3, h4 = g4, h5 = g5, h6 = g6, h7 = g7, h8 = g8, h9 = g9;
        double i0 = h0, i1 = h1, i2 = h2, i3 = h3, i4 = h4, i5 = h5, i6 = h6, i7 = h7, i8 = h8, i9 = h9;
        long j0 = (long) i0, j1 = (long) i1, j2 = (long) i2, j3 = 3, j4 = 4, j5 = 5, j6 = 6, j7 = 7, j8 = 8, j9 = 9;
        long k0 = j0, k1 = j1, k2 = j2, k3 = j3, k4 = j4, k5 = j5, k6 = j6, k7 = j7, k8 = j8, k9 = j9;
        long m0 = k0, m1 = k1, m2 = k2, m3 = k3, m4 = k4, m5 = k5, m6 = k6, m7 = k7, m8 = k8, m9 = k9;
        int x = seed;
        float y = seed * 1.5f;
        long z = seed * 7L;
        double w = seed / 3.0;
        Object o = "object" + seed;
        int[] array = {seed, seed + 1};
        x++;
        x += 100;
        x -= 129;
        x += 1000;
        x -= 32768;
        for (int i = 0; i < 300; i++) {
            x += i;
            y += x;
            z ^= x * 31L + i;
            w = w * 0.5 + z % 100;
            array[i & 1] += x;
            if (i % 100 == 0) {
                o = new StringBuilder(o.toString()).append(i);
            }
        }
        T.p(x, y, z, w, o, array);
        return l0 + l9 + a0 + a9 + b0 + b9 + c0 + c9 + d0 + d9 + (long) (e0 + e9 + f0 + f9 + g0 + g9 + h0 + h9 + i0 + i9)
            + j0 + j9 + k0 + k9 + m0 + m1 + m2 + m3 + m4 + m5 + m6 + m7 + m8 + m9 + k4 + k5 + j6 + j7 + l4 + a5 + b6 + c7 + d8;
    }

    static double arguments(int a, long b, float c, double d, byte e, short f, char g, boolean h, Object i, long j, double k,
                            int l, int m, int n, long o, float p, double q, String r, int[] s, long t, double u) {
        return a + b + c + d + e + f + g + (h ? 1 : 0) + i.hashCode() + j + k + l + m + n + o + p + q + r.length() + s[0] + t + u;
    }

    public static void main(String[] args) {
        for (int i = -2; i < 3; i++) {
            T.p(many(i * 12345));
        }
        T.p(arguments(1, 2, 3, 4, (byte) 5, (short) 6, 'a', true, "x", 8, 9.5, 10, 11, 12, 13, 14.25f, 15, "str", new int[] {7}, 1L << 40, 0.125));
    }
}
