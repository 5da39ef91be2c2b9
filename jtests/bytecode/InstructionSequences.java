// Instructions that an interpreter may execute together: loops with their heads, jumps to returns, small methods, and where
// one of them throws or is resolved late.

public class InstructionSequences {
    static class Late {
        static int number = 5;
        static boolean flag;
        static String text = "late";
        static { System.out.println("initialized"); }
        static int number() { return number; }
        static boolean flag() { return flag; }
        static String text() { return text; }
    }
    int number;
    long large;
    byte small;
    char letter;
    boolean flag;
    float part;
    Object object;
    InstructionSequences next;

    InstructionSequences number(int n) { number = n; return this; }
    void setNumber(int n) { number = n; }
    void setLarge(long n) { large = n; }
    void setSmall(byte n) { small = n; }
    void setLetter(char c) { letter = c; }
    void setFlag(boolean f) { flag = f; }
    void setPart(float f) { part = f; }
    void setObject(Object o) { object = o; }
    static void setNumberOf(InstructionSequences s, int n) { s.number = n; }
    InstructionSequences self() { return this; }
    static int second(int a, int b) { return b; }
    static byte narrowed(byte b) { return b; }
    boolean isSmall() { return small > 3 && number < 10 || flag; }
    boolean negative(int n) { return n < 0 ? flag : !flag; }
    byte chosen(boolean first, byte a, byte b) { return first ? a : b; }
    Object chosen(boolean first) { return first ? object : this; }
    synchronized int locked(boolean first) { return first ? number : -number; }
    int counted() { return number++ + ++number; }
    InstructionSequences linked(Object o, InstructionSequences n) { object = o; next = n; return next.next; }

    static int loops(int from, int to, int step) {
        int sum = 0;
        for (int i = from; i < to; i++) sum += i;
        for (int i = from; i < to; i += 100) sum ^= i;
        for (int i = 0; i < 100; i++) sum += 3;
        for (int i = 0; i < 1000; i += 7) sum += i & 0x7f0f;
        for (int i = 0; i < 100_000; i += 9999) sum++;
        for (int i = -200; i < -128; i++) sum--;
        outer:
        for (int i = from; i < to; i++) {
            for (int k = from; k < to; k++) {
                if (k == i) continue outer;
                if (sum == step) break outer;
                sum += k;
            }
        }
        for (int i = from, k = to; i < k; i++, k--) sum += k - i;
        for (long i = from; i < to; i++) sum += (int) i;
        int i = to;
        while (i > from) { i--; sum += i - 1 + (i + 1); }
        return sum;
    }
    static int overflow() {
        int rounds = 0;
        for (int i = Integer.MAX_VALUE - 2; i < Integer.MAX_VALUE; i++) rounds++;
        for (byte b = 120; b >= 0; b++) rounds++;
        return rounds;
    }
    static int shifts(int a, int n) {
        return (a << 1) ^ (a >> 1) ^ (a >>> 1) ^ (int) (((long) a << 1) ^ ((long) a >>> 1)) ^ ~a & a - 1 | n | a + n & 0xff;
    }
    static double sums(double[] a, double[] b, double c, double d) {
        double sum = c * d;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        double other = sum + c * d * c;
        return other * sum + d;
    }
    static Object elements(int p0, int p1, int p2, int p3, Object[] objects, int[] numbers, int at) {
        Object found = objects[at];
        int number = numbers[at];
        return found + "" + number + objects[p1] + numbers[p2];
    }

    interface Action { Object run(); }
    static void check(String name, Action action) {
        for (int round = 0; round < 3; round++) {
            try {
                System.out.println(name + " " + action.run());
            } catch (RuntimeException e) {
                StackTraceElement top = e.getStackTrace()[0];
                System.out.println(name + " " + e + " " + top.getMethodName() + ":" + top.getLineNumber());
            }
        }
    }

    static Object set(InstructionSequences s) {
        s.setNumber(-9); s.setLarge(1L << 40); s.setSmall((byte) -200); s.setLetter((char) 70000); s.setFlag(true);
        s.setPart(1.5f); s.setObject("o");
        return s.number + " " + s.large + s.small + (int) s.letter + s.flag + s.part + s.object + s.self().number(3).number;
    }

    public static void main(String[] args) {
        for (int to : new int[] {-3, 0, 5, 300}) check("loops", () -> loops(-2, to, 77));
        check("overflow", () -> overflow());
        for (int a : new int[] {0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) check("shifts", () -> shifts(a, 6));
        check("sums", () -> sums(new double[] {1, 2.5, -3}, new double[] {4, 1e-9, 2}, 0.1, 0.3));
        check("sums", () -> sums(new double[4], new double[3], 0.1, 0.3));
        Object[] objects = {"a", null, "c"};
        int[] numbers = {4, 5, 6, 7};
        for (int i = -1; i < 4; i++) {
            int at = i;
            check("elements", () -> elements(0, 1, 2, 3, objects, numbers, at));
            check("elements of null", () -> elements(0, 1, 2, 3, at == 0 ? null : objects, at == 1 ? null : numbers, at));
        }
        for (int i = 0; i < 3; i++) System.out.println(Late.number() + Late.text() + Late.flag() + (Late.flag = !Late.flag));
        InstructionSequences s = new InstructionSequences(), n = null;
        check("set", () -> set(s));
        check("set null", () -> set(n));
        check("set of null", () -> { setNumberOf(n, 4); return 1; });
        check("linked", () -> s.linked("x", new InstructionSequences()));
        check("linked null", () -> s.linked("x", null));
        check("others", () -> second(1, 2) + narrowed((byte) 300) + " " + s.counted() + s.locked(true) + s.locked(false));
        for (int i = 0; i < 4; i++) {
            s.setSmall((byte) (2 * i));
            s.setFlag(i == 3);
            boolean odd = (i & 1) == 1;
            System.out.println(s.isSmall() + " " + s.negative(i - 2) + s.chosen(odd, (byte) 4, (byte) -4) + (s.chosen(odd) == s));
        }
    }
}
