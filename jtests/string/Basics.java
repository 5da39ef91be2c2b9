// jtest: gc-subset
public class Basics {
    public static void main(String[] args) {
        String[] samples = {"", "a", "abc", "Hello, World", "grüße", "日本語", "mixed é 語 x", "\ud83d\ude00 smile", "  trim\t\n", "\u0000nul"};
        for (String s : samples) {
            T.p(s.length(), s.hashCode(), s.isEmpty(), s.isBlank(), s.toUpperCase(), s.toLowerCase(), s.trim().length(), s.strip().length(), s.codePointCount(0, s.length()));
            T.p("  ", s.indexOf('a'), s.indexOf("o"), s.lastIndexOf('l'), s.indexOf(0x1f600), s.contains("ll"), s.startsWith("He"), s.endsWith("語"), s.indexOf(""), s.lastIndexOf(""));
            T.p("  ", s.replace('l', 'L'), s.replace("l", "<l>"), s.replace("", "-"), s.concat("+"), s.repeat(2), new StringBuilder(s).reverse());
            for (String t : samples) {
                if (s.equals(t) != (s.compareTo(t) == 0)) T.p("inconsistent");
                T.p("    ", s.compareTo(t), s.compareToIgnoreCase(t), s.equalsIgnoreCase(t), s.contentEquals(new StringBuilder(t)), s.regionMatches(true, 0, t, 0, 1));
            }
        }
        T.p("substring".substring(3), "substring".substring(3, 6), "substring".substring(9).isEmpty(), "日本語".substring(1), "a日".substring(0, 1));
        T.p("x".compareTo("xyz"), "é".compareTo("e"), "語".compareTo("é"), "STRASSE".equalsIgnoreCase("straße"), "ß".toUpperCase(), "İ".toLowerCase().length());
        T.p(String.join("|", "a", "b", null), String.join(",", java.util.List.of("x", "y")), String.valueOf((Object) null), String.valueOf(new char[] {'o', 'k'}), String.valueOf(1.0f));
        T.p("a,b".chars().sum(), "\ud83d\ude00x".codePoints().count(), "lines\nof\r\ntext\r".lines().toList());
        T.p("Aa".hashCode() == "BB".hashCode(), "%d%%".formatted(5), "abc".charAt(1), "abc".codePointAt(2), "\ud83d\ude00".codePointAt(0), "\ud83d\ude00".codePointBefore(2), "\ud83d\ude00ab".offsetByCodePoints(0, 2));
        T.p(new String(new char[] {'a', 'b', 'c'}, 1, 2), new String(new int[] {0x1f600, 'a'}, 0, 2), new String("copy") == "copy", "x".equals(null), "x".describeConstable().get());
        char[] dst = new char[5];
        "hello".getChars(1, 4, dst, 1);
        T.p((int) dst[0], dst[1], dst[3], "hello".toCharArray().length, "b".subSequence(0, 1), "transform".transform(x -> x + x.length()));
    }
}
