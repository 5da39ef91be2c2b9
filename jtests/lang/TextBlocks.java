// jtest: gc-subset
public class TextBlocks {
    public static void main(String[] args) {
        String a = """
            Hello,
              "World" \
            joined
            trailing   \s
            tab\tquote\"""end
            """;
        T.p(a.replace(' ', '.').replace("\t", "<tab>"));
        T.p("""
            no newline at end""".length(), """
            x
           y
            """);
        T.p("  a\n    b\n".indent(2).replace(' ', '.'), "  a\n    b\n".stripIndent(), "a\\tb\\n".translateEscapes());
        T.p("octal \0\7\101\377".length(), "\u0041\u00e9", 'A' == '\u0041', "" + '\'' + '"' + "\"'");
        String s = """
            {"k": %d, "v": "%s"}""".formatted(5, "five");
        T.p(s);
    }
}
