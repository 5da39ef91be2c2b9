import java.io.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;

public class ParallelLoading {
    static class A { static int x = 1; } static class B extends A { static int y = A.x + 1; } static class C extends B { static int z = B.y + 1; } static class D extends C { }
    static class Par extends ClassLoader {
        static { T.p("registered", registerAsParallelCapable()); }
        final AtomicInteger defines = new AtomicInteger();
        Par() { super(ParallelLoading.class.getClassLoader()); }
        protected Class<?> loadClass(String n, boolean r) throws ClassNotFoundException {
            if (!n.startsWith("ParallelLoading$")) return super.loadClass(n, r);
            synchronized (getClassLoadingLock(n)) {
                Class<?> c = findLoadedClass(n);
                if (c != null) return c;
                try (InputStream in = getResourceAsStream(n + ".class")) { byte[] b = in.readAllBytes(); defines.incrementAndGet(); return defineClass(n, b, 0, b.length); } catch (IOException e) { throw new ClassNotFoundException(n); }
            }
        }
    }

    public static void main(String[] args) throws Exception {
        int[] total = new int[1];
        for (int round = 0; round < 20; round++) {
            Par p = new Par();
            String[] names = {"D", "B", "A", "C"};
            CyclicBarrier bar = new CyclicBarrier(4);
            Class<?>[] got = new Class<?>[4];
            Thread[] ts = new Thread[4];
            for (int i = 0; i < 4; i++) { int n = i; ts[i] = new Thread(() -> { try { bar.await(); got[n] = Class.forName("ParallelLoading$" + names[n], true, p); Class.forName("ParallelLoading$D", true, p); } catch (Exception e) { T.p(e); } }); ts[i].start(); }
            for (Thread t : ts) t.join();
            if (got[0].getSuperclass() != got[3] || got[3].getSuperclass() != got[1] || got[1].getSuperclass() != got[2]) T.p("wrong");
            total[0] += p.defines.get();
        }
        T.p(total);
        T.p(new Par().isRegisteredAsParallelCapable());
    }
}
