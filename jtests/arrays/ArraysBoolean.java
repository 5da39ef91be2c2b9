import java.util.*;
import java.util.stream.*;

/** Arrays of type boolean by java.util.Arrays and by bytecode, compared with plain loops: copies, fills, comparison, mismatch at each place, sorting, searching, hashing, text. */
public class ArraysBoolean {
    static boolean[] make(int n, long seed) { Random r = new Random(seed); boolean[] a = new boolean[n]; for (int i = 0; i < n; i++) a[i] = r.nextBoolean(); return a; }
    static boolean same(boolean a, boolean b) { return a == b; }
    static int naiveMismatch(boolean[] a, boolean[] b) { int n = Math.min(a.length, b.length); for (int i = 0; i < n; i++) if (!same(a[i], b[i])) return i; return a.length == b.length ? -1 : n; }
    static boolean[] naiveCopy(boolean[] a, int from, int to) { boolean[] c = new boolean[to - from]; for (int i = from; i < to && i < a.length; i++) c[i - from] = a[i]; return c; }

    public static void main(String[] args) {
        for (int n : new int[] {0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 63, 65, 100, 257}) {
            boolean[] a = make(n, n), b = a.clone();
            if (!Arrays.equals(a, b) || Arrays.mismatch(a, b) != -1 || Arrays.hashCode(a) != Arrays.hashCode(b)) T.p("clone", n);
            for (int i = 0; i < n; i += Math.max(1, n / 23)) {
                b[i] = true;
                if (Arrays.equals(a, b) != (naiveMismatch(a, b) == -1) || Arrays.mismatch(a, b) != naiveMismatch(a, b)) T.p("mismatch", n, i);
                if (Arrays.equals(a, i, n, b, i, n) != same(a[i], b[i]) && i == n - 1) T.p("range", n, i);
                b[i] = a[i];
                boolean[] c = Arrays.copyOfRange(a, i, n + 3), d = new boolean[n + 10];
                if (naiveMismatch(c, naiveCopy(a, i, n + 3)) != -1) T.p("copyOfRange", n, i);
                System.arraycopy(a, i, d, 5, n - i);
                if (naiveMismatch(Arrays.copyOfRange(d, 5, 5 + n - i), naiveCopy(a, i, n)) != -1) T.p("arraycopy", n, i);
                System.arraycopy(d, 0, d, 3, n + 5); System.arraycopy(d, 6, d, 1, n);
                Arrays.fill(d, 2, n + 1, true);
                if (n > 1 && (!same(d[2], true) || !same(d[n], true))) T.p("fill", n, i);
            }
            T.p(n, Arrays.hashCode(a), n < 4 ? Arrays.toString(a) : Arrays.toString(a).hashCode(), Arrays.asList(Arrays.copyOf(a, n / 2)).size());
        }
        boolean[] hot = make(64, 5);
        long h = 0;
        for (int k = 0; k < 30000; k++) { boolean t = hot[k & 63]; hot[k & 63] = hot[(k * 7 + 3) & 63]; hot[(k * 7 + 3) & 63] = t; h = h * 31 + (same(t, hot[k & 31]) ? 1 : 0); }
        T.p(h, Arrays.hashCode(hot));
        T.thrown("range", () -> Arrays.fill(new boolean[3], 2, 1, true)); T.thrown("beyond", () -> Arrays.fill(new boolean[3], 1, 4, true)); T.thrown("copy", () -> Arrays.copyOf(new boolean[1], -1)); T.thrown("copy range", () -> Arrays.copyOfRange(new boolean[1], 2, 3)); T.p(Arrays.hashCode((boolean[]) null), Arrays.toString((boolean[]) null), Arrays.equals((boolean[]) null, null));
        int caught = 0; boolean[] small = new boolean[10]; for (int k = -100; k < 20000; k++) { try { small[k % 13] = true; } catch (ArrayIndexOutOfBoundsException e) { caught++; } } T.p(caught, small);
    }
}
