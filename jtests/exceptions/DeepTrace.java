// jtest: gc-subset
public class DeepTrace {
    static void down(int n, T.Body end) throws Throwable {
        if (n == 0) end.run();
        else down(n - 1, end);
    }

    static class Constructed {
        final int x = compute();
        int y;
        { y = x; }
        Constructed() { throw new IllegalStateException("constructor"); }
        int compute() { return 1; }
    }

    static void top(Throwable t, int n) {
        StackTraceElement[] s = t.getStackTrace();
        T.p(t, s.length);
        for (int i = 0; i < Math.min(n, s.length); i++) T.p("   ", s[i].getClassName().replaceAll("Lambda.*", "Lambda"), s[i].getMethodName(), s[i].getLineNumber(), s[i].isNativeMethod(), s[i].getModuleName(), s[i].getModuleVersion() != null);
    }

    public static void main(String[] args) throws Throwable {
        for (int n : new int[] {0, 1, 10, 100, 1000, 1500}) {
            try {
                down(n, () -> { throw new Exception("at " + n); });
            } catch (Exception e) {
                top(e, 3);
            }
        }
        try { new Constructed(); } catch (IllegalStateException e) { top(e, 5); }
        try { java.util.List.of(3, 1).forEach(x -> { throw new RuntimeException("in forEach"); }); } catch (RuntimeException e) { top(e, 5); }
        try { Integer.parseInt("zz"); } catch (NumberFormatException e) { top(e, 5); }
        try { DeepTrace.class.getDeclaredMethod("fail", int.class).invoke(null, 5); } catch (java.lang.reflect.InvocationTargetException e) {
            top(e.getCause(), 1);
        }
        try { java.util.stream.Stream.of(1, 2).map(x -> x / 0).toList(); } catch (ArithmeticException e) { top(e, 2); }
        try { new java.util.TreeMap<Object, Object>().put(null, 1); } catch (NullPointerException e) { top(e, 3); }
        try {
            Thread.currentThread().
                getStackTrace()[
                    500].toString();
        } catch (ArrayIndexOutOfBoundsException e) { T.p(e.getStackTrace()[0].getLineNumber()); }
        T.p(Thread.currentThread().getStackTrace()[1], new Throwable().getStackTrace()[0]);
    }

    static void fail(int x) { throw new UnsupportedOperationException("x=" + x); }
}
