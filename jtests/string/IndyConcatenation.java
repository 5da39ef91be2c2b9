/** Concatenations that the VM does itself, and their neighbours that it leaves to the class library. */
public class IndyConcatenation {
    static String s(String x) { return x; }

    static void show(String what, String text) {
        StringBuilder units = new StringBuilder();
        int hash = 0;
        for (int i = 0; i < text.length(); i++) hash = 31 * hash + text.charAt(i);
        for (int i = 0; i < Math.min(12, text.length()); i++) units.append(' ').append((int) text.charAt(i));
        T.p(what, text.length(), hash == text.hashCode(), hash, units, text.equals(new StringBuilder().append(text).toString()));
    }

    static void numbers(int i, long l, short h, byte b, char c, boolean z) {
        show("int", "i=" + i);
        show("long", "l=" + l + ";");
        show("short", h + "|" + b);
        show("char", "<" + c + ">" + c + i);
        show("boolean", z + "," + !z + l);
        show("all", "" + i + l + h + b + c + z);
    }

    static void strings(String a, String b) {
        show("two", a + b);
        show("three", a + b + a);
        show("constants", "[" + a + "\u00e9\0," + b + "]");
        show("beyond Latin-1 \u20ac", a + "\u20ac" + b);
        show("empty", "" + a);
        show("behind", a + "");
        a += b;
        show("assigned", a);
    }

    static String many(int i) {
        String x = s("x");
        return x + i + x + i + x + i + x + i + x + i + x + i + x + i + x + i + x + i + x + i + x + i + x + i + x + i
            + x + i + x + i + x + i + x + i + x + i + x + i + x + i + x + i + x + i + x + i + x + i + x + i + x + i;
    }

    static class Said {
        final String text;
        Said(String text) { this.text = text; }
        @Override public String toString() { return text; }
    }

    public static void main(String[] args) {
        for (int i : new int[] {0, 9, 10, 99, 100, 12345, 999999999, 1000000000, Integer.MAX_VALUE, -1, -10, Integer.MIN_VALUE}) {
            numbers(i, i * 1000003L, (short) i, (byte) i, (char) i, i < 0);
        }
        for (long l = 1; l > 0; l *= 10) numbers((int) l, l, (short) l, (byte) l, (char) l, true);
        numbers(7, Long.MIN_VALUE, Short.MIN_VALUE, Byte.MIN_VALUE, '\uffff', false);
        numbers(7, Long.MAX_VALUE, Short.MAX_VALUE, Byte.MAX_VALUE, '\u0100', false);

        String[] texts = {"", "a", "ab", "abc", "abcdefg", "abcdefgh", "0123456789abcdef", "0123456789abcdefg", "\u00ff",
            "\u0100", "\u20ac\ud83d\ude00", null, "x".repeat(500), "x".repeat(8200), "\u4e2d".repeat(5000)};
        for (String a : texts) for (String b : texts) strings(a, b);

        String once = s("once");
        T.p("new strings", ("" + once) != once, (once + "") != once, (once + s("")) != once, ("" + once).equals(once));
        T.p("same", ("" + once).intern() == once, (once + 1).intern() == "once1");
        show("many", many(-123456789));
        // Left to the class library: objects, floating point, constants that hold marks.
        T.p("o=" + new Said("said") + new Said(null) + (Object) null + 1.5 + 2.5f, s("a") + "\1\2" + s("b"));
        CharSequence chars = s("c") + 'h';
        T.p(chars, "n" + (Integer) 5 + (Character) 'c');
        try {
            T.p("never" + new Object() { @Override public String toString() { throw new IllegalStateException("said no"); } });
        } catch (IllegalStateException e) {
            T.p(e.getMessage(), e.getStackTrace()[0].getMethodName());
        }

        long sum = 0;
        for (int i = 0; i < 20_000; i++) {
            String t = "v" + i + (i & 7) + (char) ('a' + i % 26) + (i % 3 == 0) + (long) i * i;
            sum = sum * 31 + t.hashCode();
        }
        T.p("loop", sum);
    }
}
