// jtest: opts -Xmx128m
// jtest: tag stress
import java.util.*;

public class HumongousMix {
    public static void main(String[] args) {
        Random r = new Random(3); Map<Integer, byte[]> live = new HashMap<>(); long bytes = 0;
        for (int i = 0; i < 3000; i++) {
            int size = i % 50 == 0 ? 2_000_000 + r.nextInt(4_000_000) : r.nextInt(20_000); byte[] b = new byte[size];
            if (size > 0) { b[0] = (byte) i; b[size - 1] = (byte) (i >> 3); }
            live.put(r.nextInt(400), size > 1_000_000 && i % 100 == 0 ? new byte[1] : b); bytes += size;
            if (i % 500 == 0) System.gc();
            if (i % 100 == 50) live.values().removeIf(x -> x.length > 1_000_000);
        }
        T.p(bytes, live.size());
        String s = "x".repeat(5_000_000); StringBuilder sb = new StringBuilder(s); sb.append(s); char[] c = sb.toString().toCharArray(); T.p(c.length, s.hashCode(), sb.indexOf("y"));
        int[] a = new int[3_000_000]; for (int i = 0; i < a.length; i++) a[i] = i; int[] b = a.clone(); System.arraycopy(a, 0, b, 1, a.length - 1); T.p(b[a.length - 1], Arrays.hashCode(b));
    }
}
