import java.util.stream.Collectors;

public class CharsStreams {
    public static void main(String[] args) {
        T.p("hello".chars().mapToObj(c -> String.valueOf((char) c)).collect(Collectors.joining("-")));
        T.p("a\ud83d\ude00b".codePoints().mapToObj(Integer::toHexString).toList(), "a\ud83d\ude00b".chars().mapToObj(Integer::toHexString).toList());
        T.p("mississippi".chars().boxed().collect(Collectors.groupingBy(c -> (char) (int) c, java.util.TreeMap::new, Collectors.counting())));
        T.p("語語é".chars().distinct().count(), "".chars().findAny().isPresent());
        CharSequence cs = new CharSequence() {
            public int length() { return 3; }
            public char charAt(int i) { return (char) ('x' + i); }
            public CharSequence subSequence(int a, int b) { return "sub"; }
            public String toString() { return "xyz"; }
        };
        T.p(cs.chars().sum(), String.join("+", cs, cs), new StringBuilder(cs).append(cs, 1, 3), "xyz".contentEquals(cs), CharSequence.compare(cs, "xyz"), "axyzb".contains(cs), "axyz".replace(cs, "!"));
        java.util.StringTokenizer t = new java.util.StringTokenizer("a b,c  d", " ,", true);
        StringBuilder b = new StringBuilder();
        while (t.hasMoreTokens()) b.append('<').append(t.nextToken()).append('>');
        T.p(b, t.countTokens());
        java.util.Scanner s = new java.util.Scanner("12 3.5 word\nline two\ntrue 0x1F");
        T.p(s.nextInt(), s.nextDouble(), s.next(), s.nextLine().isEmpty(), s.nextLine(), s.nextBoolean(), s.hasNextInt(), s.next());
        T.thrown("scanner", s::next);
        T.thrown("mismatch", () -> new java.util.Scanner("x").nextInt());
        var compact = "é".repeat(5) + "x".repeat(5);
        T.p(compact.strip().length(), "\u2003x\u2003".strip(), "\u2003x\u2003".trim().length(), "x\u001f".trim(), compact.indexOf('x', 3), compact.lastIndexOf('é', 3));
        T.p(String.CASE_INSENSITIVE_ORDER.compare("ABC", "abd"), java.util.Arrays.compare("ab".toCharArray(), "b".toCharArray()));
        T.p(String.copyValueOf(new char[] {'a', 'b', 'c'}, 1, 1), "x".equals((Object) new StringBuilder("x")), "%s".formatted((Object) new String[] {"only"}.length));
        T.thrown("codePointAt", () -> "".codePointAt(0));
        T.thrown("repeat", () -> "x".repeat(-1));
        T.thrown("new String", () -> new String(new byte[3], 2, 5));
        T.thrown("invalid code point", () -> new String(new int[] {0x110000}, 0, 1));
        T.thrown("charset", () -> "x".getBytes("no-such-charset"));
    }
}
