import java.util.*;

/** Switch expressions and statements of all kinds: yields, throws, nested, in lambdas and fields, on chars, bytes, shorts, boxes, strings that collide, enums, sparse and dense, extreme keys, inside try and loops. */
public class SwitchExpressions {
    enum Color { RED, GREEN, BLUE { @Override int f() { return 99; } }; int f() { return ordinal(); } }
    static final int CONST = 3;
    static int initial = switch (CONST) { case 3 -> { int x = 5; yield x * 2; } default -> 0; };

    static String dense(int i) { return switch (i) { case 0, 1, 2 -> "low"; case 3 -> "three"; case 4 -> { if (i > 3) yield "four"; yield "?"; } case 5, 6 -> throw new IllegalStateException("five or six " + i); default -> "other" + i; }; }
    static int sparse(int i) { switch (i) { case Integer.MIN_VALUE: return 1; case -1000000: return 2; case -1: return 3; case 0: return 4; case 7: return 5; case 1 << 20: return 6; case Integer.MAX_VALUE: return 7; default: return 0; } }
    static int fall(int i) { int r = 0; switch (i) { case 1: r += 1; case 2: r += 10; case 3: r += 100; break; default: r += 1000; case 4: r += 10000; } return r; }
    static String strings(String s) { return switch (s) { case "Aa" -> "1"; case "BB" -> "2"; case "AaAa" -> "3"; case "BBBB" -> "4"; case "AaBB" -> "5"; case "" -> "empty"; case "\0" -> "nul"; case "\ud83d\ude00" -> "smile"; default -> "none"; }; }
    static int chars(char c) { return switch (c) { case 'a', 'e', 'i', 'o', 'u' -> 1; case '\uffff' -> 2; case '\0' -> 3; default -> 0; }; }
    static int bytes(Byte b) { return switch (b) { case -128 -> 1; case 127 -> 2; case 0 -> 3; default -> 4; }; }
    static long widths(short s) { return switch (s) { case 1 -> 1; case 2 -> 2L; case 3 -> 'c'; case 4 -> (byte) -1; default -> Integer.MAX_VALUE + 1L; }; }
    static double mixed(int i) { return switch (i) { case 0 -> 1; case 1 -> 2.5f; case 2 -> 3L; default -> Double.NaN; }; }
    static Object boxed(int i) { return switch (i) { case 0 -> 1; case 1 -> "s"; default -> null; }; }
    static int enums(Color c) { return switch (c) { case RED -> 1; case GREEN -> 2; case BLUE -> c.f(); }; }
    static int nested(int a, Color c) { return switch (a) { case 1 -> switch (c) { case RED -> { try { yield Integer.parseInt("x"); } catch (NumberFormatException e) { yield -1; } finally { count++; } } default -> switch (c.name()) { case "BLUE": yield 5; default: int z = 0; for (int i = 0; i < 3; i++) { if (i == 2) break; z += i; } yield z; }; }; default -> a + switch (a % 2) { case 0 -> 10; default -> 20; } * 2; }; }
    static int count;
    static int state(String input) { int state = 0; loop: for (int i = 0; ; i++) { char c = i < input.length() ? input.charAt(i) : '$'; switch (state) { case 0: if (c == 'a') { state = 1; continue loop; } break loop; case 1: switch (c) { case 'b': state = 2; break; case '$': break loop; default: return -1; } break; case 2: if (c == '$') break loop; state = 0; i--; continue; } } return state; }

    public static void main(String[] args) {
        T.p(initial);
        for (int i = -1; i < 8; i++) { int k = i; T.value("dense " + i, () -> dense(k)); T.p(fall(i), widths((short) i), mixed(i), boxed(i)); }
        for (int i : new int[] {Integer.MIN_VALUE, Integer.MIN_VALUE + 1, -1000000, -1, 0, 6, 7, 8, 1 << 20, Integer.MAX_VALUE}) T.p(i, sparse(i));
        for (String s : new String[] {"Aa", "BB", "AaAa", "BBBB", "AaBB", "BBAa", "", "\0", "\ud83d\ude00", "\ud83d", "aA"}) T.p(strings(s), strings(new String(s)));
        T.kind("null string", () -> strings(null)); T.kind("null enum", () -> enums(null)); T.kind("null box", () -> bytes(null));
        T.p(chars('a'), chars('\uffff'), chars('\0'), chars('b'), bytes((byte) -128), bytes((byte) 127), bytes((byte) 0), bytes((byte) 5));
        for (Color c : Color.values()) T.p(c, enums(c), nested(1, c), nested(2, c), nested(3, c));
        T.p(count, state("ab"), state("aba"), state("abab"), state("ac"), state(""), state("x"));
        long sum = 0; String[] keys = {"Aa", "BB", "AaAa", "BBBB", "zz", ""}; for (int i = 0; i < 30000; i++) { sum += sparse(i % 9 - 1) + fall(i % 6) + strings(keys[i % 6]).length() + chars((char) (i % 128)) + enums(Color.values()[i % 3]) + (i % 7 < 5 ? dense(i % 5).length() : 0); } T.p(sum);
        int x = 5; x += switch (x) { case 5 -> { x = 100; yield 1; } default -> 0; }; T.p(x);
        int[] a = {1, 2, 3}; int idx = 0; a[idx++] = switch (idx) { case 1 -> a[idx++] * 10; default -> -1; }; T.p(a, idx);
        T.p(Arrays.stream(new int[] {1, 2, 3}).map(v -> switch (v) { case 1 -> 10; case 2 -> { int q = v; yield q * q; } default -> 0; }).sum());
        switch (args.length) { } switch (args.length) { default: } switch ("s") { case "t" -> T.p("no"); } final int local = 4; switch (4) { case local -> T.p("constant local"); default -> T.p("no"); }
    }
}
