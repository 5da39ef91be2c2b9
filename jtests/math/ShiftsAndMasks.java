// Results of shifts and conversions that are stored at once to a local, whose old value may still be an operand; ints as unsigned longs.

public class ShiftsAndMasks {
    static final long MASK = 0xffffffffL;
    static final int[] INTS = {0, 1, -1, 2, 31, 32, 33, 127, -128, 65535, 65536, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x12345678, -0x12345678};

    static int shifts(int x, int n) {
        int y = x;
        for (int i = 0; i < 3; i++) {
            y = y << 3;
            int z = y + (y = y >> 2) - (y = y >>> 1);
            x = x << n;
            int w = x ^ (x = x >>> n) ^ (x = x >> n);
            n = n << n;
            n = (n >>> 5) + (n = i << n);
            y += z * 31 + w;
        }
        return x * 7 + y + n;
    }
    static long shifts(long x, int n) {
        long y = x;
        for (int i = 0; i < 3; i++) {
            y = y << 13;
            long z = y + (y = y >> 12) - (y = y >>> 1);
            x = x << n;
            long w = x ^ (x = x >>> n) ^ (x = x >> n);
            n = (int) (x >>> 60);
            y += z * 31 + w;
        }
        return x * 7 + y + n;
    }
    static long conversions(int x, long y) {
        long sum = 0;
        for (int i = 0; i < 3; i++) {
            long a = x;
            long b = x & MASK;
            int c = (int) y;
            long d = a + (a = c) + (a = c & MASK);
            sum = sum * 31 + a + b * 3 + d;
            x = (int) (b >> 3) ^ (x = c);
            y = (x & MASK) * (c & MASK) + (sum & MASK) + (MASK & x);
            sum += (x + 1) & MASK;
            sum ^= (long) x & 0xffL;
            sum += ((long) x & MASK) == (MASK & (long) x) ? 1 : 0;
        }
        return sum;
    }
    static int[] multiply(int[] x, int y) {
        int[] product = new int[x.length + 1];
        long carry = 0, factor = y & MASK;
        int at = product.length - 1;
        for (int i = x.length - 1; i >= 0; i--) {
            long p = (x[i] & MASK) * factor + carry;
            product[at--] = (int) p;
            carry = p >>> 32;
        }
        product[0] = (int) carry;
        return product;
    }
    static long small(byte b, char c, short s) {
        long l = b;
        int i = c;
        long m = s & MASK;
        l = l << i;
        return l + (l = m) + (l = b & MASK) + (l >> s);
    }

    public static void main(String[] args) {
        long hash = 0;
        for (int round = 0; round < 100; round++) {
            hash = 0;
            int[] number = {1};
            for (int x : INTS) {
                for (int y : INTS) {
                    hash = hash * 31 + shifts(x, y);
                    hash = hash * 31 + shifts((long) x << 17 ^ y, y);
                    hash = hash * 31 + conversions(x, (long) y * 0x9e3779b97f4a7c15L);
                    hash = hash * 31 + small((byte) x, (char) y, (short) (x ^ y));
                }
                number = multiply(number, x);
            }
            hash = hash * 31 + java.util.Arrays.hashCode(number);
        }
        System.out.println(hash);
    }
}
