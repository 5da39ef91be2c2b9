import java.lang.invoke.*;
import java.lang.reflect.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

/** Stack traces through initialisers, bridges, lambdas, reflection, proxies, handles, native frames, finalisers of loops, recursion, deep causes, and what printStackTrace prints of them; set and unwritable traces; suppressed and circular causes. */
public class TracesEverywhere {
    static String own(Throwable t) { return Arrays.stream(t.getStackTrace()).filter(e -> e.getClassName().startsWith("TracesEverywhere") && !e.getClassName().contains("Lambda")).map(e -> e.getClassName().replace("TracesEverywhere", "TE") + "." + e.getMethodName() + ":" + e.getLineNumber()).collect(Collectors.joining(" ")); }
    static void show(String l, T.Body b) { try { b.run(); T.p(l, "none"); } catch (Throwable t) { for (Throwable c = t; c != null; c = c.getCause()) T.p(l, c.getClass().getSimpleName(), own(c)); } }
    static int boom() { throw new IllegalStateException("boom"); }
    static class Init { static int x =
        boom(); }
    static class Inst { int y = boom();
        Inst() { } Inst(int q) { this(); } }
    static class Inst2 { { if (true) boom(); } }
    static abstract class Base<X> { abstract X get(X x); } static class Der extends Base<String> { String get(String s) { boom(); return s; } }
    interface Def { default int d() { return boom(); } static int s() { return boom(); } private int p() { return boom(); } default int q() { return p(); } }
    static int multi(int a,
                     int b) {
        return a
            + b
            / (a
               - a)
            + boom();
    }
    static int recur(int n) { if (n == 0) return boom(); return recur(n - 1) + 1; }
    static class NoTrace extends RuntimeException { NoTrace() { super("no trace", null, false, false); } } static class Own extends RuntimeException { @Override public synchronized Throwable fillInStackTrace() { return this; } }

    public static void main(String[] args) throws Throwable {
        show("static", () -> new Init()); show("static again", () -> T.p(Init.x)); show("instance", () -> new Inst(5)); show("block", Inst2::new); show("bridge", () -> ((Base) new Der()).get("s")); show("bridge cast", () -> ((Base) new Der()).get(5)); show("default", () -> new Def() { }.d()); show("private", () -> new Def() { }.q()); show("static interface", Def::s); show("multi line", () -> multi(1, 2)); show("recursion", () -> recur(4));
        show("lambda", () -> { Function<Integer, Integer> f = x -> { Supplier<Integer> s = () -> boom() + x; return s.get(); }; f.apply(1); }); show("stream", () -> List.of(1, 2).stream().map(x -> boom()).filter(x -> x > 0).collect(Collectors.toList())); show("reflection", () -> TracesEverywhere.class.getDeclaredMethod("boom").invoke(null)); show("constructor", () -> Inst.class.getDeclaredConstructor().newInstance()); show("handle", () -> { int i = (int) MethodHandles.lookup().findStatic(TracesEverywhere.class, "boom", MethodType.methodType(int.class)).invokeExact(); }); show("proxy", () -> ((Runnable) Proxy.newProxyInstance(TracesEverywhere.class.getClassLoader(), new Class<?>[] {Runnable.class}, (p, m, a) -> boom())).run()); show("proxy checked", () -> ((Runnable) Proxy.newProxyInstance(TracesEverywhere.class.getClassLoader(), new Class<?>[] {Runnable.class}, (p, m, a) -> { throw new Exception("c"); })).run()); show("anonymous", () -> new Object() { void f() { boom(); } }.f()); show("sort", () -> Arrays.sort(new Integer[] {2, 1}, (a, b) -> boom())); show("thread", () -> { Throwable[] got = new Throwable[1]; Thread t = new Thread(() -> boom()); t.setUncaughtExceptionHandler((x, e) -> got[0] = e); t.start(); t.join(); throw got[0]; }); show("privileged", () -> java.security.AccessController.doPrivileged((java.security.PrivilegedAction<Object>) () -> boom())); show("arraycopy", () -> System.arraycopy(new int[1], 0, new int[1], 1, 1)); show("native", () -> Class.forName("none.Such")); show("no trace", () -> { throw new NoTrace(); }); show("own fill", () -> { throw new Own(); });
        Throwable t = new Throwable("t"); t.setStackTrace(new StackTraceElement[] {new StackTraceElement("Cls", "m", "F.java", 5), new StackTraceElement("a.B", "n", null, -1), new StackTraceElement("app", "mod", "1.0", "c.D", "o", "D.java", -2), new StackTraceElement(null, "mod", null, "E", "p", "", 0)}); t.printStackTrace(System.out); T.p(t.getStackTrace()[0].equals(new StackTraceElement("Cls", "m", "F.java", 5)), t.getStackTrace() != t.getStackTrace()); T.kind("null element", () -> t.setStackTrace(new StackTraceElement[1])); NoTrace no = new NoTrace(); no.setStackTrace(t.getStackTrace()); T.p(no.getStackTrace().length, no.getSuppressed().length); no.addSuppressed(t); T.p(no.getSuppressed().length); 
        Exception a = new Exception("a"), b = new Exception("b", a); StackTraceElement[] st = {new StackTraceElement("X", "y", "X.java", 1), new StackTraceElement("Common", "z", "C.java", 2)}; a.setStackTrace(st); b.setStackTrace(new StackTraceElement[] {new StackTraceElement("W", "w", "W.java", 3), st[1]}); a.initCause(b); b.addSuppressed(t); a.addSuppressed(b); b.printStackTrace(System.out); a.printStackTrace(new java.io.PrintWriter(System.out, true)); StackTraceElement e = new Throwable().getStackTrace()[0]; T.p(e.getModuleName(), e.getClassLoaderName(), e.getFileName(), e.isNativeMethod(), e); T.p(new Throwable("x") { @Override public String getLocalizedMessage() { return "local"; } @Override public String getMessage() { return "msg"; } }.toString().replaceAll(".*:", ":")); for (int i = 0; i < 2000; i++) { try { multi(i, 1); } catch (ArithmeticException x) { if (x.getStackTrace()[0].getLineNumber() != new int[] {multiLine()}[0]) { T.p("line", i, x.getStackTrace()[0]); break; } } }
    }
    static int multiLine() { try { multi(1, 2); } catch (ArithmeticException e) { return e.getStackTrace()[0].getLineNumber(); } return 0; }
}
