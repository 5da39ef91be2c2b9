import java.util.*;
import java.util.function.*;

/** Inner classes: outer instances at several depths, inner classes that extend others' inner classes, shadowing, private members across nests, statics in records and enums, locals capturing before and in constructors, cyclic inner inheritance. */
public class InnerDeep {
    private String name; private static int made; private int secret = 5;
    InnerDeep(String n) { name = n; made++; }
    class A { private String name = "a"; private int secret = 6; class B { String name = "b"; String all() { return name + A.this.name + InnerDeep.this.name + (secret += 10) + (InnerDeep.this.secret++) + A.this.secret--; } class C extends A { String up() { return name + super.secret + B.this.name + A.this.name + InnerDeep.this.name; } } } A() { } A(String n) { name = n; } String show() { return name; } }
    static class Ext extends InnerDeep.A { Ext(InnerDeep o) { o.super("ext"); } Ext() { new InnerDeep("made for ext").super("q"); } }
    class Sub extends A { String name = "sub"; Sub() { super("from sub"); } @Override String show() { return name + super.show() + ((A) this).name + InnerDeep.this.name; } A.B inner() { return this.new B(); } }
    static abstract class Base { Base() { init(); } abstract void init(); }
    static String capturedEarly(String arg) { int[] calls = {0}; class Local extends Base { String mine = "set"; @Override void init() { calls[0]++; seen = arg + mine; } String seen; } Local l = new Local(); return l.seen + l.mine + calls[0]; }
    Supplier<String> chain(int n) { int m = n * 2; class L1 { int x = m + n; class L2 { int y = x + m; Supplier<String> go() { return () -> { class L3 { String z() { return name + x + y + m + n + secret; } } return new L3().z(); }; } } } return new L1().new L2().go(); }
    interface Op { int apply(int x); default Op then(Op o) { return x -> o.apply(apply(x)); } Op DOUBLE = new Op() { private int count; public int apply(int x) { count++; return x * 2 + count; } }; class Nested implements Op { private static int k = 3; public int apply(int x) { return x + k++; } } enum Kind { A { Op op() { return Op.DOUBLE; } }, B { Op op() { return new Nested(); } }; abstract Op op(); } }
    record Pair(int a, int b) { static int created; static class Helper { static Pair of(int x) { created++; return new Pair(x, -x); } } enum In { X } interface Face { int f(); } Pair { class Check { int sum() { return 7; } } created += new Check().sum(); } }
    private int priv(int x) { return x + secret; } private static String sp() { return "sp" + made; }
    static class Reach { int reach(InnerDeep o) { return o.priv(1) + o.secret++ + --o.secret + (o.secret += 2); } private Reach() { } private Reach(int x, String... s) { } private static final class Deep { private Deep next; private long v = 1L << 40; } static long deep() { Deep d = new Deep(); d.next = new Deep(); d.next.v++; d.next.next = d; return d.next.v + d.next.next.v; } }
    static List<String> order = new ArrayList<>(); static int log(String s) { order.add(s); return order.size(); }
    static class P { int p = log("P.p"); { log("P.block"); } P() { log("P()"); hook(); } void hook() { log("P.hook"); } static int sp = log("P.sp"); } static class Q extends P { int q = log("Q.q"); final int c = 9; { log("Q.block" + q); } Q() { this(log("argument")); log("Q()"); } Q(int x) { super(); log("Q(int)"); } @Override void hook() { log("Q.hook" + q + c); } static { log("Q.static"); } }

    public static void main(String[] args) {
        InnerDeep o = new InnerDeep("outer"); A a = o.new A(); A.B b = a.new B(); T.p(b.all(), b.all(), b.new C().up(), o.secret, a.secret);
        T.p(new Ext(o).show(), new Ext().show(), o.new Sub().show(), o.new Sub().inner().all(), made); T.kind("null outer", () -> { InnerDeep n = null; n.new A(); }); T.kind("null super outer", () -> new Ext(null));
        T.p(capturedEarly("arg"), o.chain(3).get(), new InnerDeep("second").chain(4).get()); Op f = Op.Kind.A.op().then(Op.Kind.B.op()).then(x -> x - 1); T.p(f.apply(1), f.apply(1), new Op.Nested().apply(0), Op.Kind.valueOf("B").getClass() == Op.Kind.class, Op.Kind.A.getDeclaringClass());
        T.p(Pair.Helper.of(4), Pair.created, Pair.In.X, ((Pair.Face) () -> 8).f(), new Reach().reach(o), new Reach(1).reach(o), Reach.deep(), sp()); new Q(); T.p(order); order.clear(); new Q(0) { { log("anonymous"); } @Override void hook() { log("anonymous hook " + o.name); } }; T.p(order);
        List<Supplier<Integer>> s = new ArrayList<>(); for (int i = 0; i < 5; i++) { int j = i; s.add(new Supplier<>() { int k = j * 10; public Integer get() { return k++ + j; } }); } int sum = 0; for (int r = 0; r < 2000; r++) for (var x : s) sum += x.get(); T.p(sum);
    }
}
