// jtest: gc-subset
public class InterfaceInit {
    static int log(String s, int x) { T.p(s); return x; }
    interface NoDefault { int A = log("NoDefault", 1); void m(); }
    interface WithDefault { int B = log("WithDefault", 2); default void d() { } }
    interface SubI extends WithDefault { int C = log("SubI", 3); }
    interface StaticOnly { int D = log("StaticOnly", 4); static void s() { T.p("s"); } }
    static class Impl implements NoDefault, SubI { static { T.p("Impl"); } public void m() { } }
    static class Child extends Impl { static { T.p("Child"); } static final int CONST = 5; static int plain = 6; }
    interface Fails { int X = Integer.parseInt("x"); default void q() { } }
    static class UsesFails implements Fails { }
    public static void main(String[] args) throws Exception {
        T.p(Child.CONST); T.p(Child.plain); T.p(Impl.C); T.p(Impl.A);
        StaticOnly.s();
        T.thrown("first", () -> new UsesFails()); T.thrown("second", () -> new UsesFails()); T.thrown("direct", () -> T.p(Fails.X));
        Class.forName("InterfaceInit$Lazy"); T.p("array", new Lazy2[1].length, Lazy2.class.getSimpleName());
    }
    interface Lazy { int L = log("Lazy", 7); }
    interface Lazy2 { int L = log("Lazy2", 8); }
}
