// jtest: gc-subset
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public class SplitRegex {
    static void all(String regex, String in) {
        Matcher m = Pattern.compile(regex).matcher(in);
        StringBuilder s = new StringBuilder();
        while (m.find()) {
            s.append('[').append(m.start()).append(',').append(m.end());
            for (int i = 0; i <= m.groupCount(); i++) s.append(' ').append(m.group(i));
            s.append(']');
        }
        T.p(regex, s, in.matches(regex));
    }

    public static void main(String[] args) {
        T.p((Object) "a,b,,c,,".split(","), "a,b,,c,,".split(",", -1), "a,b,c".split(",", 2), "".split(","), "abc".split(""), "a1b22c".split("\\d+"), "x".split("x"), " a b ".split(" "), "a.b".split("."), "a|b".split("|"));
        all("(a+)(b*)", "aabbab xb a");
        all("\\b(\\w)(\\w*)\\b", "the quick brown");
        all("(?<year>\\d{4})-(?<m>\\d\\d)", "on 2024-05 and 1999-12");
        all("a.*?b", "axxbxxb");
        all("a.*b", "axxbxxb");
        all("a.*+b", "axxb");
        all("(?i)HELLO|w[^a-n]rld", "hello World wOrld");
        all("(\\w)\\1", "aabbcd ee");
        all("(?=\\d{3})\\d", "12345");
        all("(?<!a)b", "ab bb cb");
        all("^\\s*#.*$", "# x");
        all("(?m)^l.*$", "l1\nx\nl2");
        all("(?s)a.b", "a\nb");
        all("[\\p{Lu}&&[^A-M]]", "ABNZÖ");
        all("\\p{IsGreek}+", "abc αβγ Ω");
        all("(a|ab)(c|bcd)(d*)", "abcd");
        all("x{2,3}?", "xxxxx");
        all("\\Qa.b\\E", "a.b axb");
        all("\\x41\\u0042\\t", "AB\t");
        all("(?:(a)|b)+", "ab");
        all(".", "\ud83d\ude00x");
        T.p("a1b2".replaceAll("(\\w)(\\d)", "$2$1"), "aaa".replaceFirst("a", "b\\$"), Pattern.compile("\\d").matcher("1a2").replaceAll(r -> "<" + r.group() + ">"), Matcher.quoteReplacement("$1"));
        Matcher m = Pattern.compile("(\\d+)(\\w)?").matcher("12 34x");
        T.p(m.lookingAt(), m.end(), m.find(), m.group(2), m.hitEnd(), m.reset().find(3), m.start(1), m.toMatchResult().group());
        StringBuilder out = new StringBuilder();
        m.reset();
        while (m.find()) m.appendReplacement(out, "{$1}");
        T.p(m.appendTail(out));
        T.p(Pattern.compile(",").splitAsStream("x,y").toList(), Pattern.matches("a*", "aaa"), Pattern.compile("^\\w").asPredicate().test("a"), Pattern.compile("(?<n>a)").matcher("a").matches());
        for (String bad : new String[] {"(", "[a", "a{2", "*a", "\\", "(?<n>a)(?<n>b)", "a{3,1}", "\\p{No}"}) {
            T.thrown("bad " + bad, () -> Pattern.compile(bad));
        }
        T.thrown("no match", () -> Pattern.compile("a").matcher("a").group());
        T.thrown("no group", () -> { Matcher x = Pattern.compile("a").matcher("a"); x.find(); x.group(1); });
        T.thrown("replacement", () -> "a".replaceAll("a", "$5"));
    }
}
