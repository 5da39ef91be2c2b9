// jtest: gc-subset
import java.io.PrintWriter;
import java.io.StringWriter;

public class ThrowableApi {
    static class NoTrace extends RuntimeException {
        NoTrace(String m) { super(m, null, false, false); }
    }

    static class Lazy extends Exception {
        @Override public synchronized Throwable fillInStackTrace() { return this; }
    }

    static Throwable make() { return new Exception("made"); }
    static Throwable deeper(Throwable t) { return t.fillInStackTrace(); }

    static void print(Throwable t) {
        StringWriter w = new StringWriter();
        t.printStackTrace(new PrintWriter(w, true));
        System.out.print(w);
    }

    public static void main(String[] args) {
        Throwable t = make();
        print(t);
        print(deeper(t));
        print(new NoTrace("none"));
        print(new Lazy());
        T.p(t.getStackTrace().length, t.getStackTrace()[0].getMethodName(), t.getStackTrace()[0].getFileName(), t.getStackTrace()[0].getLineNumber() > 0);
        StackTraceElement[] own = {new StackTraceElement("C", "m", "F.java", 7), new StackTraceElement("C", "n", null, -2),
            new StackTraceElement("C", "u", null, -1), new StackTraceElement("app", "mod", "1.0", "C", "v", "F.java", -1)};
        t.setStackTrace(own);
        print(t);
        T.thrown("self suppression", () -> t.addSuppressed(t));
        T.thrown("null suppression", () -> t.addSuppressed(null));
        T.thrown("self causation", () -> new Exception().initCause(null).initCause(new Exception()));
        T.thrown("cause twice", () -> new Exception("m", new Error("c")).initCause(new Error("d")));
        T.thrown("null element", () -> t.setStackTrace(new StackTraceElement[1]));
        Exception a = new Exception("a"), b = new Exception("b", a);
        a.initCause(b);
        StringWriter w = new StringWriter();
        b.printStackTrace(new PrintWriter(w, true));
        T.p(w.toString().contains("CIRCULAR REFERENCE"));
        T.p(new Exception((String) null).getMessage(), new Exception(a).getMessage(), new Exception("x", null).getCause(), new Error().toString());
        T.p(new StackTraceElement("a.B", "c", "D.java", 5).equals(new StackTraceElement("a.B", "c", "D.java", 5)), own[3]);
        try {
            throw null;
        } catch (NullPointerException e) {
            T.p(e.getMessage());
        }
        NoTrace n = new NoTrace("n");
        n.addSuppressed(a);
        T.p(n.getSuppressed().length, n.getStackTrace().length);
    }
}
