// jtest: gc-subset
// jtest: normalize ClassCastException@[0-9a-f]+ => ClassCastException@HASH
// More than fifteen calls through one Method: the generated accessor must behave as the native one.
import java.lang.reflect.*;

public class AccessorInflation {
    int n;
    public long work(int a, Long b, String s, double d, byte[] x) { n++; return a + b + s.length() + (long) d + x.length; }
    public static void fail(int i) { if (i % 5 == 0) throw new IllegalArgumentException("i=" + i); }
    private static int priv(char c) { return c; }
    interface Shape { int sides(); }
    record Tri() implements Shape { public int sides() { return 3; } }
    record Quad() implements Shape { public int sides() { return 4; } }

    public static void main(String[] args) throws Exception {
        AccessorInflation o = new AccessorInflation();
        Method work = AccessorInflation.class.getMethod("work", int.class, Long.class, String.class, double.class, byte[].class), fail = AccessorInflation.class.getMethod("fail", int.class), priv = AccessorInflation.class.getDeclaredMethod("priv", char.class), sides = Shape.class.getMethod("sides");
        long sum = 0;
        int failures = 0;
        for (int i = 0; i < 50; i++) {
            sum += (Long) work.invoke(o, i, (long) i, "s" + i, i + 0.5, new byte[i]) + (Integer) priv.invoke(null, (char) i);
            sum += (Integer) sides.invoke(i % 2 == 0 ? new Tri() : new Quad());
            try { fail.invoke(null, i); } catch (InvocationTargetException e) { failures++; if (i == 40) T.p(e.getCause(), e.getCause().getStackTrace()[0]); }
            try { work.invoke(o, "wrong", 1L, "s", 1.0, null); } catch (IllegalArgumentException e) { if (i % 24 == 0) T.p(i, e.getMessage()); }
            try { work.invoke(o, 1, 1L, null, 1.0, new byte[0]); } catch (InvocationTargetException e) { if (i % 24 == 0) T.p(i, e.getCause().getMessage()); }
            try { work.invoke(null, 1, 1L, "", 1.0, new byte[0]); } catch (NullPointerException e) { failures += 100; }
            try { work.invoke("string", 1, 1L, "", 1.0, new byte[0]); } catch (IllegalArgumentException e) { if (i % 24 == 0) T.p(i, e.getMessage()); }
            try { work.invoke(o, 1); } catch (IllegalArgumentException e) { if (i % 24 == 0) T.p(i, e.getMessage()); }
        }
        T.p(sum, failures, o.n);
        Constructor<StringBuilder> c = StringBuilder.class.getConstructor(String.class);
        Field f = AccessorInflation.class.getDeclaredField("n");
        for (int i = 0; i < 50; i++) { f.setInt(o, f.getInt(o) + c.newInstance("x" + i).length()); }
        T.p(o.n);
    }
}
