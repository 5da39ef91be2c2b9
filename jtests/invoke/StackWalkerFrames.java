// jtest: normalize \$\$Lambda\$[0-9]+/0x[0-9a-f]+ => $$Lambda
// jtest: normalize \$\$Lambda\$[0-9]+/[0-9]+ => $$Lambda
import java.lang.StackWalker.*;
import java.lang.invoke.*;
import java.lang.reflect.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

/** What StackWalker shows with each set of options: lambdas, reflection, constructors, initialisers, bridges, deep and compiled stacks. */
public class StackWalkerFrames {
    static List<String> walk(Set<Option> options) {
        return StackWalker.getInstance(options).walk(s -> s.map(f -> f.getClassName() + "." + f.getMethodName() + f.getDescriptor() + ":" + (f.getClassName().startsWith("StackWalkerFrames") && !f.getClassName().contains("Lambda") ? f.getLineNumber() : "") + (f.isNativeMethod() ? "native" : ""))
            .filter(f -> !f.startsWith("jdk.internal.reflect.") && !f.contains("LambdaForm") && !f.startsWith("java.lang.invoke") && !f.startsWith("T.")).collect(Collectors.toList()));
    }

    static void show(String label, Set<Option> o) {
        T.p(label, o);
        for (String f : walk(o)) T.p("   ", f);
    }

    static class Maker {
        static Object made; final Object x;
        static { show("clinit", Set.of()); }
        Maker(Set<Option> o) { this(o, 5); }
        Maker(Set<Option> o, int n) { x = n; Runnable r = () -> show("constructor", o); r.run(); }
    }
    interface Base<X> { void accept(X x); }
    static class Derived implements Base<Set<Option>> { public void accept(Set<Option> o) { show("bridge", o); } }

    static int deep(int n) { return n == 0 ? StackWalker.getInstance().walk(s -> (int) s.count()) : deep(n - 1) + 0; }
    static int deepFind(int n, StackWalker w) { return n == 0 ? w.walk(s -> s.skip(40).limit(5).mapToInt(f -> f.getMethodName().length()).sum()) : deepFind(n - 1, w); }

    public static void main(String[] args) throws Throwable {
        List<Set<Option>> all = List.of(Set.of(), Set.of(Option.SHOW_REFLECT_FRAMES), EnumSet.of(Option.RETAIN_CLASS_REFERENCE, Option.SHOW_HIDDEN_FRAMES));
        for (Set<Option> o : all) {
            show("direct", o);
            new Maker(o);
            ((Base) new Derived()).accept(o);
            StackWalkerFrames.class.getDeclaredMethod("show", String.class, Set.class).invoke(null, "reflected", o);
            Stream.of(o).map(x -> { show("stream", x); return 1; }).forEach(x -> { });
            MethodHandles.lookup().findStatic(StackWalkerFrames.class, "show", MethodType.methodType(void.class, String.class, Set.class)).bindTo("handle").invoke(o);
            ((Runnable) Proxy.newProxyInstance(StackWalkerFrames.class.getClassLoader(), new Class<?>[] {Runnable.class}, (p, m, a) -> { show("proxy", o); return null; })).run();
        }
        T.p(deep(0), deep(10) - deep(0), deep(1000) - deep(0));
        StackWalker few = StackWalker.getInstance(Set.of(), 3);
        for (int i = 0; i < 200; i++) if (deepFind(60, few) != deepFind(60, few)) T.p("differs");
        T.p(deepFind(60, few));
        StackWalker w = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);
        T.p(w.walk(s -> s.findFirst().get().getMethodType()), w.walk(s -> s.findFirst().get().toStackTraceElement()).getMethodName(), w.walk(s -> s.findFirst().get().getDeclaringClass()), w.walk(s -> s.findFirst().get().getByteCodeIndex() > 0), w.walk(s -> s.findFirst().get().getFileName()));
        T.thrown("no class", () -> StackWalker.getInstance().walk(s -> s.findFirst().get().getDeclaringClass()));
        T.thrown("no type", () -> StackWalker.getInstance().walk(s -> s.findFirst().get().getMethodType()));
        Stream<StackFrame>[] leaked = new Stream[1];
        w.walk(s -> leaked[0] = s);
        T.thrown("leaked", () -> leaked[0].count());
        T.thrown("depth", () -> StackWalker.getInstance(Set.of(), 0));
        List<String> names = new ArrayList<>();
        w.forEach(f -> names.add(f.getMethodName()));
        T.p(names);
        Comparator<String> c = (a, b) -> { if (names.size() < 3) names.addAll(w.walk(s -> s.map(StackFrame::getMethodName).collect(Collectors.toList()))); return a.compareTo(b); };
        List<String> sorted = new ArrayList<>(List.of("b", "a"));
        Collections.sort(sorted, c);
        T.p(names.subList(0, 2), names.contains("sort"), names.get(names.size() - 1));
    }
}
