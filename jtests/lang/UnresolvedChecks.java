// Casts and instanceof of a class that nobody has loaded yet, for null only at first, and arrays of many dimensions, in
// loops that are compiled meanwhile.
import java.util.Arrays;

public class UnresolvedChecks {
    static class Late {
        static { T.p("Late is initialised"); }
        int x = 3;
    }
    static class Later extends Late {}

    static Object value;
    static int count;

    static int checks(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            Late late = (Late) value;
            if (late != null) sum += late.x;
            if (value instanceof Later) sum += 100;
            sum += ((Later[]) (value == null ? null : new Later[i & 3])) == null ? 1 : 2;
        }
        return sum;
    }

    static int grids(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            int[][][] g = new int[i & 3][2][];
            long[][] l = new long[2][i & 1];
            Object[][][][] o = new String[1][1][i & 7][5];
            sum += g.length * 100 + l[1].length + o[0][0].length;
            if (g.length > 0) sum += g[0].length + (g[0][1] == null ? 1 : 0);
            if (o[0][0].length > 0) sum += o[0][0][0].length;
            try {
                sum += new byte[3][i % 50 - 1].length;
            } catch (NegativeArraySizeException e) {
                sum += e.getMessage().length();
                count++;
            }
        }
        return sum;
    }

    public static void main(String[] args) {
        T.p(checks(100_000), checks(3));
        value = new Late();
        T.p(checks(1000));
        value = new Later();
        T.p(checks(100_000));
        value = "string";
        try {
            T.p(checks(5));
        } catch (ClassCastException e) {
            T.p("ClassCastException");
        }
        value = null;
        T.p(checks(1000));
        T.p(grids(20_000), count);
        T.p(Arrays.deepToString(new char[2][0][4]));
    }
}
