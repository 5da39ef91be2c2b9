// jtest: gc-subset
// jtest: normalize unnamed module @[0-9a-f]+ => unnamed module @HASH
import java.lang.invoke.*;

public class VarHandles {
    int i = 1; long l = 2; String s = "a"; static int si = 3; volatile boolean z; byte b = 5; short sh = 6; char c = 'c'; float f = 1.5f; double d = 2.5; final int fin = 8;

    static VarHandle f(String n, Class<?> t) throws Exception { return MethodHandles.lookup().findVarHandle(VarHandles.class, n, t); }

    public static void main(String[] args) throws Throwable {
        VarHandles o = new VarHandles();
        VarHandle i = f("i", int.class);
        T.p((int) i.get(o), (int) i.getVolatile(o), (int) i.getAcquire(o), (int) i.getOpaque(o));
        i.set(o, 2); i.setVolatile(o, (int) i.get(o) + 1); i.setRelease(o, (int) i.get(o) + 1); i.setOpaque(o, (int) i.get(o) + 1);
        T.p(o.i, i.compareAndSet(o, 5, 6), i.compareAndSet(o, 5, 7), (int) i.compareAndExchange(o, 6, 8), (int) i.compareAndExchangeAcquire(o, 0, 1), (int) i.compareAndExchangeRelease(o, 8, 9), o.i);
        while (!i.weakCompareAndSet(o, 9, 10)) { } while (!i.weakCompareAndSetPlain(o, 10, 11)) { } while (!i.weakCompareAndSetAcquire(o, 11, 12)) { } while (!i.weakCompareAndSetRelease(o, 12, 13)) { }
        T.p((int) i.getAndSet(o, 14), (int) i.getAndSetAcquire(o, 15), (int) i.getAndSetRelease(o, 16), (int) i.getAndAdd(o, 4), (int) i.getAndAddAcquire(o, -1), (int) i.getAndAddRelease(o, 1), o.i);
        T.p((int) i.getAndBitwiseOr(o, 3), (int) i.getAndBitwiseOrAcquire(o, 8), (int) i.getAndBitwiseOrRelease(o, 32), (int) i.getAndBitwiseAnd(o, 0x3e), (int) i.getAndBitwiseAndAcquire(o, -1), (int) i.getAndBitwiseAndRelease(o, 0xff), (int) i.getAndBitwiseXor(o, 0xf), (int) i.getAndBitwiseXorAcquire(o, 1), (int) i.getAndBitwiseXorRelease(o, 2), o.i);
        VarHandle l = f("l", long.class), s = f("s", String.class), z = f("z", boolean.class), b = f("b", byte.class), sh = f("sh", short.class), c = f("c", char.class), fl = f("f", float.class), d = f("d", double.class);
        T.p((long) l.getAndAdd(o, 1L << 40), l.compareAndSet(o, 2 + (1L << 40), -1L), (long) l.getAndBitwiseXor(o, 5L), (long) l.get(o));
        T.p(s.compareAndSet(o, "a", "b"), (String) s.getAndSet(o, "c"), (String) s.compareAndExchange(o, "c", null), (String) s.get(o), s.compareAndSet(o, null, "n"));
        T.p(z.compareAndSet(o, false, true), (boolean) z.getAndBitwiseXor(o, true), (boolean) z.getAndBitwiseOr(o, true), (boolean) z.get(o));
        T.p((byte) b.getAndAdd(o, (byte) 127), o.b, b.compareAndSet(o, (byte) -124, (byte) 9), (byte) b.getAndBitwiseAnd(o, (byte) 8), o.b, (short) sh.getAndAdd(o, (short) -10), o.sh, sh.compareAndSet(o, (short) -4, (short) 1), (char) c.getAndAdd(o, (char) 1), o.c, c.compareAndSet(o, 'd', 'e'), o.c);
        T.p((float) fl.getAndAdd(o, 1f), fl.compareAndSet(o, 2.5f, Float.NaN), fl.compareAndSet(o, Float.NaN, -0f), fl.compareAndSet(o, 0f, 1f), o.f, (double) d.getAndAdd(o, 0.25), (double) d.getAndSet(o, -1.0), o.d);
        VarHandle si = MethodHandles.lookup().findStaticVarHandle(VarHandles.class, "si", int.class);
        T.p((int) si.getAndAdd(7), si.compareAndSet(10, 11), si, VarHandles.si);
        VarHandle a = MethodHandles.arrayElementVarHandle(String[].class), la = MethodHandles.arrayElementVarHandle(long[].class), ba = MethodHandles.arrayElementVarHandle(byte[].class);
        String[] arr = {"x", "y"};
        long[] longs = new long[3];
        byte[] bytes = new byte[4];
        T.p(a.compareAndSet(arr, 1, "y", "z"), (String) a.getAndSet(arr, 0, "w"), arr, (long) la.getAndAdd(longs, 2, 5L), longs, ba.compareAndSet(bytes, 3, (byte) 0, (byte) -1), bytes);
        T.thrown("index", () -> { String x = (String) a.get(arr, 2); });
        T.thrown("store", () -> a.set((Object[]) new Integer[1], 0, "x"));
        T.thrown("null", () -> a.getVolatile((String[]) null, 0));
        T.thrown("null receiver", () -> i.set((VarHandles) null, 3));
        VarHandle fin = f("fin", int.class);
        T.p((int) fin.get(o), fin.isAccessModeSupported(VarHandle.AccessMode.SET), d.isAccessModeSupported(VarHandle.AccessMode.GET_AND_BITWISE_OR), s.isAccessModeSupported(VarHandle.AccessMode.GET_AND_ADD));
        T.thrown("final", () -> fin.set(o, 3));
        T.thrown("double bits", () -> d.getAndBitwiseOr(o, 1.0));
        T.thrown("string add", () -> s.getAndAdd(o, "x"));
        T.thrown("wrong kind", () -> f("si", int.class));
        T.thrown("wrong type", () -> f("i", long.class));
        T.p(i.varType(), i.coordinateTypes(), i.accessModeType(VarHandle.AccessMode.COMPARE_AND_SET), a.accessModeType(VarHandle.AccessMode.GET), i.hasInvokeExactBehavior());
        MethodHandle cas = i.toMethodHandle(VarHandle.AccessMode.COMPARE_AND_SET), get = MethodHandles.varHandleInvoker(VarHandle.AccessMode.GET, java.lang.invoke.MethodType.methodType(int.class, VarHandles.class));
        T.p((boolean) cas.invokeExact(o, o.i, 1000), (int) get.invokeExact(i, o));
        VarHandle.fullFence(); VarHandle.acquireFence(); VarHandle.releaseFence(); VarHandle.loadLoadFence(); VarHandle.storeStoreFence();
        for (int k = 0; k < 5000; k++) { int old = (int) i.getAndAdd(o, k); if (!i.compareAndSet(o, old + k, old + k + 1)) T.p("lost"); }
        T.p(o.i);
    }
}
