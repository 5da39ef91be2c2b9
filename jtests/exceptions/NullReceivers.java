// Null receivers in hot code, after the site was used with objects, and at large field offsets.
public class NullReceivers {
    static class Big { long a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, b0, b1, b2, b3, b4, b5, b6, b7, b8, b9; Object last = "last"; int[] arr = {1}; int get() { return 1; } }
    static Object read(Big b) { return b.last; } static void write(Big b, Object o) { b.last = o; } static int call(Big b) { return b.get(); } static int elem(int[] a, int i) { return a[i]; } static int len(Object[] a) { return a.length; } static int cls(Object o) { return o.getClass().getName().length(); } static void lock(Object o) { synchronized (o) { } } static int cmp(Comparable<String> c) { return c.compareTo("x"); }
    static int count(T.Body b) { try { b.run(); return 0; } catch (NullPointerException e) { return 1; } catch (Throwable t) { return 1000; } }
    public static void main(String[] args) {
        Big good = new Big(); int n = 0;
        for (int i = 0; i < 20000; i++) { boolean nul = i % 100 == 99; Big b = nul ? null : good; int[] a = nul ? null : good.arr; n += count(() -> read(b)) + count(() -> write(b, "w")) + count(() -> call(b)) + count(() -> elem(a, 0)) + count(() -> len(nul ? null : new Object[1])) + count(() -> cls(b)) + count(() -> lock(b)) + count(() -> cmp(nul ? null : "y")); }
        T.p(n, good.last);
    }
}
