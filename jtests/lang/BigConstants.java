// jtest: gc-subset
// Every kind of constant: iconst, bipush, sipush, ldc, ldc2_w, class and string literals, negative zero, extremes.
public class BigConstants {
    public static void main(String[] args) {
        T.p(-1, 0, 1, 2, 3, 4, 5, 6, -2, 127, 128, -128, -129, 32767, 32768, -32768, -32769, 65536, Integer.MAX_VALUE, Integer.MIN_VALUE);
        T.p(0L, 1L, 2L, -1L, 1L << 31, Long.MAX_VALUE, Long.MIN_VALUE, 0x0f0f0f0f0f0f0f0fL, 07777777777L, 0b1010L, 1_000_000_007L);
        T.p(0f, 1f, 2f, 3f, -0f, 1e-45f, 3.4028235e38f, 0x1.8p3f, 1 / 0f);
        T.p(0.0, 1.0, 2.0, -0.0, 4.9e-324, 1.7976931348623157e308, 0x1.fffffffffffffp1023, 1e23, 9007199254740993.0, 0.1 + 0.2);
        T.p(int.class, void.class, int[].class, String.class, Object[][].class, BigConstants.class, Runnable.class, Thread.State.class);
        T.p("", "a", "\u0000", "\u0000".length(), "\ud83d\ude00", "\ud83d".length(), "\uffff".charAt(0) + 0, 'x', '\u1234', true, false, null);
        T.p("same" == "same", "sa" + "me" == "same", ("sa" + args.length) == "sa0", ("sa" + args.length).intern() == "sa0");
        final int local = 5;
        byte b = local;
        switch (5) {
            case local: T.p("constant case", b);
        }
        T.p(Integer.MAX_VALUE + 1, Long.MIN_VALUE - 1, (byte) 300, (char) 65, (int) 3.99e20, (long) Float.NaN, 5 / 2, -5 / 2, -5 % 3, 5.5 % -2);
        T.p(new StringBuilder("x".repeat(70000)).length());
    }
}
