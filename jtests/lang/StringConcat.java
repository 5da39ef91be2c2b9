public class StringConcat {
    static String s = "str";
    static Object o = null;

    static String side(StringBuilder log, String v) {
        log.append(v);
        return v;
    }

    public static void main(String[] args) {
        byte b = -5;
        short sh = 300;
        char c = 'x';
        int i = Integer.MIN_VALUE;
        long l = Long.MAX_VALUE;
        float f = 1.1f;
        double d = -0.0;
        boolean z = true;
        T.p("" + b + sh + c + i + l + f + d + z + s + o + args.length);
        T.p(b + sh + "|" + c + i + "|" + (c + i));
        T.p(o + "null" + (String) null + (Integer) null);
        T.p("latin" + 'é' + "日本" + c + "\uD83D\uDE00");
        T.p(1 + 2 + "3" + 4 + 5, "a" + (1 + 2), 'a' + 'b' + "c");
        String t = "";
        for (int k = 0; k < 20; k++) {
            t += k;
            t = k % 2 + t;
        }
        T.p(t);
        StringBuilder log = new StringBuilder();
        T.p(side(log, "1") + side(log, "2") + side(log, "3") + log);
        char[] cs = {'a', 'b'};
        T.p("concat " + String.valueOf(cs) + cs.length);
        T.p("\1" + i + "\2" + s + "\1\2");
        String many = "" + i + l + c + s + z + d + f + i + l + c + s + z + d + f + i + l + c + s + z + d + f + i + l + c + s + z + d + f
            + i + l + c + s + z + d + f + i + l + c + s + z + d + f + i + l + c + s + z + d + f + i + l + c + s + z + d + f;
        T.p(many.length(), many.hashCode());
        final String constant = "con" + 1 + 2.5f + 'c' + true;
        T.p(constant == "con12.5ctrue", constant);
        s += 1;
        s += 'c';
        s += null;
        T.p(s, s.length());
        Object object = new Object() { public String toString() { return null; } };
        T.p("null toString " + object, Float.NaN + "" + Double.NEGATIVE_INFINITY + 1e10 + 1e-5f + 100f);
    }
}
