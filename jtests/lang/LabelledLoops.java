// jtest: gc-subset
public class LabelledLoops {
    static String spiral(int n) {
        StringBuilder s = new StringBuilder();
        outer:
        for (int i = 0; ; i++) {
            middle:
            for (int j = 0; ; j++) {
                for (int k = 0; k < n; k++) {
                    if ((i + j + k) % 7 == 6) {
                        s.append('.');
                        continue outer;
                    }
                    if ((i * j * k) % 5 == 4) {
                        s.append(',');
                        continue middle;
                    }
                    if (i > n) {
                        break outer;
                    }
                    if (j > n) {
                        break middle;
                    }
                    s.append((char) ('a' + (i + j + k) % 26));
                }
            }
            s.append('|');
        }
        return s.toString();
    }

    static int block(int x) {
        int r = 0;
        found: {
            r++;
            if (x > 3) {
                break found;
            }
            r += 10;
            inner: {
                if (x > 1) {
                    break inner;
                }
                if (x < 0) {
                    break found;
                }
                r += 100;
            }
            r += 1000;
        }
        return r;
    }

    static int withFinally(int n) {
        int log = 0;
        loop:
        for (int i = 0; i < n; i++) {
            try {
                if (i == 2) {
                    continue loop;
                }
                if (i == 5) {
                    break loop;
                }
                log = log * 3 + i;
            } finally {
                log++;
            }
        }
        return log;
    }

    public static void main(String[] args) {
        for (int i = 1; i < 6; i++) {
            T.p(i, spiral(i));
        }
        for (int i = -1; i < 6; i++) {
            T.p(i, block(i));
        }
        T.p(withFinally(3), withFinally(10));
        int i = 0;
        do {
            if (i == 3) {
                continue;
            }
            i += 2;
        } while (++i < 10);
        T.p(i);
        for (int a = 0, b = 10; a < b; a += 2, b--) {
            T.p(a, b);
        }
        int primes = 0;
        next:
        for (int p = 2; p < 2000; p++) {
            for (int d = 2; d * d <= p; d++) {
                if (p % d == 0) {
                    continue next;
                }
            }
            primes++;
        }
        T.p("primes", primes);
    }
}
