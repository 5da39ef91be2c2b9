// jtest: gc-subset
public class Interfaces {
    interface A {
        default String who() { return "A"; }
        static String make() { return "A.make " + hidden(); }
        private static String hidden() { return "hidden"; }
        int CONSTANT = compute("A.CONSTANT");
    }

    interface B extends A {
        default String who() { return "B>" + A.super.who(); }
    }

    interface C extends A {
        default String who() { return "C>" + A.super.who(); }
        private String secret() { return "secret of " + who(); }
        default String tell() { return secret(); }
    }

    static int compute(String s) {
        T.p("computing", s);
        return 42;
    }

    static class Plain implements A { }

    static class Both implements B, C {
        public String who() { return "Both>" + B.super.who() + "|" + C.super.who(); }
    }

    static class Super { public String who() { return "class wins"; } }

    static class Sub extends Super implements B { }

    interface Generic<T> { T id(T t); }

    static class Strings implements Generic<String> {
        public String id(String s) { return s + s; }
    }

    static abstract class Partial implements Generic<Integer> {
        Integer twice(Integer i) { return id(id(i)); }
    }

    interface Diamond1 extends A { }
    interface Diamond2 extends A { default String who() { return "D2"; } }
    static class Diamond implements Diamond1, Diamond2 { }

    public static void main(String[] args) {
        T.p(new Plain().who(), new Both().who(), new Sub().who(), new Diamond().who());
        T.p(A.make(), new Both().tell());
        T.p(B.CONSTANT, C.CONSTANT);
        Generic<String> g = new Strings();
        T.p(g.id("x"));
        try {
            @SuppressWarnings({"unchecked", "rawtypes"})
            Object o = ((Generic) g).id(5);
        } catch (ClassCastException e) {
            T.p(e.getMessage());
        }
        T.p(new Partial() { public Integer id(Integer i) { return i + 1; } }.twice(5));
        A[] all = {new Plain(), new Both(), new Sub(), new Diamond(), new A() { public String who() { return "anon"; } }};
        int n = 0;
        for (int i = 0; i < 10000; i++) {
            n += all[i % all.length].who().length();
        }
        T.p(n);
        Object o = all;
        T.p(o instanceof Object[], o instanceof A[], o instanceof B[], all[0] instanceof B, all[1] instanceof C);
    }
}
