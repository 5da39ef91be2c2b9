// String.equals: known receivers, guessed ones that are right and wrong, arguments of all kinds, every length and place of a difference.

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class StringEqualsGuessed {
    static final String CONSTANT = "constant";

    static boolean known(String a, Object b) { return a.equals(b); }
    static boolean guessed(Object a, Object b) { return a.equals(b); }
    static boolean branch(Object a, Object b) {
        if (a.equals(b)) return true;
        return false;
    }
    static boolean constant(String a) { return CONSTANT.equals(a) || "other".equals(a); }
    static boolean itself(String a) { return a.equals(a); }
    static int many(String a, String b, String c, String d) {
        return (a.equals(b) ? 1 : 0) + (a.equals(c) ? 2 : 0) + (a.equals(d) ? 4 : 0) + (b.equals(c) ? 8 : 0) + (b.equals(d) ? 16 : 0)
            + (c.equals(d) ? 32 : 0);
    }
    /** Operands of a call in progress, locals and the result around it. */
    static String around(int i, long l, double d, String a, Object b, String c) {
        return i + ":" + (a.equals(b) ? l + 1 : l - 1) + ":" + (c.equals(a) ? d * 2 : d) + ":" + i * (a.equals(c) ? 3 : 4) + ":" + a.length();
    }
    static char at(CharSequence s, int i) { return s.charAt(i); }
    static int find(List<?> list, Object wanted) { return list.indexOf(wanted); }

    static String text(int length, char first, int different) {
        StringBuilder builder = new StringBuilder();
        for (int i = 0; i < length; i++) builder.append(i == different ? '#' : (char) (first + i % 20));
        return builder.toString();
    }

    static long lengths() {
        long sum = 0;
        for (char first : new char[] {'a', '\u00e0', '\u0400'}) {
            for (int length = 0; length < 40; length++) {
                String a = text(length, first, -1);
                for (int different = -1; different < length; different++) {
                    String b = text(length, first, different);
                    boolean expected = different < 0;
                    if (known(a, b) != expected || guessed(a, b) != expected || branch(b, a) != expected)
                        System.out.println("wrong: " + first + " " + length + " " + different);
                    sum = sum * 31 + many(a, b, a, text(length, first, -1)) + (constant(a) ? 1 : 0);
                }
                String longer = text(length + 1, first, -1);
                if (known(a, longer) || guessed(longer, a)) System.out.println("wrong: longer " + length);
                if (!itself(a)) System.out.println("wrong: itself");
            }
        }
        return sum;
    }

    static String outcome(java.util.function.Supplier<?> action) {
        try {
            return String.valueOf(action.get());
        } catch (RuntimeException e) {
            return e.getClass().getName();
        }
    }

    public static void main(String[] args) throws Exception {
        Object[] others = {null, "constant", new String("constant"), "", 1, new StringBuilder("constant"), new char[3], new Object[] {"x"}, 'c',
            "konstant", "\u0401onstant", List.of("constant"), String.class};
        StringBuilder seen = new StringBuilder();
        for (int round = 0; round < 400; round++) {
            seen.setLength(0);
            for (Object a : others) {
                for (Object b : others) {
                    seen.append(outcome(() -> guessed(a, b))).append(outcome(() -> branch(a, b)).charAt(0));
                    if (a == null || a instanceof String) seen.append(outcome(() -> known((String) a, b)));
                }
                seen.append(outcome(() -> constant("" + a)));
            }
        }
        System.out.println(seen.toString().hashCode() + " " + seen.length());
        for (int round = 0; round < 3; round++) System.out.println(lengths());
        for (int i = 0; i < 300; i++) {
            String text = around(i, i * 3L, i / 2.0, "t" + i % 3, i % 5 == 0 ? Integer.valueOf(i) : "t1", "t" + i % 2);
            if (i % 60 == 7) System.out.println(text);
        }
        CharSequence[] sequences = {"abc", new StringBuilder("def"), "\u0400\u0401\u0402", java.nio.CharBuffer.wrap("ghi")};
        int sum = 0;
        for (int i = 0; i < 20000; i++) sum += at(sequences[i % (i < 10000 ? 1 : 4)], i % 3);
        System.out.println(sum + " " + outcome(() -> at("abc", 3)) + " " + outcome(() -> at(null, 0)) + " " + outcome(() -> at("abc", -1)));
        List<Object> list = new ArrayList<>();
        Map<Object, Integer> map = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            list.add(i % 7 == 0 ? (Object) i : "s" + i);
            map.put(i % 7 == 0 ? (Object) i : "s" + i, i);
        }
        sum = 0;
        for (int i = 0; i < 300; i++) sum += find(list, "s" + i) + find(list, i) + map.getOrDefault("s" + i, -1) + map.getOrDefault(i, -2);
        System.out.println(sum);
    }
}
