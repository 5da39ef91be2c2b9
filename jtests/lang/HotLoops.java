// Loops hot enough to be compiled, with results that depend on every step.
public class HotLoops {
    static int field; int inst; static long[] la = new long[64]; static double[] da = new double[64]; static volatile int vol;
    static int ints(int n) { int h = 1; for (int i = 0; i < n; i++) h = h * 31 + (i ^ h >>> 3) - (h << 2); return h; }
    static long longs(int n) { long h = 1; for (int i = 0; i < n; i++) { h = h * 6364136223846793005L + i; la[i & 63] += h >> (i & 31); if ((h & 7) == 3) h ^= la[(int) (h >>> 58)]; } return h; }
    static double doubles(int n) { double d = 0.5; for (int i = 1; i < n; i++) { d = d * 1.0001 + 1.0 / i; if (d > 100) d -= 99.5; da[i & 63] += d; } return d + da[7]; }
    static float floats(int n) { float f = 1; for (int i = 1; i < n; i++) { f = f / 1.001f + i % 7; if (f != f) return -1; } return f; }
    static int mixed(int n) { int r = 0; for (int i = -n; i < n; i++) { r += i / 7 + i % 5 + (i >> 1) + (i >>> 28) + (byte) i + (char) i + (short) (i * 3) + (int) (i * 0.3) + (int) (long) (float) i; r ^= i == 0 ? 0 : n / i; } return r; }
    int fields(int n) { for (int i = 0; i < n; i++) { inst += field++ ^ i; field -= inst & 3; vol++; } return inst + field + vol; }
    static int nested(int n) { int c = 0; outer: for (int i = 2; i < n; i++) { for (int j = 2; j * j <= i; j++) if (i % j == 0) continue outer; c += i; } return c; }
    static int strings(int n) { StringBuilder s = new StringBuilder(); for (int i = 0; i < n; i++) { s.append(i % 10); if (s.length() > 50) s.delete(0, 25); } return s.toString().hashCode(); }
    static int exceptions(int n) { int c = 0; int[] a = new int[10]; for (int i = 0; i < n; i++) try { a[i % 11]++; c += a[i % 10]; } catch (ArrayIndexOutOfBoundsException e) { c -= i; } return c; }
    static int calls(int n) { Object[] o = {"s", 1, 2L, 'c', new int[0].length}; int h = 0; for (int i = 0; i < n; i++) { h = h * 17 + o[i % 5].hashCode(); if (o[i % 5].equals(o[(i + 1) % 5])) h++; } return h; }
    public static void main(String[] args) {
        for (int round = 0; round < 3; round++) T.p(ints(300000), longs(200000), doubles(200000), floats(100000), mixed(100000), new HotLoops().fields(100000), nested(5000), strings(50000), exceptions(20000), calls(100000));
    }
}
