// jtest: gc-subset
public class Arrays2 {
    public static void main(String[] args) {
        int[][] grid = new int[3][4];
        int[][] ragged = {{1}, {2, 3}, {}, null, {4, 5, 6}};
        int[][][] cube = new int[2][3][];
        long[][][] full = new long[2][2][2];
        String[][] strings = new String[2][2];
        grid[1][2] = 5;
        cube[1][2] = new int[] {9};
        full[1][1][1] = Long.MIN_VALUE;
        strings[0][1] = "s";
        T.p(grid, ragged, cube, full, strings);
        T.p(grid.getClass().getName(), cube.getClass(), full[0].getClass(), strings.getClass().getSimpleName());
        T.p(grid.getClass().getComponentType(), grid.getClass().getSuperclass(), grid instanceof Cloneable, (Object) grid instanceof java.io.Serializable);
        int[][] copy = grid.clone();
        T.p(copy != grid, copy[1] == grid[1], copy.getClass() == grid.getClass());
        byte[] b = {-1, 127, -128};
        char[] c = {'a', '\uffff'};
        short[] s = {-1, Short.MAX_VALUE};
        boolean[] z = {true, false};
        float[] f = {1.5f, Float.NaN};
        double[] d = {-0.0};
        T.p(b, (int) c[1], s, z, f, d);
        b[0] += 200;
        s[1]++;
        c[1]++;
        z[0] ^= true;
        T.p(b[0], s[1], (int) c[1], z[0]);
        Object[] covariant = new String[2];
        T.p(covariant instanceof String[], covariant instanceof Comparable[]);
        T.p(new int[0].length, new Object[0][5].length);
        T.thrown("negative", () -> T.p(new int[Integer.parseInt("-1")].length));
        T.thrown("negative second", () -> T.p(new int[3][Integer.parseInt("-7")].length));
        T.thrown("zero then negative", () -> T.p(new int[0][Integer.parseInt("-7")].length));
        T.thrown("store", () -> covariant[0] = Integer.valueOf(1));
        T.thrown("index", () -> grid[2][4] = 1);
        T.thrown("ragged null", () -> ragged[3][0] = 1);
        int[][] big = new int[100][100];
        for (int i = 0; i < 100; i++) {
            for (int j = 0; j < 100; j++) {
                big[i][j] = i * j;
            }
        }
        int sum = 0;
        for (int[] row : big) {
            for (int v : row) {
                sum += v;
            }
        }
        T.p(sum);
        int[] from = {1, 2, 3, 4, 5};
        System.arraycopy(from, 0, from, 1, 4);
        T.p(from);
        System.arraycopy(from, 2, from, 0, 3);
        T.p(from);
    }
}
