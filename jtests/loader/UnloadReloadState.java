// jtest: timeout 120
import java.lang.ref.*;
import java.util.*;
import java.util.function.*;

/** The same class in many loaders: statics, lambdas, proxies, enums, annotations, strings and monitors are each loader's own, and all go when their loader goes. */
public class UnloadReloadState {
    @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) public @interface Mark { String value(); }
    public enum Kind { A, B { @Override public int weight() { return 7; } }; public int weight() { return ordinal(); } }
    public record Rec(int a, String b) { }
    @Mark("payload") public static class Payload implements Supplier<String> {
        static int counter; static final Map<Kind, Integer> SWITCHES = new EnumMap<>(Kind.class);
        static final ThreadLocal<Object> LOCAL = ThreadLocal.withInitial(Object::new);
        static synchronized int next() { return ++counter; }
        public String get() {
            Runnable r = () -> counter += 10;
            r.run();
            Comparable<String> p = (Comparable<String>) java.lang.reflect.Proxy.newProxyInstance(Payload.class.getClassLoader(), new Class<?>[] {Comparable.class, Supplier.class}, (x, m, a) -> m.getName().equals("compareTo") ? 4 : "proxy");
            SWITCHES.merge(Kind.B, 1, Integer::sum);
            String s = switch (Kind.valueOf("B")) { case A -> "a"; case B -> "b" + Kind.B.weight(); };
            for (int i = 0; i < 300; i++) next();
            return s + p.compareTo("x") + counter + SWITCHES + new Rec(counter, "r") + Payload.class.getAnnotation(Mark.class).value() + (LOCAL.get() == LOCAL.get()) + ("lit" + "eral" == "literal");
        }
    }
    static class Own extends ClassLoader {
        Own() { super(UnloadReloadState.class.getClassLoader()); }
        @Override protected Class<?> loadClass(String n, boolean r) throws ClassNotFoundException {
            if (!n.startsWith("UnloadReloadState") || n.endsWith("$Own")) return super.loadClass(n, r);
            synchronized (getClassLoadingLock(n)) {
                Class<?> c = findLoadedClass(n);
                if (c != null) return c;
                try (var in = getResourceAsStream(n + ".class")) { byte[] b = in.readAllBytes(); return defineClass(n, b, 0, b.length); } catch (java.io.IOException e) { throw new ClassNotFoundException(n, e); }
            }
        }
    }

    static WeakReference<?>[] round(ReferenceQueue<Object> q, Set<String> outputs) throws Exception {
        Own l = new Own();
        Supplier<String> p = (Supplier<String>) l.loadClass("UnloadReloadState$Payload").getConstructor().newInstance();
        outputs.add(p.get());
        Object kind = l.loadClass("UnloadReloadState$Kind").getEnumConstants()[1];
        return new WeakReference<?>[] {new WeakReference<>(l, q), new WeakReference<>(p.getClass(), q), new WeakReference<>(kind, q), new WeakReference<>(kind.getClass(), q)};
    }

    public static void main(String[] args) throws Exception {
        ReferenceQueue<Object> q = new ReferenceQueue<>();
        List<WeakReference<?>> all = new ArrayList<>();
        Set<String> outputs = new TreeSet<>();
        for (int i = 0; i < 40; i++) {
            Thread t = new Thread(() -> { try { Collections.addAll(all, round(q, outputs)); } catch (Exception e) { T.p(e); } });
            t.start();
            t.join();
        }
        T.p(outputs);
        T.p(new Payload().get().equals(outputs.iterator().next()));
        T.p(T.collectUntil(() -> all.stream().allMatch(r -> r.get() == null)), all.size());
        int queued = 0;
        for (int i = 0; i < 200 && queued < all.size(); i++) { if (q.remove(50) != null) queued++; }
        T.p(queued);
        T.p(new Payload().get());
    }
}
