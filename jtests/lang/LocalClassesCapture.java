// jtest: gc-subset
public class LocalClassesCapture {
    interface Op { int run(int x); }
    static Op[] make(int a, String s, long[] box) {
        final int twice = a * 2;
        class Adder implements Op { final int extra; Adder(int extra) { this.extra = extra; } public int run(int x) { box[0] += x; return x + a + extra; } Op other() { return new Adder(extra + twice); } }
        class Chain extends Adder { Chain() { super(s.length()); } public int run(int x) { return super.run(x) * 10; } }
        return new Op[] {new Adder(1), new Adder(2).other(), new Chain(), new Op() { int calls = a; public int run(int x) { return calls++ + x + new Adder(0).run(twice); } }};
    }
    public static void main(String[] args) {
        long[] box = new long[1];
        for (Op o : make(5, "four", box)) T.p(o.getClass().getName(), o.run(1), o.run(100), box[0]);
        int[] counter = new int[1];
        for (int i = 0; i < 3; i++) { int n = i; Op o = new Op() { { counter[0] += n; } public int run(int x) { class Deep { int f() { return n * x + counter[0]; } } return new Deep().f(); } }; T.p(o.run(10)); }
        enum Local { A, B; Local next() { return values()[(ordinal() + 1) % 2]; } }
        interface LocalI { static int s() { return 7; } }
        T.p(Local.A.next(), Local.B.next(), LocalI.s());
    }
}
