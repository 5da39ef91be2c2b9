// jtest: gc-subset
public class Shifts {
    public static void main(String[] args) {
        int[] counts = {0, 1, 5, 31, 32, 33, 63, 64, 65, -1, -31, -32, -33, 127, 128, Integer.MAX_VALUE, Integer.MIN_VALUE};
        int i = 0x89abcdef;
        long l = 0x89abcdef01234567L;
        for (int c : counts) {
            T.p(c, Integer.toHexString(i << c), Integer.toHexString(i >> c), Integer.toHexString(i >>> c));
            T.p("  ", Long.toHexString(l << c), Long.toHexString(l >> c), Long.toHexString(l >>> c));
            long lc = c | 0x500000000L;
            T.p("  long count", i << lc, i >> lc, i >>> lc, l << lc, l >> lc, l >>> lc);
        }
        byte b = -1;
        b >>>= 1;
        short s = -1;
        s >>>= 10;
        char ch = 0xffff;
        ch <<= 4;
        ch >>= 8;
        T.p(b, s, (int) ch);
        for (int n = 0; n < 64; n += 7) {
            T.p(Integer.rotateLeft(i, n), Integer.rotateRight(i, n), Long.rotateLeft(l, n), Long.rotateRight(l, n));
        }
    }
}
