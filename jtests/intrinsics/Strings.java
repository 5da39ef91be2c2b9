// String operations that the VM may do itself: lengths around those of vectors, both encodings, all offsets.

import java.nio.charset.StandardCharsets;
import java.util.Random;

public class Strings {
    static long hash;

    static void add(long value) {
        hash = hash * 1000003 + value;
    }
    static String make(Random random, int length, int kinds) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            int kind = random.nextInt(kinds);
            text.append((char) (kind == 0 ? 'a' + random.nextInt(3) : kind == 1 ? 0xe0 + random.nextInt(4) : 0x3b1 + random.nextInt(3)));
        }
        return text.toString();
    }
    static void two(String a, String b) {
        add(a.equals(b) ? 1 : 0);
        add(a.compareTo(b));
        add(a.indexOf(b));
        add(a.lastIndexOf(b));
        add(a.indexOf(b, a.length() / 2));
        add(a.contains(b) ? 1 : 0);
        add((a + b).hashCode());
        add((a + b).equals(b + a) ? 1 : 0);
        add(a.compareToIgnoreCase(b));
        add(a.regionMatches(1, b, 0, 2) ? 1 : 0);
    }
    static void one(String a) {
        add(a.hashCode());
        add(a.indexOf('b'));
        add(a.indexOf('\u03b1', 2));
        add(a.indexOf('\u00e1', a.length() - 1));
        char[] chars = a.toCharArray();
        add(new String(chars).equals(a) ? 1 : 0);
        byte[] utf8 = a.getBytes(StandardCharsets.UTF_8);
        add(utf8.length);
        add(new String(utf8, StandardCharsets.UTF_8).equals(a) ? 1 : 0);
        byte[] latin1 = a.getBytes(StandardCharsets.ISO_8859_1);
        add(new String(latin1, StandardCharsets.ISO_8859_1).hashCode());
        byte[] ascii = a.getBytes(StandardCharsets.US_ASCII);
        add(new String(ascii, StandardCharsets.US_ASCII).hashCode());
        byte[] utf16 = a.getBytes(StandardCharsets.UTF_16LE);
        add(new String(utf16, StandardCharsets.UTF_16LE).hashCode());
        char[] to = new char[a.length() + 3];
        a.getChars(0, a.length(), to, 2);
        add(new String(to).hashCode());
        StringBuilder builder = new StringBuilder(a).append('x').append(a).reverse();
        add(builder.indexOf("x"));
        add(builder.toString().hashCode());
        builder.setLength(a.length() / 2);
        add(builder.append("\u03b1").toString().hashCode());
        add(a.toUpperCase().hashCode());
        add(a.replace('a', 'z').hashCode());
        add(a.trim().length());
    }
    static void failures() {
        T.thrown("x", () -> "abc".getChars(0, 5, new char[10], 0));
        T.thrown("x", () -> "abc".getChars(2, 1, new char[10], 0));
        T.thrown("x", () -> "abc".getChars(0, 3, new char[2], 0));
        T.thrown("x", () -> "ab\u03b1".getChars(0, 3, new char[2], 0));
        T.thrown("x", () -> new String(new char[3], 2, 2));
        T.thrown("x", () -> new String(new byte[3], 2, 2, StandardCharsets.ISO_8859_1));
        T.thrown("x", () -> "abc".compareTo(null));
        T.thrown("x", () -> "abc".indexOf((String) null));
        T.thrown("x", () -> "ab\u03b1".charAt(3));
        T.thrown("x", () -> "ab\u03b1".charAt(-1));
        T.p("abc".indexOf(""), "".indexOf(""), "abc".indexOf("", 2), "abc".indexOf("", 9), "ab\u03b1".indexOf(""), "".indexOf("a"));
        T.p("abc".indexOf('a', -5), "abc".indexOf('c', 99), "a\u03b1".indexOf(0x1f600), "a\ud83d\ude00".indexOf(0x1f600));
    }

    public static void main(String[] args) {
        Random random = new Random(7);
        for (int round = 0; round < 20; round++) {
            for (int length = 0; length < 70; length++) {
                for (int kinds = 1; kinds <= 3; kinds++) {
                    String a = make(random, length, kinds);
                    one(a);
                    two(a, make(random, random.nextInt(4), random.nextInt(3) + 1));
                    two(a, a.substring(random.nextInt(length + 1)));
                    two(a, a.substring(0, length) + "a");
                    two(a, a.replace('b', '\u03b2'));
                }
            }
            if (round % 5 == 0) System.out.println(round + " " + hash);
        }
        System.out.println(hash);
        for (int i = 0; i < 2; i++) failures();
    }
}
