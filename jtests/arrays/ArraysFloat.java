import java.util.*;
import java.util.stream.*;

/** Arrays of type float by java.util.Arrays and by bytecode, compared with plain loops: copies, fills, comparison, mismatch at each place, sorting, searching, hashing, text. */
public class ArraysFloat {
    static float[] make(int n, long seed) { Random r = new Random(seed); float[] a = new float[n]; for (int i = 0; i < n; i++) a[i] = r.nextInt(9) == 0 ? Float.NaN : r.nextInt(9) == 0 ? -0.0f : r.nextFloat() - 0.5f; return a; }
    static boolean same(float a, float b) { return Float.compare(a, b) == 0; }
    static int naiveMismatch(float[] a, float[] b) { int n = Math.min(a.length, b.length); for (int i = 0; i < n; i++) if (!same(a[i], b[i])) return i; return a.length == b.length ? -1 : n; }
    static float[] naiveCopy(float[] a, int from, int to) { float[] c = new float[to - from]; for (int i = from; i < to && i < a.length; i++) c[i - from] = a[i]; return c; }

    public static void main(String[] args) {
        for (int n : new int[] {0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 63, 65, 100, 257}) {
            float[] a = make(n, n), b = a.clone();
            if (!Arrays.equals(a, b) || Arrays.mismatch(a, b) != -1 || Arrays.hashCode(a) != Arrays.hashCode(b)) T.p("clone", n);
            for (int i = 0; i < n; i += Math.max(1, n / 23)) {
                b[i] = 7.25f;
                if (Arrays.equals(a, b) != (naiveMismatch(a, b) == -1) || Arrays.mismatch(a, b) != naiveMismatch(a, b)) T.p("mismatch", n, i);
                if (Arrays.equals(a, i, n, b, i, n) != same(a[i], b[i]) && i == n - 1) T.p("range", n, i);
                b[i] = a[i];
                float[] c = Arrays.copyOfRange(a, i, n + 3), d = new float[n + 10];
                if (naiveMismatch(c, naiveCopy(a, i, n + 3)) != -1) T.p("copyOfRange", n, i);
                System.arraycopy(a, i, d, 5, n - i);
                if (naiveMismatch(Arrays.copyOfRange(d, 5, 5 + n - i), naiveCopy(a, i, n)) != -1) T.p("arraycopy", n, i);
                System.arraycopy(d, 0, d, 3, n + 5); System.arraycopy(d, 6, d, 1, n);
                Arrays.fill(d, 2, n + 1, 7.25f);
                if (n > 1 && (!same(d[2], 7.25f) || !same(d[n], 7.25f))) T.p("fill", n, i);
            }
            T.p(n, Arrays.hashCode(a), n < 4 ? Arrays.toString(a) : Arrays.toString(a).hashCode(), Arrays.asList(Arrays.copyOf(a, n / 2)).size());
            float[] s = a.clone(), p = a.clone();
            Arrays.sort(s);
            Arrays.parallelSort(p);
            boolean ordered = true;
            for (int i = 1; i < n; i++) ordered &= Float.compare(s[i - 1], s[i]) <= 0;
            int found = 0;
            for (int i = 0; i < n; i++) { int at = Arrays.binarySearch(s, a[i]); if (at >= 0 && same(s[at], a[i])) found++; }
            Arrays.sort(a, n / 4, n / 2);
            T.p("  ", ordered, naiveMismatch(s, p) == -1, found == n, Arrays.hashCode(a), Arrays.compare(a, s) < 0, Arrays.compare(s, s));
        }
        float[] hot = make(64, 5);
        long h = 0;
        for (int k = 0; k < 30000; k++) { float t = hot[k & 63]; hot[k & 63] = hot[(k * 7 + 3) & 63]; hot[(k * 7 + 3) & 63] = t; h = h * 31 + (same(t, hot[k & 31]) ? 1 : 0); }
        T.p(h, Arrays.hashCode(hot));
        T.thrown("range", () -> Arrays.fill(new float[3], 2, 1, 7.25f)); T.thrown("beyond", () -> Arrays.fill(new float[3], 1, 4, 7.25f)); T.thrown("copy", () -> Arrays.copyOf(new float[1], -1)); T.thrown("copy range", () -> Arrays.copyOfRange(new float[1], 2, 3)); T.p(Arrays.hashCode((float[]) null), Arrays.toString((float[]) null), Arrays.equals((float[]) null, null));
        int caught = 0; float[] small = new float[10]; for (int k = -100; k < 20000; k++) { try { small[k % 13] = 7.25f; } catch (ArrayIndexOutOfBoundsException e) { caught++; } } T.p(caught, small);
    }
}
