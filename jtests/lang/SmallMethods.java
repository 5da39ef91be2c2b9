// jtest: gc-subset
/** Getters, setters and empty constructors, hot, of all types, overridden, on null; interface calls of many receivers. */
public class SmallMethods {
    static class Cell {
        private boolean z;
        private byte b;
        private char c;
        private short s;
        private int i;
        private long j;
        private float f;
        private double d;
        private Object o;

        boolean z() { return z; }
        byte b() { return b; }
        char c() { return c; }
        short s() { return s; }
        int i() { return i; }
        long j() { return j; }
        float f() { return f; }
        double d() { return d; }
        Object o() { return o; }
        final void z(boolean x) { z = x; }
        final void b(byte x) { b = x; }
        final void c(char x) { c = x; }
        final void s(short x) { s = x; }
        final void i(int x) { i = x; }
        final void j(long x) { j = x; }
        final void f(float x) { f = x; }
        final void d(double x) { d = x; }
        final void o(Object x) { o = x; }
    }

    static final class Other extends Cell {
        @Override int i() { return -super.i(); }
        @Override double d() { return 0.5; }
        @Override Object o() { return "other"; }
    }

    interface Named {
        String name();
        default int size() { return name().length(); }
    }

    static long sum(Cell cell, int n) {
        cell.z(n % 2 == 0);
        cell.b((byte) n);
        cell.c((char) (n * 40000));
        cell.s((short) (n * 40000));
        cell.i(n);
        cell.j(n * 10_000_000_000L);
        cell.f(n / 3f);
        cell.d(n / 3.0);
        cell.o(n % 5 == 0 ? null : "text");
        long sum = cell.z() ? 1 : 2;
        sum = sum * 31 + cell.b();
        sum = sum * 31 + cell.c();
        sum = sum * 31 + cell.s();
        sum = sum * 31 + cell.i();
        sum = sum * 31 + cell.j();
        sum = sum * 31 + Float.floatToIntBits(cell.f());
        sum = sum * 31 + Double.doubleToLongBits(cell.d());
        return sum * 31 + (cell.o() == null ? 0 : cell.o().hashCode());
    }

    public static void main(String[] args) {
        Cell cell = new Cell(), other = new Other();
        long sum = 0;
        for (int n = 0; n < 20_000; n++) sum = sum * 7 + sum(n % 3 == 0 ? other : cell, n);
        System.out.println(sum);
        for (int n = 0; n < 3; n++) {
            try {
                System.out.println(sum(n == 1 ? null : cell, n));
            } catch (NullPointerException e) {
                System.out.println(e.getMessage() + " " + e.getStackTrace()[0]);
            }
        }
        Named[] all = {() -> "a", () -> "bb", new Named() {
            public String name() { return "ccc"; }
            public int size() { return 7; }
        }, () -> "dddd"};
        int size = 0;
        for (int n = 0; n < 20_000; n++) size = size * 3 + all[n % all.length].size() + all[n % 3].name().length();
        System.out.println(size);
    }
}
