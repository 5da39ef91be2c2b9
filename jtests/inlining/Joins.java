// Values that lie differently on the ways to where jumps meet: constants, locals, results of calls, in bodies done in place.
public class Joins {
    static int calls;
    static final int LIMIT = Integer.getInteger("limit", 100);
    static final boolean FLAG = LIMIT > 5;
    static final double HALF = LIMIT / 200.0;

    static int heavy(int x) {
        calls++;
        Object keep = new int[x & 7];
        return keep.hashCode() == 0 ? -1 : new StringBuilder().append(x).length() + loop(x & 3);
    }

    static int loop(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) sum += i * n;
        return sum;
    }

    static int pick(int a, int b) { return a < b ? a : heavy(b); }

    static int same(int a) { return (a & 1) == 0 ? a : a < 0 ? -a : pick(a, 3) + a; }

    static long wide(long a, int b) { return b == 0 ? a : b > 0 ? a + b : (b & 1) == 0 ? 7L : a * heavy(b & 15); }

    static double real(double d, int i) { return i % 3 == 0 ? d : i % 3 == 1 ? 0.25 : Math.sqrt(d) + HALF; }

    static float single(float f, boolean b) { return b ? f : f * 2 > 9 ? 1f : 0f; }

    static String text(String s, int i) { return i % 5 == 0 ? s : i % 5 == 1 ? "one" : i % 5 == 2 ? null : s.concat("!"); }

    static boolean both(int a, int b) { return a > 3 && (b < 9 || heavy(a & 3) > 2) && FLAG; }

    static int changes(int a, int b) {
        int c = a;
        if (b > 4) {
            a = b;
            c++;
        } else if (b == 2) {
            c = heavy(b);
        }
        b = a + c;
        return a * 31 + b * 7 + c;
    }

    static int nested(int a, int b, int c) { return changes(pick(a, b), same(c)) + (both(a, b) ? a : pick(c, a)); }

    static int many(int a, int b, int c, int d, int e, int f) {
        return a + (b > c ? b : c) + (d > 1 ? e : heavy(f & 7)) + pick(a + b, c + d) * (e < f ? e - f : f - e) + (a ^ (b < 2 ? c : d));
    }

    static String run(int n) {
        long sum = 0;
        double d = 0;
        int length = 0;
        for (int i = 0; i < n; i++) {
            int a = i % 11, b = (i * 7) % 13, c = i % 5 - 2;
            sum += a + nested(a, b, c) * 3L + wide(sum & 1023, c) + many(a, b, c, i & 3, i % 7, i % 9);
            d += real(d % 16, i) + single(b, (i & 2) == 0);
            String s = text("t" + (i & 1), i);
            length += s == null ? 1 : s.length();
            if (both(a, b)) sum ^= i;
        }
        return sum + " " + d + " " + length + " " + calls;
    }

    public static void main(String[] args) {
        System.out.println(run(100));
        System.out.println(run(30_000));
        System.out.println(run(1000));
    }
}
