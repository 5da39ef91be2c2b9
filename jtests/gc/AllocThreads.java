// jtest: opts -Xmx96m
// jtest: tag stress
import java.util.*;

public class AllocThreads {
    public static void main(String[] args) throws Exception {
        Thread[] ts = new Thread[6];
        long[] r = new long[6];
        Object[] shared = new Object[64];
        for (int t = 0; t < 6; t++) {
            int n = t;
            ts[t] = new Thread(() -> {
                Random rnd = new Random(n);
                Map<Integer, String> m = new HashMap<>();
                List<int[]> l = new LinkedList<>();
                for (int i = 0; i < 20000; i++) {
                    m.put(i % 500, "v" + i);
                    l.add(new int[] {i, rnd.nextInt(10)});
                    if (l.size() > 300) l.remove(0);
                    shared[rnd.nextInt(64)] = new Object[] {i, "s" + n, l.get(0)};
                    Object o = shared[rnd.nextInt(64)];
                    if (o instanceof Object[] a) r[n] += ((String) a[1]).length() - 2;
                }
                for (String s : m.values()) r[n] += s.length();
                for (int[] a : l) r[n] += a[0];
            });
            ts[t].start();
        }
        for (int i = 0; i < 5; i++) { System.gc(); Thread.sleep(10); }
        for (Thread t : ts) t.join();
        T.p(r);
    }
}
