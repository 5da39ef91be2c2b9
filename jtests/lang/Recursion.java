// jtest: gc-subset
public class Recursion {
    static int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }

    static int ackermann(int m, int n) {
        return m == 0 ? n + 1 : n == 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1));
    }

    static boolean even(int n) { return n == 0 || odd(n - 1); }
    static boolean odd(int n) { return n != 0 && even(n - 1); }

    static void hanoi(int n, int[] moves, String from, String to, String via) {
        if (n == 0) return;
        hanoi(n - 1, moves, from, via, to);
        moves[0]++;
        moves[1] = moves[1] * 31 + from.charAt(0) - to.charAt(0);
        hanoi(n - 1, moves, via, to, from);
    }

    static long depth(long n, double d, Object o) { return n == 0 ? (long) d : 1 + depth(n - 1, d + 0.5, o); }

    static int queens(int n, int row, int cols, int d1, int d2) {
        if (row == n) return 1;
        int count = 0;
        for (int c = 0; c < n; c++) {
            int a = 1 << c, b = 1 << (row + c), e = 1 << (row - c + n);
            if ((cols & a | d1 & b | d2 & e) == 0) count += queens(n, row + 1, cols | a, d1 | b, d2 | e);
        }
        return count;
    }

    static void permute(StringBuilder out, char[] a, int k) {
        if (k == a.length) {
            out.append(a).append(' ');
            return;
        }
        for (int i = k; i < a.length; i++) {
            char t = a[k]; a[k] = a[i]; a[i] = t;
            permute(out, a, k + 1);
            t = a[k]; a[k] = a[i]; a[i] = t;
        }
    }

    public static void main(String[] args) {
        T.p(fib(22), ackermann(2, 9), even(1000), odd(777));
        int[] moves = new int[2];
        hanoi(12, moves, "A", "C", "B");
        T.p(moves, depth(2000, 1, "x"), queens(7, 0, 0, 0, 0));
        StringBuilder out = new StringBuilder();
        permute(out, "abcd".toCharArray(), 0);
        T.p(out);
    }
}
