import java.util.concurrent.*;

public class ThreadLocals {
    static ThreadLocal<Integer> plain = ThreadLocal.withInitial(() -> 5);
    static InheritableThreadLocal<String> inherited = new InheritableThreadLocal<>() { protected String childValue(String p) { return p + "/child"; } };

    public static void main(String[] args) throws Exception {
        plain.set(10);
        inherited.set("root");
        Thread t = new Thread(() -> {
            T.p(plain.get(), inherited.get());
            plain.set(20);
            Thread u = new Thread(() -> T.p(plain.get(), inherited.get()));
            u.start();
            try { u.join(); } catch (InterruptedException e) { }
            plain.remove();
            T.p(plain.get());
        });
        t.start(); t.join();
        T.p(plain.get(), inherited.get());
        plain.remove();
        T.p(plain.get(), new ThreadLocal<String>().get());
        ThreadLocal<Integer>[] many = new ThreadLocal[200];
        for (int i = 0; i < 200; i++) { many[i] = new ThreadLocal<>(); many[i].set(i); }
        int sum = 0;
        for (int i = 0; i < 200; i += 2) { sum += many[i].get(); many[i] = null; }
        System.gc();
        for (int i = 1; i < 200; i += 2) sum += many[i].get();
        T.p(sum);
        ExecutorService e = Executors.newFixedThreadPool(1);
        T.p(e.submit(() -> { plain.set(1); return 0; }).get(), e.submit(() -> plain.get()).get());
        e.shutdown();
        boolean distinct = ThreadLocalRandom.current() != null;
        int r = ThreadLocalRandom.current().nextInt(5, 6);
        T.p(distinct, r);
        Thread bare = new Thread(null, () -> T.p(inherited.get()), "bare", 0, false);
        bare.start(); bare.join();
    }
}
