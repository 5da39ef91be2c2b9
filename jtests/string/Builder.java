// jtest: gc-subset
public class Builder {
    public static void main(String[] args) {
        StringBuilder b = new StringBuilder();
        b.append(1).append('c').append(2L).append(1.5f).append(2.5).append(true).append((Object) null).append("s").append(new char[] {'x', 'y'}).append("abcdef", 1, 3).appendCodePoint(0x1f600);
        T.p(b, b.length(), b.indexOf("s"), b.lastIndexOf("e"));
        b.insert(0, "start").insert(5, 42).insert(b.length(), 'E').insert(3, new char[] {'1'}).insert(0, true).insert(0, 1.25);
        T.p(b);
        b.delete(0, 4).deleteCharAt(0).replace(0, 3, "REPLACED").setCharAt(1, '語');
        T.p(b, b.charAt(1), b.reverse());
        b.setLength(4);
        T.p(b, b.length());
        b.setLength(6);
        T.p(b.toString().replace('\0', '0'), b.capacity() >= 6);
        T.p(new StringBuilder("ab\ud83d\ude00cd").reverse(), new StringBuilder("\ude00\ud83d").reverse().length());
        StringBuilder latin = new StringBuilder("latin");
        for (int i = 0; i < 1000; i++) latin.append((char) ('a' + i % 26));
        latin.append('é');
        int h1 = latin.toString().hashCode();
        latin.append('Ω');
        T.p(h1, latin.toString().hashCode(), latin.length(), latin.charAt(1005), latin.charAt(1006));
        latin.deleteCharAt(1006);
        T.p(latin.toString().hashCode() == h1);
        T.thrown("delete", () -> new StringBuilder("abc").delete(2, 1));
        T.thrown("charAt", () -> new StringBuilder("abc").charAt(3));
        T.thrown("insert", () -> new StringBuilder("abc").insert(4, "x"));
        T.thrown("setLength", () -> new StringBuilder("abc").setLength(-1));
        T.thrown("capacity", () -> new StringBuilder(-1));
        T.thrown("replace", () -> new StringBuilder("abc").replace(5, 6, ""));
        T.thrown("append range", () -> new StringBuilder().append("abc", 2, 5));
        StringBuffer f = new StringBuffer("buffer");
        f.append(1).insert(0, 'x').reverse();
        T.p(f, f.compareTo(new StringBuffer("1")), new StringBuilder("a").compareTo(new StringBuilder("b")), f.chars().sum());
        java.util.StringJoiner j = new java.util.StringJoiner(", ", "{", "}");
        j.setEmptyValue("EMPTY");
        T.p(j, j.add("a").add("b"), j.length());
        String s = "";
        for (int i = 0; i < 300; i++) s = s + i + (i % 10 == 0 ? "\u2026" : ".");
        T.p(s.length(), s.hashCode());
    }
}
