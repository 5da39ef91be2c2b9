import java.util.*;
import java.util.stream.*;

/** Arrays of type byte by java.util.Arrays and by bytecode, compared with plain loops: copies, fills, comparison, mismatch at each place, sorting, searching, hashing, text. */
public class ArraysByte {
    static byte[] make(int n, long seed) { Random r = new Random(seed); byte[] a = new byte[n]; for (int i = 0; i < n; i++) a[i] = (byte) r.nextInt(); return a; }
    static boolean same(byte a, byte b) { return a == b; }
    static int naiveMismatch(byte[] a, byte[] b) { int n = Math.min(a.length, b.length); for (int i = 0; i < n; i++) if (!same(a[i], b[i])) return i; return a.length == b.length ? -1 : n; }
    static byte[] naiveCopy(byte[] a, int from, int to) { byte[] c = new byte[to - from]; for (int i = from; i < to && i < a.length; i++) c[i - from] = a[i]; return c; }

    public static void main(String[] args) {
        for (int n : new int[] {0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 63, 65, 100, 257}) {
            byte[] a = make(n, n), b = a.clone();
            if (!Arrays.equals(a, b) || Arrays.mismatch(a, b) != -1 || Arrays.hashCode(a) != Arrays.hashCode(b)) T.p("clone", n);
            for (int i = 0; i < n; i += Math.max(1, n / 23)) {
                b[i] = (byte) 77;
                if (Arrays.equals(a, b) != (naiveMismatch(a, b) == -1) || Arrays.mismatch(a, b) != naiveMismatch(a, b)) T.p("mismatch", n, i);
                if (Arrays.equals(a, i, n, b, i, n) != same(a[i], b[i]) && i == n - 1) T.p("range", n, i);
                b[i] = a[i];
                byte[] c = Arrays.copyOfRange(a, i, n + 3), d = new byte[n + 10];
                if (naiveMismatch(c, naiveCopy(a, i, n + 3)) != -1) T.p("copyOfRange", n, i);
                System.arraycopy(a, i, d, 5, n - i);
                if (naiveMismatch(Arrays.copyOfRange(d, 5, 5 + n - i), naiveCopy(a, i, n)) != -1) T.p("arraycopy", n, i);
                System.arraycopy(d, 0, d, 3, n + 5); System.arraycopy(d, 6, d, 1, n);
                Arrays.fill(d, 2, n + 1, (byte) 77);
                if (n > 1 && (!same(d[2], (byte) 77) || !same(d[n], (byte) 77))) T.p("fill", n, i);
            }
            T.p(n, Arrays.hashCode(a), n < 4 ? Arrays.toString(a) : Arrays.toString(a).hashCode(), Arrays.asList(Arrays.copyOf(a, n / 2)).size());
            byte[] s = a.clone(), p = a.clone();
            Arrays.sort(s);
            Arrays.parallelSort(p);
            boolean ordered = true;
            for (int i = 1; i < n; i++) ordered &= Byte.compare(s[i - 1], s[i]) <= 0;
            int found = 0;
            for (int i = 0; i < n; i++) { int at = Arrays.binarySearch(s, a[i]); if (at >= 0 && same(s[at], a[i])) found++; }
            Arrays.sort(a, n / 4, n / 2);
            T.p("  ", ordered, naiveMismatch(s, p) == -1, found == n, Arrays.hashCode(a), Arrays.compare(a, s) < 0, Arrays.compare(s, s));
        }
        byte[] hot = make(64, 5);
        long h = 0;
        for (int k = 0; k < 30000; k++) { byte t = hot[k & 63]; hot[k & 63] = hot[(k * 7 + 3) & 63]; hot[(k * 7 + 3) & 63] = t; h = h * 31 + (same(t, hot[k & 31]) ? 1 : 0); }
        T.p(h, Arrays.hashCode(hot));
        T.thrown("range", () -> Arrays.fill(new byte[3], 2, 1, (byte) 77)); T.thrown("beyond", () -> Arrays.fill(new byte[3], 1, 4, (byte) 77)); T.thrown("copy", () -> Arrays.copyOf(new byte[1], -1)); T.thrown("copy range", () -> Arrays.copyOfRange(new byte[1], 2, 3)); T.p(Arrays.hashCode((byte[]) null), Arrays.toString((byte[]) null), Arrays.equals((byte[]) null, null));
        int caught = 0; byte[] small = new byte[10]; for (int k = -100; k < 20000; k++) { try { small[k % 13] = (byte) 77; } catch (ArrayIndexOutOfBoundsException e) { caught++; } } T.p(caught, small);
    }
}
