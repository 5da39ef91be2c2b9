// jtest: gc-subset
public class StaticInit {
    static void log(String s) { System.out.println(s); }
    static int tell(String s, int v) { log(s); return v; }

    static class Parent { static { log("Parent"); } static int field = tell("Parent.field", 1); static void call() { } }
    static class Child extends Parent { static { log("Child"); } static int own = 3; }
    interface WithField { int X = tell("WithField.X", 5); }
    interface WithDefault { int Y = tell("WithDefault.Y", 6); default void f() { } }
    static class Impl implements WithField, WithDefault { static { log("Impl"); } }
    static class Constants { static final int C = 7; static final String S = "s"; static final Integer BOX = 8; static { log("Constants"); } }
    static class Cycle1 { static int a = Cycle2.b + 1; static { log("Cycle1 a=" + a); } }
    static class Cycle2 { static int b = Cycle1.a + 10; static { log("Cycle2 b=" + b); } }
    static class ArrayOnly { static { log("ArrayOnly"); } }
    static class Literal { static { log("Literal"); } }
    static class Reflected { static { log("Reflected"); } static int f; }
    static class Singleton {
        static Singleton instance = new Singleton();
        static int count = 10;
        Singleton() { count++; }
    }
    static class Forward {
        static int a = peek();
        static int b = 5;
        static final int c = Integer.parseInt("9");
        static int peek() { return b + c; }
    }

    public static void main(String[] args) throws Exception {
        log("main");
        log("child field through subclass: " + Child.field);
        log("own " + Child.own);
        Child.call();
        new Impl();
        log("X " + Impl.X);
        log("constant " + Constants.C + Constants.S);
        log("box " + Constants.BOX);
        log("cycle " + Cycle1.a + " " + Cycle2.b);
        Object o = new ArrayOnly[3];
        log("array made");
        Class<?> c = Literal.class;
        log("literal " + c.getSimpleName());
        boolean is = o instanceof ArrayOnly[];
        Class.forName("StaticInit$Reflected", false, StaticInit.class.getClassLoader());
        log("loaded");
        Class<?> r = Class.forName("StaticInit$Reflected");
        log("initialised " + r.getDeclaredField("f").getInt(null));
        log("singleton " + Singleton.count);
        log("forward " + Forward.a + " " + Forward.b);
        c.getDeclaredConstructor().newInstance();
    }

    static {
        log("StaticInit itself");
    }
}
