// jtest: opts -ea -da:AssertionsOff
// jtest: gc-subset
public class Assertions {
    static class On { static void check() { assert 1 > 2; } }

    public static void main(String[] args) {
        AssertionsOff.check();
        T.thrown("plain", () -> On.check());
        T.thrown("string", () -> { assert args.length > 5 : "message " + args.length; });
        T.thrown("int", () -> { assert args == null : 42; });
        T.thrown("char", () -> { assert args == null : 'c'; });
        T.thrown("double", () -> { assert args == null : 1.5; });
        T.thrown("throwable", () -> { assert args == null : new RuntimeException("as cause"); });
        T.thrown("null", () -> { assert args == null : null; });
        T.p(Assertions.class.desiredAssertionStatus(), AssertionsOff.class.desiredAssertionStatus(), String.class.desiredAssertionStatus());
    }
}

class AssertionsOff {
    static void check() {
        assert false : "not seen";
        T.p("off");
    }
}
