// Conditional jumps on whether a conjunction is zero: masks of all sizes, variables, loops, both senses, operands in locals, arrays,
// fields and calls in place.

public class BitTests {
    static final int[] INTS = {0, 1, -1, 2, 127, 128, 255, 256, 0x7fff, 0x8000, 0xffff, 0x10000, Integer.MAX_VALUE, Integer.MIN_VALUE, -128, -129};
    static final long[] LONGS = {0, 1, -1, 128, 255, 256, 1L << 31, 1L << 32, 0xffffffffL, 1L << 40, Long.MIN_VALUE, Long.MAX_VALUE, -129, -(1L << 31)};
    int flags;
    long wide;

    static int constants(int x) {
        int seen = 0;
        if ((x & 1) != 0) seen |= 1;
        if ((x & 0x80) == 0) seen |= 2;
        if ((x & 0xff) != 0) seen |= 4;
        if ((x & 0x100) == 0) seen |= 8;
        if ((x & 0x8000) != 0) seen |= 16;
        if ((x & 0x7fffffff) == 0) seen |= 32;
        if ((x & 0x80000000) != 0) seen |= 64;
        if ((x & -1) == 0) seen |= 128;
        if ((x & -128) != 0) seen |= 256;
        if ((0x40 & x) == 0) seen |= 512;
        if ((x & 0) == 0) seen |= 1024;
        return seen;
    }

    static int constants(long x) {
        int seen = 0;
        if ((x & 1) != 0) seen |= 1;
        if ((x & 0x80) == 0) seen |= 2;
        if ((x & 0xff) != 0) seen |= 4;
        if ((x & (1L << 31)) == 0) seen |= 8;
        if ((x & 0xffffffffL) != 0) seen |= 16;
        if ((x & (1L << 40)) == 0) seen |= 32;
        if ((x & Long.MIN_VALUE) != 0) seen |= 64;
        if ((x & -1L) == 0) seen |= 128;
        if ((x & -256L) != 0) seen |= 256;
        if ((0x4000L & x) == 0) seen |= 512;
        if ((x & 0L) == 0) seen |= 1024;
        return seen;
    }

    static int variables(int a, int b, long c, long d) {
        int seen = (a & b) == 0 ? 1 : 2;
        seen += (c & d) != 0 ? 4 : 8;
        if ((a & a) != 0) seen += 16;
        if ((c & c) == 0) seen += 32;
        if ((a & b) > 0) seen += 64;
        if ((c & d) < 0) seen += 128;
        if ((c & d) == 1) seen += 256;
        return seen;
    }

    static boolean has(int flags, int mask) { return (flags & mask) != 0; }
    static boolean has(long flags, long mask) { return (flags & mask) != 0; }

    int fields(int mask) {
        int seen = 0;
        if ((flags & mask) != 0) seen++;
        if ((wide & mask) == 0) seen += 2;
        if (has(flags, 4)) seen += 4;
        if (!has(wide, 1L << 33)) seen += 8;
        if (has(mask, flags) && has(wide, wide)) seen += 16;
        return seen;
    }

    static int loops(int from, int[] array) {
        int rounds = 0, at = from;
        do {
            at += 3;
            rounds++;
        } while ((at & 15) != 0);
        long wide = from;
        while ((wide & 63) != 0) {
            wide -= 5;
            rounds += 7;
        }
        for (int i = 0; (array[i] & 8) == 0; i++) rounds += i;
        return rounds;
    }

    static int around(int i, long l, double d, int[] a) {
        return i + ((a[i & 3] & 2) != 0 ? (int) l : (int) d) * ((l & 5) == 0 ? i : 3) + ((i & a[1]) == 0 ? 1 : 0);
    }

    public static void main(String[] args) {
        long hash = 0;
        BitTests object = new BitTests();
        int[] array = {1, 2, 4, 6, 16, 32, 8, 9};
        for (int round = 0; round < 60; round++) {
            hash = 0;
            for (int x : INTS) {
                hash = hash * 31 + constants(x);
                for (int y : INTS) {
                    hash = hash * 31 + variables(x, y, (long) x << 20, y);
                    object.flags = x;
                    object.wide = (long) y << 3;
                    hash = hash * 31 + object.fields(y ^ round);
                }
                hash = hash * 31 + loops(x & 0xfff, array) + around(x & 0xff, x, x / 2.0, array);
            }
            for (long x : LONGS) {
                hash = hash * 31 + constants(x);
                for (long y : LONGS) hash = hash * 31 + variables((int) x, (int) (y >>> 32), x, y);
            }
        }
        System.out.println(hash);
    }
}
