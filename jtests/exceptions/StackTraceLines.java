// jtest: gc-subset
// Line numbers of calls that span several lines, of lambdas, of initialisers, of constructors that call others.
public class StackTraceLines {
    static int fail(int line) {
        return new Throwable().getStackTrace()[1].getLineNumber();
    }

    int a = fail(0);
    int b =
        fail(0);
    { T.p("initialiser", fail(0)); }

    StackTraceLines() {
        this(
            fail(0),
            fail(0));
        T.p("constructor", fail(0), a, b);
    }

    StackTraceLines(int x, int y) {
        super();
        T.p(x, y);
    }

    static final int[] ARRAY = {
        fail(0),
        fail(1),
    };

    public static void main(String[] args) {
        new StackTraceLines();
        T.p(ARRAY);
        T.p(fail(0),
            fail(0), java.util.stream.Stream.of(1)
                .map(x -> fail(0))
                .map(x ->
                    x * 1000 + fail(0))
                .toList());
        int v = args.length == 0
            ? fail(0)
            : fail(1);
        for (int i = fail(0);
             i < fail(0);
             i += fail(0)) T.p(i);
        T.p(v); int w = fail(0) + (fail(1)
            + fail(2)); T.p(w);
        switch (fail(0)) {
            default:
                T.p(fail(0));
        }
        String s = "a" + fail(0)
            + "b" + fail(0);
        T.p(s);
    }
}
