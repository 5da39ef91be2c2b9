// Integer arithmetic on constants, with neutral operands and by powers of two, and shifts that make rotations together.
public class ConstantsAndRotations {
  static int rotate(int x, int n) { return (x << n) | (x >>> -n); }
  static long rotate(long x, int n) { return (x >>> n) | (x << (64 - n)); }

  static int ints(int x, int y) {
    int a = (x << 13) | (x >>> 19);
    int b = (y >>> 1) ^ (y << 31);
    int c = (x << 31) + (x >>> 1);
    int d = (x << 13) | (y >>> 19);      // two operands
    int e = (x << 12) | (x >>> 19);      // bits are missing
    int f = (x << 13) | (x >> 19);       // arithmetic
    int g = (x << 13) & (x >>> 19);
    int h = (x << 16) - (x >>> 16);
    return a ^ b * 3 ^ c * 5 ^ d * 7 ^ e * 11 ^ f * 13 ^ g * 17 ^ h * 19 ^ rotate(x, 7) ^ rotate(y, 32) ^ rotate(x ^ y, 0);
  }
  static long longs(long x, long y) {
    long a = (x << 13) | (x >>> 51);
    long b = (y >>> 1) ^ (y << 63);
    long c = (x << 13) | (x >>> 19);     // as if it were an int
    long d = (x >>> 32) | (x << 32);
    return a ^ b * 3 ^ c * 5 ^ d * 7 ^ rotate(x, 24) ^ rotate(y, 0) ^ rotate(x, 64);
  }
  // Another way leads to between the shifts.
  static int joined(int x, boolean other) {
    return (other ? x + 1 : x << 13) | (x >>> 19);
  }
  static int chained(int x) {
    x = (x << 5) | (x >>> 27);
    x = (x >>> 5) | (x << 27);
    return (x + 1 << 8) | (x + 1 >>> 24);
  }
  // The half is wanted again.
  static int half(int x) { int t = x << 13; return (t | x >>> 19) + t; }
  static long half(long x) { long t = x >>> 9; return (t ^ x << 55) * t; }
  static long halves(int x, long y) { return half(x) + half(y); }
  static int constants(int n) { return ((n * 31 + (7 << n) - (n >>> 1)) & -n) | (n >> 2) ^ ~n; }
  static long constants(long n, int by) { return ((n * 31 + (7L << by) - (n >>> by)) & -n) | (n >> by) ^ ~n; }
  static int folded() { return constants(12345) ^ constants(Integer.MIN_VALUE) ^ constants(-1); }
  static long foldedLong() { return constants(12345L, 3) ^ constants(Long.MIN_VALUE, 63) ^ constants(-1L, 64) ^ (int) constants(1L << 40, 33); }
  static int narrow(int n) { return (byte) n ^ (short) n << 3 ^ (char) n; }
  static int neutral(int x, long y) {
    int a = (x + 0) ^ (x - 0) + (x | 0) * 1 + (x & -1) + (x << 32) + (x >> 0) + (0 + x) + (1 * x);
    long b = (y + 0) ^ (y - 0) + (y | 0) * 1 + (y & -1) + (y << 64) + (y >>> 0) + (-1 & y) + (1L * y);
    return a ^ (int) b ^ (int) (b >>> 32);
  }
  static long powers(int x, long y) { return x * 1024 + x * (1 << 31) + 16 * x + y * (1L << 40) + y * 2 + y * Long.MIN_VALUE + x * -8; }

  public static void main(String[] args) {
    int x = 0x12345678, sum = 0;
    long y = 0x123456789ABCDEFL, total = 0;
    for (int i = 0; i < 20000; i++) {
      x = x * 1664525 + 1013904223;
      y = y * 6364136223846793005L + 1442695040888963407L;
      sum = sum * 31 + (ints(x, (int) y) ^ joined(x, (i & 1) != 0) ^ chained(x) ^ neutral(x, y) ^ folded() ^ narrow(0x12345) ^ narrow(x));
      total = total * 31 + (longs(y, x) ^ powers(x, y) ^ foldedLong() ^ halves(x, y));
    }
    System.out.println(sum + " " + total);
    System.out.println(ints(1, -1) + " " + longs(1, -1) + " " + joined(-1, true) + " " + joined(-1, false) + " " + folded() + " " + foldedLong());
  }
}
