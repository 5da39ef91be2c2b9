// jtest: gc-subset
public class NestMates {
    private int x = 1;
    private static String s() { return "outer private static"; }
    private interface PI { private String p() { return "private interface method"; } default String call() { return p(); } }
    static class A implements PI {
        private int y = 2;
        private A() { }
        private String m(NestMates n) { n.x++; return "A.m " + n.x + s(); }
        class B { private long z = y + 5; private String up() { return m(new NestMates()) + y++ + z--; } }
        private static class C extends A { private String m(NestMates n) { return "C.m"; } }
    }

    public static void main(String[] args) throws Exception {
        A a = new A();
        A.B b = a.new B();
        T.p(a.y, a.m(new NestMates()), b.z, b.up(), a.y, b.z, a.call());
        A c = new A.C();
        T.p(c.m(new NestMates()), ((A.C) c).m(null));
        java.util.function.Supplier<String> ref = b::up;
        T.p(ref.get(), new Object() { private int q = 9; int r() { return q++ + q; } }.r());
        T.p(NestMates.class.getNestHost(), A.B.class.getNestHost(), NestMates.class.getNestMembers().length, A.class.isNestmateOf(A.C.class));
        T.p(A.class.getDeclaredField("y").getInt(a), A.class.getDeclaredMethod("m", NestMates.class).invoke(c, new NestMates()), A.class.getDeclaredConstructor().newInstance().y);
        int synthetic = 0;
        for (var m : NestMates.class.getDeclaredMethods()) if (m.getName().startsWith("access$")) synthetic++;
        T.p("accessors", synthetic);
    }
}
