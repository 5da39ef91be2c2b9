// jtest: gc-subset
// Arithmetic with constants, results stored into operands, fused comparisons and small switches, often enough to be compiled.
import java.util.Random;

public class CompiledArithmetic {
    static long hash;

    static void add(long value) {
        hash = hash * 31 + value;
    }

    static void divideInt(int n) {
        add(n / 2);
        add(n % 2);
        add(n / 3);
        add(n % 3);
        add(n / 5);
        add(n / 7);
        add(n % 7);
        add(n / 10);
        add(n % 10);
        add(n / 16);
        add(n % 16);
        add(n / 641);
        add(n / 1_000_000_007);
        add(n % 1_073_741_825);
        add(n / 1_073_741_824);
        add(n / 2_147_483_647);
        add(n % 2_147_483_647);
        add(n / -3);
        add(n / 1);
        add(n % -1);
    }

    static void divideLong(long n) {
        add(n / 2);
        add(n % 2);
        add(n / 8);
        add(n % 8);
        add(n / 1_073_741_824);
        add(n % 1_073_741_824);
        add(n / 10);
        add(n % 1000);
        add(n / -1);
    }

    static long intoOperands(int n, long m) {
        int q = n / 3;
        q = q * 5 + n;
        q = 7 - q;
        q = q - 7;
        int z = q;
        z = z + z;
        z = z - q;
        q = z - q;
        q = q ^ z;
        q = n - q;
        z = 3 & z;
        long l = m;
        l = l * l;
        l = 5 - l;
        l = l + n;
        l = n - l;
        l = l | q;
        double d = n;
        d = d * d;
        d = 2.0 - d;
        d = d - n;
        double e = d;
        e = e / d;
        e = d - e;
        d = e / (d + 0.5);
        float f = n;
        f = 3f * f;
        f = f - f * 0.5f;
        f = n / f;
        return q + z + l + (long) (d * 100) + (long) e + (long) f;
    }

    static int compareLongs(long a, long b) {
        int r = 0;
        if (a < b) r |= 1;
        if (a <= b) r |= 2;
        if (a == b) r |= 4;
        if (a != b) r |= 8;
        if (a > b) r |= 16;
        if (a >= b) r |= 32;
        if (a > 0x7fffffffL) r |= 64;
        if (a < 0x100000000L) r |= 128;
        boolean less = a < b;
        return less ? -r : r;
    }

    static int compareDoubles(double a, double b) {
        int r = 0;
        if (a < b) r |= 1;
        if (a <= b) r |= 2;
        if (a == b) r |= 4;
        if (a != b) r |= 8;
        if (a > b) r |= 16;
        if (a >= b) r |= 32;
        if (!(a < b)) r |= 64;
        if (!(a >= b)) r |= 128;
        return r;
    }

    static int compareFloats(float a, float b) {
        int r = 0;
        while (a < b && r < 8) {
            a = a + 1;
            r++;
        }
        do {
            r += 16;
        } while (!(a <= b) && r < 100);
        return r;
    }

    static int fewCases(int k) {
        switch (k) {
            case -1: return 9;
            case 0:
            case 1: return 3;
            case 2: return 5;
            case 3: k += 10;
            default: return k;
        }
    }

    static int highCases(int k) {
        switch (k) {
            case Integer.MAX_VALUE - 1: return 1;
            case Integer.MAX_VALUE: return 2;
            default: return 3;
        }
    }

    static int lowCases(int k) {
        switch (k) {
            case Integer.MIN_VALUE: return 1;
            case Integer.MIN_VALUE + 1: return 2;
            default: return 3;
        }
    }

    public static void main(String[] args) {
        Random random = new Random(42);
        double[] doubles = {0.0, -0.0, 1.5, -1.5, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 7};
        int[] ints = {0, 1, -1, 2, -2, 9, 10, 11, Integer.MAX_VALUE, Integer.MAX_VALUE - 1, Integer.MIN_VALUE, Integer.MIN_VALUE + 1};
        for (int i = 0; i < 20_000; i++) {
            int n = i % 3 == 0 ? ints[i / 3 % ints.length] : random.nextInt() >> i % 32;
            long m = i % 5 == 0 ? Long.MIN_VALUE + i % 3 : random.nextLong() >> i % 64;
            divideInt(n);
            divideLong(i % 3 == 0 ? n : m);
            add(intoOperands(n, m));
            add(compareLongs(m, i % 2 == 0 ? m : n));
            add(compareDoubles(doubles[i % 8], doubles[i / 8 % 8]));
            add(compareFloats((float) doubles[i % 8], (float) doubles[i / 8 % 8]));
            add(fewCases(i % 8 - 2) + highCases(n) * 10 + lowCases(n) * 100);
            if (i % 4000 == 0) System.out.println(i + " " + hash);
        }
        System.out.println(hash);
    }
}
