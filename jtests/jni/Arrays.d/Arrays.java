import java.util.Random;

/** Arrays: lengths, elements, regions, release modes, critical sections, errors. */
public class Arrays {
    static { System.loadLibrary("native"); }

    static native Object[] create(int length);
    static native void modify(boolean[] z, byte[] b, char[] c, short[] s, int[] i, long[] j, float[] f, double[] d);
    static native void regions(boolean[] z, byte[] b, char[] c, short[] s, int[] i, long[] j, float[] f, double[] d);
    static native void modes(int[] a, int[] b, int[] c);
    static native int critical(byte[] a, int[] b);
    static native void objects(String[] strings, Object[][] nested, Object other);
    static native void errors(int[] a, String[] strings);
    static native void empty(int[] none, Object[] objects);

    public static void main(String[] args) {
        for (Object a : create(3)) T.p(a.getClass().getName(), a);
        boolean[] z = {true, false}; byte[] b = {1, -2}; char[] c = {'a', '\uFFFF'}; short[] s = {1, -2};
        int[] i = {1, -2}; long[] j = {1, -2}; float[] f = {1, -2}; double[] d = {1, -2};
        modify(z, b, c, s, i, j, f, d);
        T.p(z, b, (int) c[0], (int) c[1], s, i, j, f, d);
        regions(new boolean[5], new byte[5], new char[5], new short[5], new int[5], new long[5], new float[5], new double[5]);
        int[] x = {1, 2, 3}, y = {1, 2, 3}, w = {1, 2, 3};
        modes(x, y, w);
        T.p(x, y, w);
        byte[] big = new byte[100_000];
        new Random(5).nextBytes(big);
        T.p(critical(big, i), big[0], big[99_999], i);
        String[] strings = {"a", null, "c"};
        objects(strings, new Object[2][1], new Object() { public String toString() { return "other"; } });
        T.p((Object) strings);
        errors(new int[4], strings);
        empty(new int[0], new Object[0]);
    }
}
