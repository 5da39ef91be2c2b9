// Two threads meet in the initialisation of classes: waiting, recursion, failure seen by the waiter, no deadlock where there is none.
import java.util.concurrent.*;

public class ClassInitRace {
    static CountDownLatch inside = new CountDownLatch(1), release = new CountDownLatch(1);
    static class Slow { static int value; static { inside.countDown(); try { release.await(); } catch (InterruptedException e) { } value = 42; } static int get() { return value; } }
    static CountDownLatch inside2 = new CountDownLatch(1), release2 = new CountDownLatch(1);
    static class Fails { static int v; static { inside2.countDown(); try { release2.await(); } catch (InterruptedException e) { } if (true) throw new IllegalStateException("slow failure"); } }
    static class Recursive { static int a = 1; static int b; static { b = helper(); } static int helper() { return Recursive.a + 1; } }
    static class Many { static int count; static { for (int i = 0; i < 100000; i++) count++; ClassInitRace.runs++; } }
    static int runs;

    static String attempt(Callable<?> c) { try { return String.valueOf(c.call()); } catch (Throwable t) { return t.getClass().getSimpleName() + (t.getCause() == null ? "" : " " + t.getCause().getClass().getSimpleName()); } }

    public static void main(String[] args) throws Exception {
        String[] r = new String[4];
        Thread a = new Thread(() -> r[0] = attempt(() -> Slow.get())), b = new Thread(() -> r[1] = attempt(() -> Slow.value));
        a.start(); inside.await(); b.start();
        Thread.sleep(30);
        T.p(b.isAlive(), r[1]);
        release.countDown(); a.join(); b.join();
        T.p(r[0], r[1]);
        Thread c = new Thread(() -> r[2] = attempt(() -> Fails.v)), d = new Thread(() -> r[3] = attempt(() -> Fails.v));
        c.start(); inside2.await(); d.start();
        Thread.sleep(30);
        release2.countDown(); c.join(); d.join();
        T.p(r[2], r[3], attempt(() -> Fails.v));
        T.p(Recursive.b);
        Thread[] ts = new Thread[8];
        int[] seen = new int[8];
        CountDownLatch go = new CountDownLatch(1);
        for (int i = 0; i < 8; i++) { int n = i; ts[i] = new Thread(() -> { try { go.await(); } catch (InterruptedException e) { } seen[n] = Many.count; }); ts[i].start(); }
        go.countDown();
        for (Thread t : ts) t.join();
        T.p(seen, runs);
    }
}
