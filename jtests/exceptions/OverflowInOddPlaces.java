// jtest: opts -Xss600k
// Stack overflow inside class initialisers, constructors, synchronized methods, finally, lambdas, reflection and toString.
public class OverflowInOddPlaces {
    static int n;
    static class InInit { static int x = deep(); static int deep() { return deep() + 1; } }
    static class InCtor { InCtor c; InCtor() { c = new InCtor(); } }
    static synchronized int sync() { return sync() + 1; }
    static int monitors(Object o) { synchronized (o) { synchronized (new Object()) { return monitors(o) + 1; } } }
    static int fin() { try { return fin() + 1; } finally { n++; } }
    static int reflect() throws Exception { return (Integer) OverflowInOddPlaces.class.getDeclaredMethod("reflect").invoke(null) + 1; }
    static Throwable root(Throwable t) { int k = 0; while (t.getCause() != null && k++ < 100000) t = t.getCause(); return t; }
    static void run(String label, T.Body b) { try { b.run(); } catch (Throwable t) { T.p(label, root(t).getClass().getSimpleName()); } }
    public static void main(String[] args) throws Exception {
        for (int i = 0; i < 3; i++) { run("ctor", () -> new InCtor()); run("sync", () -> sync()); Object o = new Object(); run("monitors", () -> monitors(o)); T.p(Thread.holdsLock(o), Thread.holdsLock(OverflowInOddPlaces.class)); run("finally", () -> fin()); T.p(n > 100); java.util.function.IntUnaryOperator[] f = new java.util.function.IntUnaryOperator[1]; f[0] = x -> f[0].applyAsInt(x + 1) + 1; run("lambda", () -> f[0].applyAsInt(0)); }
        run("init", () -> T.p(InInit.x)); run("init again", () -> T.p(InInit.x));
        Thread t = new Thread(() -> run("thread", () -> sync())); t.start(); t.join();
        java.util.List<Object> l = new java.util.ArrayList<>(); l.add(l); T.p(l.toString()); run("hash of itself", () -> l.hashCode());
    }
}
