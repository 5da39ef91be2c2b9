// jtest: gc-subset
public class Inheritance {
    static class A {
        String name() { return "A"; }
        static String st() { return "sA"; }
        private String priv() { return "pA"; }
        String callPriv() { return priv(); }
        protected String prot() { return "protA"; }
        final String fin() { return "fin" + name(); }
        String over(Object o) { return "A.Object"; }
        String over(String s) { return "A.String"; }
        Object co() { return "A.co"; }
    }

    static class B extends A {
        String name() { return "B<" + super.name(); }
        static String st() { return "sB"; }
        private String priv() { return "pB"; }
        protected String prot() { return "protB" + super.prot(); }
        String over(Object o) { return "B.Object"; }
        String over(Integer i) { return "B.Integer"; }
        String co() { return "B.co"; }
    }

    static abstract class C extends B {
        abstract String todo();
        String name() { return "C<" + super.name() + todo(); }
    }

    static class D extends C {
        String todo() { return "!"; }
        public String toString() { return "D:" + name(); }
        public boolean equals(Object o) { return o instanceof D; }
        public int hashCode() { return 4; }
    }

    static class Chain0 { int f(int x) { return x; } }
    static class Chain1 extends Chain0 { int f(int x) { return super.f(x) + 1; } }
    static class Chain2 extends Chain1 { }
    static class Chain3 extends Chain2 { int f(int x) { return super.f(x) * 2; } }

    public static void main(String[] args) {
        A[] all = {new A(), new B(), new D()};
        for (A a : all) {
            T.p(a.name(), a.callPriv(), a.prot(), a.fin(), a.over("s"), a.over((Object) "s"), a.over(5), a.co());
        }
        T.p(A.st(), B.st(), D.st(), new B().over(5), new D(), new D().equals(new D()), new D().hashCode());
        Object o = new D();
        T.p(o.toString(), o.equals(o), o.hashCode());
        Object array = new int[0];
        T.p(array.equals(array), array.getClass() == int[].class, array.hashCode() == System.identityHashCode(array));
        Chain0[] chain = {new Chain0(), new Chain1(), new Chain2(), new Chain3()};
        long sum = 0;
        for (int i = 0; i < 20000; i++) {
            sum += chain[(i >> 3) & 3].f(i);
        }
        T.p(sum);
    }
}
