// jtest: tag stress
import java.lang.invoke.*;
import java.util.*;
import java.util.concurrent.*;

/** Litmus tests in the manner of jcstress: store buffering, message passing, coherence, independent reads, by volatile fields and each VarHandle mode. Only outcomes that the memory model forbids are printed. */
public class LitmusVolatile {
    static final int ROUNDS = 4000;
    volatile int vx, vy; int x, y, r1, r2, r3, r4; volatile long vl; Object o;
    static final VarHandle X, Y, O;
    static {
        try {
            MethodHandles.Lookup l = MethodHandles.lookup();
            X = l.findVarHandle(LitmusVolatile.class, "x", int.class); Y = l.findVarHandle(LitmusVolatile.class, "y", int.class); O = l.findVarHandle(LitmusVolatile.class, "o", Object.class);
        } catch (ReflectiveOperationException e) { throw new ExceptionInInitializerError(e); }
    }
    interface Step { void run(LitmusVolatile s); }
    interface Forbidden { boolean test(LitmusVolatile s); }

    static void litmus(String name, Forbidden forbidden, Step... steps) throws Exception {
        LitmusVolatile[] states = new LitmusVolatile[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) states[i] = new LitmusVolatile();
        CyclicBarrier b = new CyclicBarrier(steps.length);
        Thread[] threads = new Thread[steps.length];
        for (int t = 0; t < steps.length; t++) {
            Step s = steps[t];
            threads[t] = new Thread(() -> {
                try { b.await(); } catch (Exception e) { throw new IllegalStateException(e); }
                for (LitmusVolatile state : states) s.run(state);
            });
            threads[t].start();
        }
        for (Thread t : threads) t.join();
        int bad = 0;
        for (LitmusVolatile s : states) if (forbidden.test(s)) bad++;
        T.p(name, bad == 0 ? "as allowed" : "FORBIDDEN " + bad);
    }

    static final class Box { final int a; int b; Box(int v) { a = v; b = v + 1; } }

    public static void main(String[] args) throws Exception {
        for (int k = 0; k < 3; k++) {
            litmus("store buffering, volatile", s -> s.r1 == 0 && s.r2 == 0, s -> { s.vx = 1; s.r1 = s.vy; }, s -> { s.vy = 1; s.r2 = s.vx; });
            litmus("store buffering, setVolatile", s -> s.r1 == 0 && s.r2 == 0, s -> { X.setVolatile(s, 1); s.r1 = (int) Y.getVolatile(s); }, s -> { Y.setVolatile(s, 1); s.r2 = (int) X.getVolatile(s); });
            litmus("store buffering, full fence", s -> s.r1 == 0 && s.r2 == 0, s -> { X.setOpaque(s, 1); VarHandle.fullFence(); s.r1 = (int) Y.getOpaque(s); }, s -> { Y.setOpaque(s, 1); VarHandle.fullFence(); s.r2 = (int) X.getOpaque(s); });
            litmus("store buffering, getAndSet", s -> s.r1 == 0 && s.r2 == 0, s -> { int q = (int) X.getAndSet(s, 1); s.r1 = (int) Y.getVolatile(s); }, s -> { int q = (int) Y.getAndAdd(s, 1); s.r2 = (int) X.getVolatile(s); });
            litmus("store buffering, failed compareAndSet", s -> s.r1 == 0 && s.r2 == 0, s -> { s.vx = 1; boolean q = X.compareAndSet(s, 5, 6); s.r1 = s.vy; }, s -> { s.vy = 1; boolean q = Y.compareAndSet(s, 5, 6); s.r2 = s.vx; });
            litmus("message passing, volatile", s -> s.r1 == 1 && s.r2 == 0, s -> { s.x = 1; s.vy = 1; }, s -> { s.r1 = s.vy; s.r2 = s.x; });
            litmus("message passing, release/acquire", s -> s.r1 == 1 && s.r2 == 0, s -> { s.x = 1; Y.setRelease(s, 1); }, s -> { s.r1 = (int) Y.getAcquire(s); s.r2 = s.x; });
            litmus("message passing, compareAndExchangeRelease", s -> s.r1 == 1 && s.r2 == 0, s -> { s.x = 1; int q = (int) Y.compareAndExchangeRelease(s, 0, 1); }, s -> { s.r1 = (int) Y.getAndAddAcquire(s, 0); s.r2 = s.x; });
            litmus("message passing, fences", s -> s.r1 == 1 && s.r2 == 0, s -> { X.setOpaque(s, 1); VarHandle.storeStoreFence(); Y.setOpaque(s, 1); }, s -> { s.r1 = (int) Y.getOpaque(s); VarHandle.loadLoadFence(); s.r2 = (int) X.getOpaque(s); });
            litmus("coherence, opaque", s -> s.r1 == 1 && s.r2 == 0, s -> X.setOpaque(s, 1), s -> { s.r1 = (int) X.getOpaque(s); s.r2 = (int) X.getOpaque(s); });
            litmus("load buffering, volatile", s -> s.r1 == 1 && s.r2 == 1, s -> { s.r1 = s.vx; s.vy = 1; }, s -> { s.r2 = s.vy; s.vx = 1; });
            litmus("independent reads", s -> s.r1 == 1 && s.r2 == 0 && s.r3 == 1 && s.r4 == 0, s -> s.vx = 1, s -> s.vy = 1, s -> { s.r1 = s.vx; s.r2 = s.vy; }, s -> { s.r3 = s.vy; s.r4 = s.vx; });
            litmus("write to read causality", s -> s.r1 == 1 && s.r2 == 1 && s.r3 == 0, s -> s.vx = 1, s -> { s.r1 = s.vx; s.vy = s.r1; }, s -> { s.r2 = s.vy; s.r3 = s.vx; });
            litmus("final field", s -> s.r1 == 2, s -> s.o = new Box(7), s -> { Box b = (Box) s.o; if (b != null) s.r1 = b.a == 7 ? 1 : 2; });
            litmus("safe publication", s -> s.r1 == 2, s -> O.setRelease(s, new Box(7)), s -> { Box b = (Box) O.getAcquire(s); if (b != null) s.r1 = b.a == 7 && b.b == 8 ? 1 : 2; });
            litmus("whole longs", s -> s.r1 == 2, s -> { s.vl = -1L; s.vl = 0x1234567800000000L; }, s -> { long v = s.vl; s.r1 = v == 0 || v == -1L || v == 0x1234567800000000L ? 1 : 2; });
            litmus("array published", s -> s.r1 == 2, s -> { int[] a = new int[64]; Arrays.fill(a, 5); O.setVolatile(s, a); }, s -> { int[] a = (int[]) O.getVolatile(s); if (a != null) for (int v : a) if (v != 5) s.r1 = 2; });
            litmus("synchronized", s -> s.r1 == 1 && s.r2 == 0, s -> { synchronized (s) { s.x = 1; s.y = 1; } }, s -> { synchronized (s) { s.r1 = s.y; s.r2 = s.x; } });
            litmus("lost update, getAndAdd", s -> s.x != 4, s -> { X.getAndAdd(s, 1); X.getAndAdd(s, 1); }, s -> { X.getAndAdd(s, 1); X.getAndAdd(s, 1); });
            litmus("lost update, weak", s -> s.x != 2, s -> { int v; do v = (int) X.getOpaque(s); while (!X.weakCompareAndSetPlain(s, v, v + 1)); }, s -> { int v; do v = (int) X.getOpaque(s); while (!X.weakCompareAndSet(s, v, v + 1)); });
        }
    }
}
