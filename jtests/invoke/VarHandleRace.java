// jtest: tag stress
import java.lang.invoke.*;

public class VarHandleRace {
    int count, plain; byte small; static long shared; Object head; boolean lock;
    static final VarHandle C, S, B, H, L;
    static { try { var l = MethodHandles.lookup(); C = l.findVarHandle(VarHandleRace.class, "count", int.class); S = l.findStaticVarHandle(VarHandleRace.class, "shared", long.class); B = l.findVarHandle(VarHandleRace.class, "small", byte.class); H = l.findVarHandle(VarHandleRace.class, "head", Object.class); L = l.findVarHandle(VarHandleRace.class, "lock", boolean.class); } catch (ReflectiveOperationException e) { throw new Error(e); } }
    public static void main(String[] args) throws Exception {
        VarHandleRace o = new VarHandleRace();
        VarHandle arr = MethodHandles.arrayElementVarHandle(short[].class);
        short[] a = new short[5];
        Thread[] ts = new Thread[4];
        for (int t = 0; t < 4; t++) (ts[t] = new Thread(() -> {
            for (int i = 0; i < 5000; i++) {
                C.getAndAdd(o, 2); S.getAndAdd(3L); B.getAndAdd(o, (byte) 1); arr.getAndAdd(a, i % 5, (short) 1);
                Object old; Object[] node = new Object[1]; do { old = H.getAcquire(o); node[0] = old; } while (i % 50 == 0 && !H.compareAndSet(o, old, node));
                while (!(boolean) L.compareAndSet(o, false, true)) Thread.onSpinWait();
                o.plain++; L.setRelease(o, false);
            }
        })).start();
        for (Thread t : ts) t.join();
        int n = 0; for (Object[] x = (Object[]) o.head; x != null; x = (Object[]) x[0]) n++;
        T.p(o.count, shared, o.small, a, n, o.plain);
    }
}
