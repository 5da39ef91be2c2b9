// jtest: opts -Xmx64m
// jtest: tag stress
import java.util.*;

public class Churn {
    public static void main(String[] args) {
        Random r = new Random(7);
        Object[] keep = new Object[2000];
        long allocated = 0;
        for (int i = 0; i < 150000; i++) {
            int size = r.nextInt(100) == 0 ? r.nextInt(40000) : r.nextInt(200);
            Object o;
            switch (i % 4) {
                case 0: byte[] b = new byte[size]; if (size > 0) b[size - 1] = (byte) size; o = b; break;
                case 1: long[] l = new long[size / 8 + 1]; l[0] = size; o = l; break;
                case 2: Object[] a = new Object[size / 8 + 1]; a[0] = keep[r.nextInt(2000)]; a[a.length - 1] = "s" + size; o = a; if (i % 64 == 2) a[0] = null; break;
                default: o = new StringBuilder().append(size).append(i).toString();
            }
            allocated += size;
            int at = r.nextInt(2000);
            if (keep[at] instanceof Object[] old && old.length > 1) old[0] = null;
            keep[at] = o instanceof Object[] x && x[0] instanceof Object[] y && y[0] instanceof Object[] ? null : o;
            if (i % 5000 == 0) for (int k = 0; k < 1500; k++) keep[r.nextInt(2000)] = null;
        }
        long check = 0;
        for (Object o : keep) {
            if (o instanceof byte[] b && b.length > 0) check += b[b.length - 1] == (byte) b.length ? 1 : 1000000;
            if (o instanceof long[] l) check += l[0] / 8 + 1 == l.length ? 2 : 1000000;
            if (o instanceof Object[] a) check += a[a.length - 1] instanceof String ? 4 : 1000000;
            if (o instanceof String s) check += s.length() > 0 ? 8 : 1000000;
        }
        T.p(allocated, check);
    }
}
