// java.util.Arrays.fill of every type: lengths around those of vectors, ranges, what throws, values wider than elements.

import java.util.Arrays;

public class Fills {
    static long hash;

    static void add(long value) {
        hash = hash * 1000003 + value;
    }

    static void whole(int length, int seed) {
        boolean[] z = new boolean[length];
        byte[] b = new byte[length];
        char[] c = new char[length];
        short[] s = new short[length];
        int[] i = new int[length];
        long[] j = new long[length];
        float[] f = new float[length];
        double[] d = new double[length];
        Object[] o = new Object[length];
        String[] t = new String[length];
        Arrays.fill(z, (seed & 1) != 0);
        Arrays.fill(b, (byte) seed);
        Arrays.fill(c, (char) seed);
        Arrays.fill(s, (short) seed);
        Arrays.fill(i, seed * 31);
        Arrays.fill(j, seed * 0x9E3779B97F4A7C15L);
        Arrays.fill(f, seed / 3f);
        Arrays.fill(d, seed / 7.0);
        Arrays.fill(o, "v" + seed);
        Arrays.fill(t, "w");
        all(z, b, c, s, i, j, f, d, o, t);
        int from = length / 3, to = length - length / 5;
        Arrays.fill(z, from, to, (seed & 1) == 0);
        Arrays.fill(b, from, to, (byte) -seed);
        Arrays.fill(c, from, to, (char) -seed);
        Arrays.fill(s, from, to, (short) -seed);
        Arrays.fill(i, from, to, -seed);
        Arrays.fill(j, from, to, -1L - seed);
        Arrays.fill(f, from, to, -0f);
        Arrays.fill(d, from, to, Double.NaN);
        Arrays.fill(o, from, to, null);
        Arrays.fill(t, from, to, null);
        all(z, b, c, s, i, j, f, d, o, t);
        Arrays.fill(o, null);
        add(Arrays.hashCode(o));
    }

    static void all(boolean[] z, byte[] b, char[] c, short[] s, int[] i, long[] j, float[] f, double[] d, Object[] o,
                    Object[] t) {
        add(Arrays.hashCode(z));
        add(Arrays.hashCode(b));
        add(Arrays.hashCode(c));
        add(Arrays.hashCode(s));
        add(Arrays.hashCode(i));
        add(Arrays.hashCode(j));
        add(Arrays.hashCode(f));
        add(Arrays.hashCode(d));
        add(Arrays.hashCode(o));
        add(Arrays.hashCode(t));
    }

    static void fails(Runnable fill) {
        try {
            fill.run();
            System.out.println("no exception");
        } catch (RuntimeException e) {
            System.out.println(e);
        }
    }

    public static void main(String[] args) {
        for (int round = 0; round < 40; round++) {
            for (int length = 0; length < 70; length++) whole(length, round * 70 + length);
        }
        whole(100_000, 77);
        System.out.println(hash);
        int[] ints = {1, 2, 3, 4};
        fails(() -> Arrays.fill(ints, -1, 2, 9));
        fails(() -> Arrays.fill(ints, 2, 5, 9));
        fails(() -> Arrays.fill(ints, 3, 2, 9));
        fails(() -> Arrays.fill((int[]) null, 9));
        fails(() -> Arrays.fill(new Object[2], 1, 3, null));
        fails(() -> Arrays.fill(new Integer[2], "text"));
        Arrays.fill(ints, 4, 4, 9);
        System.out.println(Arrays.toString(ints));
        long[] large = new long[(1 << 20) + 3];
        Arrays.fill(large, 5);
        System.out.println(Arrays.stream(large).sum());
    }
}
