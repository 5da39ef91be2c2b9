/** Numbers as decimal digits: Integer and Long to strings, alone and in texts, to both ends of each number of digits. */
public class Digits {
    static String concatenated(int i) { return "<" + i + ">" + -i + (char) 0x3b1; }
    static int appended(StringBuilder b, int i, long l) { return b.append(i).append('/').append(l).length(); }

    public static void main(String[] args) {
        long lengths = 0, hash = 0;
        StringBuilder all = new StringBuilder();
        for (int round = 0; round < 300; round++) {
            StringBuilder b = new StringBuilder();
            for (long power = 1, digits = 1; digits <= 19; digits++, power *= 10) {
                for (long near = power - 2; near <= power + 2; near++) {
                    int i = (int) near;
                    String s = Integer.toString(i), t = Long.toString(near), u = Integer.toString(-i), v = Long.toString(-near);
                    lengths += s.length() + t.length() + u.length() + v.length() + concatenated(i).length();
                    hash = 31 * hash + s.hashCode() + t.hashCode() + u.hashCode() + v.hashCode() + concatenated(i).hashCode();
                    lengths += appended(b, i, -near);
                    if (round == 299) all.append(s).append(' ').append(v).append(' ');
                }
            }
            for (int bit = 0; bit < 32; bit++) {
                String s = "" + (1 << bit) + ((1 << bit) - 1) + (1L << 2 * bit) + ((1L << 2 * bit) - 1);
                hash = 31 * hash + s.hashCode() + b.toString().hashCode();
                if (round == 299) all.append(s).append(' ');
            }
        }
        System.out.println(lengths + " " + hash + " " + Integer.MIN_VALUE + Long.MIN_VALUE + Integer.MAX_VALUE + Long.MAX_VALUE);
        System.out.println(all);
    }
}
