// jtest: gc-subset
public class CharMath {
    static byte[] b = new byte[4]; static char[] c = new char[4]; static short[] s = new short[4];
    public static void main(String[] args) {
        for (int i : new int[] {0, 1, 127, 128, 255, 256, 32767, 32768, 65535, 65536, -1, -128, -129, Integer.MIN_VALUE}) {
            b[0] = (byte) i; c[0] = (char) i; s[0] = (short) i; b[1] += i; c[1] += i; s[1] += i; b[2] ^= i; c[2] <<= i; s[2] |= i; b[3]--; c[3]--; s[3]++;
            T.p(i, b, (int) c[0], (int) c[1], (int) c[2], (int) c[3], s, b[0] + c[0] + s[0], b[0] * c[0], (byte) c[0] >> 1, (byte) (b[0] >>> 1), c[0] >>> 3, -c[0], ~s[0], (char) b[0] + 0, (short) c[0], b[0] == c[0], b[0] < c[0]);
        }
        int x = 'a' + 1; char y = (char) x; y += 1; y++; final int k = 10; byte z = k; z *= 20;
        T.p(x, y, z, 'a' + 'b', (char) ('a' + 'b'), "" + 'a' + 'b', 'x' > 100, (int) '\uffff', '\t' + 0, Character.MAX_VALUE + 1);
    }
}
