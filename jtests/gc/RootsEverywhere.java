// jtest: gc-subset
// Objects that live only on the stack, in registers of deep frames, in locks, exceptions and half-built constructors while the collector runs.
public class RootsEverywhere {
    static String mix(String a, long l, Object[] o, double d, String b, int n) {
        if (n == 0) { System.gc(); return a + l + o[0] + d + b; }
        String local = a + n;
        Object[] arr = {local, o};
        String r = mix(b, l + 1, arr, d / 2, local, n - 1);
        return r.length() + (String) arr[0] + ((Object[]) arr[1]).length + local.charAt(0);
    }
    static class Half { final int[] a = new int[10]; final String s; Half(int n) { a[3] = n; System.gc(); s = "half" + a[3] + (n > 0 ? new Half(n - 1).s : ""); System.gc(); } }
    static Object thrower(int n) throws Exception { Object o = new int[] {n}; try { if (n == 0) throw new Exception("deep" + ((int[]) o)[0]); return thrower(n - 1); } finally { System.gc(); if (((int[]) o)[0] != n) T.p("lost"); } }
    static synchronized String locked(Object lock, int n) { synchronized (lock) { if (n == 0) { System.gc(); return "locked"; } return locked(new Object(), n - 1) + n; } }
    static int args(Object a, Object b, Object c, Object d, Object e, Object f, Object g, Object h) { System.gc(); return a.hashCode() + b.hashCode() + c.hashCode() + d.hashCode() + e.hashCode() + f.hashCode() + g.hashCode() + h.hashCode(); }

    public static void main(String[] unused) throws Exception {
        T.p(mix("a", 1, new Object[] {"o"}, 3.5, "b", 8));
        T.p(new Half(5).s);
        try { thrower(5); } catch (Exception e) { System.gc(); T.p(e.getMessage(), e.getStackTrace().length); }
        T.p(locked("x", 5));
        T.p(args("a" + 1, "b" + 2, 300 + unused.length, "c" + 3, 1000L, "d" + 4, 2.5, "e" + 5));
        Object[] a = {new Object[] {"in" + 1}};
        Object[] b = (Object[]) a[0];
        a = null;
        System.gc();
        T.p(b[0]);
        String s = "";
        for (int i = 0; i < 5; i++) { String t = s + i; System.gc(); s = t + (t.length() > 2 ? t.substring(1) : "-"); }
        T.p(s);
        Runnable[] rs = new Runnable[3];
        for (int i = 0; i < 3; i++) { String cap = "cap" + i; int[] arr = {i}; rs[i] = () -> { System.gc(); T.p(cap, arr); }; }
        System.gc();
        for (Runnable r : rs) r.run();
        int[][] m = new int[2][]; m[0] = new int[] {1}; m[m[0][0]] = new int[] {gcInt(m)}; T.p(m);
        StringBuilder sb = new StringBuilder().append(gcStr("x")).append(gcStr("y")).append(new String[] {gcStr("z")}[0]);
        T.p(sb, sb.append(sb).length());
        Object jlo = java.lang.reflect.Array.newInstance(String.class, 3); System.gc(); T.p(jlo);
        T.p(RootsEverywhere.class.getDeclaredMethod("gcStr", String.class).invoke(null, "reflected" + s.length()));
    }
    static int gcInt(int[][] m) { System.gc(); return m[0][0] + 41; }
    static String gcStr(String s) { String t = s + "!"; System.gc(); return t; }
}
