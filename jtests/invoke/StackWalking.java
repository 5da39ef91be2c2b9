// jtest: gc-subset
import java.lang.StackWalker.Option;
import java.util.*;
import java.util.stream.Collectors;

public class StackWalking {
    static String frame(StackWalker.StackFrame f) { return f.getClassName().replaceAll("\\$\\$Lambda.*", "Lambda") + "." + f.getMethodName() + ":" + f.getLineNumber() + (f.isNativeMethod() ? " native" : ""); }

    static void walk(String label, Option... options) {
        List<String> frames = StackWalker.getInstance(Set.of(options)).walk(s -> s.map(StackWalking::frame).filter(f -> !f.contains("jdk.internal") && !f.contains("java.lang.invoke")).collect(Collectors.toList()));
        T.p(label, frames);
    }

    interface Call { void go() throws Exception; }
    static void through(int n, Call c) throws Exception { if (n > 0) through(n - 1, c); else c.go(); }
    static Class<?> caller() { return StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE).getCallerClass(); }
    static class Other { static Class<?> ask() { return caller(); } static Class<?> lambda() { java.util.function.Supplier<Class<?>> s = () -> caller(); return s.get(); } }
    public static void reflected() { walk("reflected"); }

    public static void main(String[] args) throws Exception {
        walk("plain");
        through(2, () -> walk("lambda"));
        through(1, new Call() { public void go() { walk("anonymous"); } });
        StackWalking.class.getMethod("reflected").invoke(null);
        List.of(1).forEach(x -> walk("forEach"));
        T.p(caller(), Other.ask(), Other.lambda());
        StackWalker w = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);
        T.p(w.walk(s -> s.findFirst().get().getDeclaringClass()), w.walk(s -> s.findFirst().get().getMethodType()), w.walk(s -> s.findFirst().get().getDescriptor()), w.walk(s -> s.findFirst().get().toStackTraceElement()));
        T.thrown("class not retained", () -> StackWalker.getInstance().walk(s -> s.findFirst().get().getDeclaringClass()));
        T.thrown("getCallerClass", () -> StackWalker.getInstance().getCallerClass());
        T.thrown("stream after", () -> w.walk(s -> s).count());
        deep(300);
        boolean[] hidden = new boolean[1];
        Runnable r = () -> StackWalker.getInstance(Option.SHOW_HIDDEN_FRAMES).forEach(f -> hidden[0] |= f.getClassName().contains("Lambda"));
        r.run();
        T.p("hidden frames seen", hidden[0]);
        hidden[0] = false;
        Runnable q = () -> StackWalker.getInstance().forEach(f -> hidden[0] |= f.getClassName().contains("$$Lambda"));
        q.run();
        T.p("hidden frames not seen", !hidden[0]);
        Thread t = new Thread(() -> {
            List<String> names = StackWalker.getInstance().walk(s -> s.map(StackWalker.StackFrame::getMethodName).toList());
            T.p(names);
        });
        t.start();
        t.join();
    }

    static void deep(int n) {
        if (n > 0) { deep(n - 1); return; }
        StackWalker w = StackWalker.getInstance();
        long n1 = w.walk(s -> s.filter(f -> f.getMethodName().equals("deep")).count());
        List<String> far = w.walk(s -> s.skip(100).limit(1).map(StackWalker.StackFrame::getMethodName).toList());
        T.p(n1, far);
    }
}
