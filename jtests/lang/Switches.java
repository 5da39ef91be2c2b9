// jtest: gc-subset
public class Switches {
    static int dense(int i) {
        switch (i) {
            case -2: return 1;
            case -1: return 2;
            case 0: return 3;
            case 1: return 4;
            case 2: return 5;
            case 4: return 6;
            default: return -1;
        }
    }

    static int sparse(int i) {
        switch (i) {
            case Integer.MIN_VALUE: return 1;
            case -100000: return 2;
            case 0: return 3;
            case 77: return 4;
            case 1 << 20: return 5;
            case Integer.MAX_VALUE: return 6;
            default: return -1;
        }
    }

    static int high(int i) {
        switch (i) {
            case Integer.MAX_VALUE - 2: return 1;
            case Integer.MAX_VALUE - 1: return 2;
            case Integer.MAX_VALUE: return 3;
        }
        return 0;
    }

    static int low(int i) {
        switch (i) {
            case Integer.MIN_VALUE: return 1;
            case Integer.MIN_VALUE + 1: return 2;
            case Integer.MIN_VALUE + 2: return 3;
            default: return 9;
        }
    }

    static String fall(char c) {
        StringBuilder s = new StringBuilder();
        switch (c) {
            case 'a': s.append('A');
            case 'b': s.append('B'); break;
            case 'c': s.append('C');
            default: s.append('D');
            case 'e': s.append('E');
        }
        return s.toString();
    }

    static int none(int i) {
        switch (i) {
        }
        switch (i) {
            default: i++;
        }
        return i;
    }

    public static void main(String[] args) {
        int[] in = {Integer.MIN_VALUE, Integer.MIN_VALUE + 1, Integer.MIN_VALUE + 2, Integer.MIN_VALUE + 3, -100001, -100000,
            -3, -2, -1, 0, 1, 2, 3, 4, 5, 76, 77, 78, 1 << 20, Integer.MAX_VALUE - 3, Integer.MAX_VALUE - 2,
            Integer.MAX_VALUE - 1, Integer.MAX_VALUE};
        for (int i : in) {
            T.p(i, dense(i), sparse(i), high(i), low(i), none(i));
        }
        for (char c = '`'; c < 'g'; c++) {
            T.p(c, fall(c));
        }
        Byte boxed = 3;
        switch (boxed) {
            case 3: T.p("boxed three"); break;
            default: T.p("other");
        }
        int total = 0;
        for (int i = 0; i < 100000; i++) {
            total += dense(i % 8 - 3) * sparse(i % 90);
        }
        T.p(total);
    }
}
