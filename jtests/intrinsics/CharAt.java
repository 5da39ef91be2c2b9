// String.charAt in compiled loops: both encodings, every position, what is out of bounds, null; and Thread.onSpinWait.
public class CharAt {
    static int sum(String s) {
        int sum = 0;
        for (int i = 0, n = s.length(); i < n; i++) sum = 31 * sum + s.charAt(i);
        return sum;
    }
    static String at(String s, int i) {
        try {
            return "" + (int) s.charAt(i);
        } catch (StringIndexOutOfBoundsException e) {
            return e.getMessage();
        } catch (NullPointerException e) {
            return "null";
        }
    }
    static int words(CharSequence s) {
        int words = 0;
        for (int i = 0; i < s.length(); i++) if (s.charAt(i) == ' ') words++;
        return words;
    }
    public static void main(String[] args) {
        String latin = "\0 latin text with \u00e9 and \u00ff", wide = latin + " \u4e00 \ud83d\ude00 \uffff", empty = "";
        for (int i = 0; i < 3000; i++) {
            String more = latin + i;
            if (sum(more) != more.hashCode() || sum(wide) != wide.hashCode() || sum(empty) != 0) throw new Error(more);
            if (words(more) != 6 || words(wide) != 9) throw new Error(words(more) + " " + words(wide));
        }
        int[] places = {0, 1, -1, 17, 24, 25, 26, 31, 32, 33, Integer.MAX_VALUE, Integer.MIN_VALUE};
        for (int round = 0; round < 300; round++) {
            StringBuilder all = new StringBuilder();
            for (String s : new String[] {latin, wide, empty, null}) {
                for (int i : places) all.append(at(s, i)).append('|');
            }
            if (round % 100 == 0) T.p(all);
            if (round % 7 == 0) Thread.onSpinWait();
        }
        for (int i = 0; i < 1000; i++) Thread.onSpinWait();
        T.p(sum(latin), sum(wide));
    }
}
