// jtest: gc-subset
public class Conversions {
    static void fromDouble(double d) {
        T.p(d, "i", (int) d, "l", (long) d, "f", (float) d, "b", (byte) d, "s", (short) d, "c", (int) (char) d);
    }

    static void fromFloat(float f) {
        T.p(f, "i", (int) f, "l", (long) f, "d", (double) f, "b", (byte) f, "s", (short) f, "c", (int) (char) f);
    }

    static void fromLong(long l) {
        T.p(l, "i", (int) l, "f", (float) l, "d", (double) l, "b", (byte) l, "s", (short) l, "c", (int) (char) l);
    }

    static void fromInt(int i) {
        T.p(i, "l", (long) i, "f", (float) i, "d", (double) i, "b", (byte) i, "s", (short) i, "c", (int) (char) i);
    }

    public static void main(String[] args) {
        double[] doubles = {Double.NaN, 1 / 0.0, -1 / 0.0, 0.9999999999999999, -0.9999999999999999, 2147483647.9999998,
            -2147483648.9999995, 9.223372036854774e18, 9.223372036854776e18, -9.223372036854776e18, 65535.99, 65536.0, -1.5,
            3.4028235677973366e38, 3.4028235677973362e38, 7.006492321624085e-46, 7.006492321624086e-46, 1e-320};
        for (double d : doubles) {
            fromDouble(d);
        }
        float[] floats = {Float.NaN, 1 / 0f, -1 / 0f, 0.99999994f, 2.1474836e9f, 2.14748365e9f, -2.1474839e9f, 9.2233715e18f,
            9.223372e18f, -9.2233726e18f, 1e-45f, 300.7f, -129.2f};
        for (float f : floats) {
            fromFloat(f);
        }
        long[] longs = {0x1000001L, 0x1000003L, 0x20000000000001L, 0x20000000000003L, 0x7fffffffffffffffL, 0x7ffffe0000000000L,
            0x7fffff8000000000L, 0x7fffffbfffffffffL, 0x7fffffc000000000L, -0x8000000000000000L, 0x8080808080808080L};
        for (long l : longs) {
            fromLong(l);
            fromLong(-l);
        }
        int[] ints = {127, 128, 255, 256, -129, 32768, 65535, 65536, 16777217, 16777219, 2147483583, 2147483584, 2147483647};
        for (int i : ints) {
            fromInt(i);
            fromInt(~i);
        }
        char c = 'a';
        c += 1.7;
        byte b = (byte) 200;
        T.p("char compound", c, "unsigned", b & 0xff, "ushr of byte", b >>> 4, (byte) (b >>> 4));
        T.p("ternary promotion", (Object) (c == 'b' ? 1 : 2.0), c == 'b' ? 'x' : 0, c == 'b' ? c : ints[0]);
        T.p("mixed", 1 + 2L + 3f + 4d, 'a' + 1, (char) ('a' + 1), 7 / 2 * 2.0, 1 / 2 + 1 / 2.0);
    }
}
