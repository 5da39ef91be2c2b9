// jtest: gc-subset
import java.util.ArrayList;
import java.util.List;

public class Boxing {
    static Integer counter = 0;
    static Character ch = 'a';

    public static void main(String[] args) {
        counter++;
        counter += 5;
        ch++;
        T.p(counter, ch, counter-- + --counter, counter);
        List<Object> list = new ArrayList<>();
        list.add(1); list.add(2L); list.add('c'); list.add(1.5f); list.add(2.5); list.add(true); list.add((byte) 3); list.add((short) 4);
        for (Object o : list) T.p(o.getClass().getSimpleName(), o, o.hashCode());
        T.p(Integer.valueOf(1).equals(1L), Long.valueOf(1).equals(1L), new ArrayList<>(List.of(10, 20, 30)).remove(Integer.valueOf(20)));
        T.p(Byte.valueOf((byte) -128) == Byte.valueOf((byte) -128), Character.valueOf('\u007f') == Character.valueOf('\u007f'), Long.valueOf(-128) == Long.valueOf(-128L), Boolean.valueOf("TRUE") == Boolean.TRUE);
        T.p(Integer.parseInt("-80000000", 16), Integer.toString(-255, 36), Integer.toBinaryString(-8), Long.parseLong("zz", 36), Integer.decode("#ff"), Integer.decode("-010"));
        T.p(Integer.compare(3, 5), Integer.signum(-9), Integer.reverse(1), Integer.highestOneBit(100), Integer.parseUnsignedInt("4294967295"), Short.toUnsignedInt((short) -1), Byte.toUnsignedInt((byte) -1));
        T.thrown("bad int", () -> Integer.parseInt("12x"));
        T.thrown("empty int", () -> Integer.parseInt(""));
        T.thrown("null int", () -> Integer.parseInt(null));
        T.thrown("overflow", () -> Integer.parseInt("2147483648"));
        T.thrown("bad long", () -> Long.parseLong("--5"));
        T.thrown("bad double", () -> Double.parseDouble("1.2.3"));
        T.thrown("unboxing null", () -> { Integer n = null; int i = n; });
        double d = 5 / 2 + 5 / 2.0 + 'a' / 2;
        Object o = true ? 1 : "s";
        Object p = true ? 1 : 2.0;
        Object q = true ? (Object) 1 : 2.0;
        T.p(d, o, p, q, 1 == 1.0, 'a' == 97.0f);
        long sum = 0;
        for (Long i = 0L; i < 1000; i++) sum += i;
        T.p(sum, Character.getNumericValue('x'), Character.isLetter('é'), Character.toChars(0x1F600).length);
        T.p(Double.valueOf(0.0).equals(-0.0), Double.NaN == Double.NaN, Double.valueOf(Double.NaN).equals(Double.NaN), Float.compare(0f, -0f));
    }
}
