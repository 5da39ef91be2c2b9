// jtest: gc-subset
public class BranchesConditions {
    static int calls;

    static boolean t(boolean v) {
        calls = calls * 2 + (v ? 1 : 0);
        return v;
    }

    static int ternaries(int a, int b) {
        return a > b ? a == 5 ? 1 : b == 5 ? 2 : 3 : a < b ? a == 7 ? 4 : 5 : a != 0 ? 6 : 7;
    }

    public static void main(String[] args) {
        boolean[] tf = {false, true};
        for (boolean a : tf) {
            for (boolean b : tf) {
                for (boolean c : tf) {
                    calls = 1;
                    boolean r1 = t(a) && t(b) || t(c);
                    boolean r2 = t(a) || t(b) && !t(c);
                    boolean r3 = (t(a) | t(b)) & t(c) ^ t(a);
                    boolean r4 = !(t(a) == t(b)) != t(c);
                    boolean r5 = t(a) ? t(b) : t(c);
                    T.p(a, b, c, r1, r2, r3, r4, r5, calls);
                }
            }
        }
        for (int i = 4; i < 8; i++) {
            for (int j = 4; j < 8; j++) {
                T.p(i, j, ternaries(i, j), ternaries(i - 5, j - 5));
            }
        }
        Object n = null, s = "x";
        T.p(n == null, s != null, n == s, n != s, s == "x");
        Integer i127 = 127, j127 = 127, i128 = 128, j128 = 128;
        T.p(i127 == j127, i128.equals(j128), i128 <= j128 && i128 >= j128);
        int x = 0;
        if (x++ == 0 & x++ == 1 | x++ == 2) T.p("x", x);
        boolean b = false;
        b |= true;
        b &= !b | true;
        b ^= b;
        T.p(b);
        Integer nothing = null;
        T.thrown("unboxing null in a condition", () -> T.p(args.length == 0 ? nothing : 0));
    }
}
