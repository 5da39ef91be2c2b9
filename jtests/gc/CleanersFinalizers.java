import java.lang.ref.Cleaner;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;

public class CleanersFinalizers {
    static AtomicInteger finalized = new AtomicInteger();
    static CopyOnWriteArrayList<Object> resurrected = new CopyOnWriteArrayList<>();
    static class F { final int n; F(int n) { this.n = n; } @Override protected void finalize() { finalized.incrementAndGet(); if (n == 3) resurrected.add(this); if (n == 5) throw new RuntimeException("ignored"); } }
    static class Partial { Partial() { throw new IllegalStateException(); } @Override protected void finalize() { finalized.addAndGet(1000); } }
    static void make() { for (int i = 0; i < 10; i++) new F(i); try { new Partial(); } catch (IllegalStateException e) { } }

    public static void main(String[] args) throws Exception {
        make();
        T.p("finalized", T.collectUntil(() -> finalized.get() == 1010), resurrected.size(), ((F) resurrected.get(0)).n);
        resurrected.clear();
        for (int i = 0; i < 3; i++) System.gc();
        System.runFinalization();
        T.p("only once", finalized.get());
        Cleaner c = Cleaner.create();
        AtomicInteger cleaned = new AtomicInteger();
        Object kept = new Object();
        Cleaner.Cleanable k = c.register(kept, () -> cleaned.addAndGet(100));
        registerMany(c, cleaned);
        T.p("cleaned", T.collectUntil(() -> cleaned.get() == 20));
        k.clean(); k.clean();
        T.p("explicitly", cleaned.get(), kept != null);
        Thread t = Thread.getAllStackTraces().keySet().stream().filter(x -> x.getName().equals("Finalizer")).findFirst().get();
        T.p(t.isDaemon(), t.getPriority(), t.getThreadGroup().getName());
        T.thrown("finalize is protected", () -> T.p(java.lang.reflect.Modifier.toString(Object.class.getDeclaredMethod("finalize").getModifiers())));
    }

    static void registerMany(Cleaner c, AtomicInteger n) { for (int i = 0; i < 20; i++) c.register(new byte[10], n::incrementAndGet); }
}
