// jtest: opts -Xmx256m
// jtest: tag slow
public class LargeArrays {
    public static void main(String[] args) {
        int[] big = new int[8 << 20];
        for (int i = 0; i < big.length; i += 1000) big[i] = i;
        Object[] refs = new Object[1 << 20];
        for (int i = 0; i < refs.length; i += 100) refs[i] = new int[] {i};
        System.gc();
        long s = 0;
        for (int i = 0; i < big.length; i += 1000) s += big[i];
        for (int i = 0; i < refs.length; i += 100) s += ((int[]) refs[i])[0];
        T.p(s);
        Object[] copy = java.util.Arrays.copyOf(refs, refs.length * 2);
        System.arraycopy(copy, 0, copy, 1, refs.length);
        refs = null;
        System.gc();
        s = 0;
        for (int i = 1; i < copy.length; i += 100) if (copy[i] != null) s += ((int[]) copy[i])[0];
        T.p(s);
        copy = null;
        for (int i = 0; i < 30; i++) { byte[] b = new byte[20 << 20]; b[i] = 1; if (b[(20 << 20) - 1] != 0) T.p("not zero"); }
        long[][] rows = new long[100][];
        for (int i = 0; i < 400; i++) { rows[i % 100] = new long[10000 + i]; rows[i % 100][i] = i; }
        System.gc();
        s = 0;
        for (int i = 300; i < 400; i++) s += rows[i % 100][i];
        T.p(s, Runtime.getRuntime().totalMemory() <= Runtime.getRuntime().maxMemory(), Runtime.getRuntime().freeMemory() > 0);
    }
}
