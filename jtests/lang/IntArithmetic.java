// jtest: gc-subset
public class IntArithmetic {
    static int[] values = {0, 1, -1, 2, -2, 7, -7, 31, 32, 33, 100, 0x7fff, 0x8000, 0xffff, 0x10000, 0x55555555,
        0xaaaaaaaa, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE - 1, Integer.MIN_VALUE + 1};

    static String divide(int a, int b) {
        try {
            return Integer.toString(a / b);
        } catch (ArithmeticException e) {
            return e.getMessage();
        }
    }

    static String remainder(int a, int b) {
        try {
            return Integer.toString(a % b);
        } catch (ArithmeticException e) {
            return e.getMessage();
        }
    }

    public static void main(String[] args) {
        for (int a : values) {
            T.p("unary", a, -a, ~a, (byte) a, (char) a + 0, (short) a, (long) a, (float) a, (double) a);
            for (int b : values) {
                T.p(a, b, "add", a + b, "sub", a - b, "mul", a * b, "div", divide(a, b), "rem", remainder(a, b));
                T.p("  shl", a << b, "shr", a >> b, "ushr", a >>> b, "and", a & b, "or", a | b, "xor", a ^ b);
                T.p("  cmp", a < b, a <= b, a == b, a != b, a >= b, a > b);
            }
        }
        int x = 5;
        x += 3.7;
        T.p("compound", x);
        byte y = (byte) 127;
        y++;
        T.p("byte overflow", y);
        char c = 0;
        c--;
        T.p("char underflow", (int) c);
        short s = Short.MIN_VALUE;
        s -= 1;
        T.p("short underflow", s);
        x = Integer.MAX_VALUE;
        x++;
        T.p("int overflow", x);
        x = 10;
        x = x++ + ++x;
        T.p("order", x);
        int i = 0;
        int[] a = new int[4];
        a[i++] = i++ + i++;
        T.p("order of stores", a, i);
        i = 200;
        i += 1000;
        i -= 30000;
        i += 40000;
        T.p("wide iinc", i);
    }
}
