// jtest: opts --add-exports java.base/jdk.internal.misc=ALL-UNNAMED
// jtest: javac --add-exports java.base/jdk.internal.misc=ALL-UNNAMED
// jtest: tag stress
import java.util.*;
import java.util.concurrent.*;
import jdk.internal.misc.Unsafe;

/** The atomic operations of jdk.internal.misc.Unsafe of each width under contention, sub-word neighbours unharmed, on fields, arrays and raw memory. */
public class UnsafeAtomicsAll {
    static final Unsafe U = Unsafe.getUnsafe();
    byte b0, b1, b2, b3; short s0, s1; char c0, c1; boolean z0, z1; int i; long l; float f; double d; Object o = "start";
    static long off(String n) { return U.objectFieldOffset(UnsafeAtomicsAll.class, n); }
    static final int N = 3000;

    static void both(T.Body... bodies) throws Exception {
        List<Thread> ts = new ArrayList<>();
        CountDownLatch go = new CountDownLatch(1);
        for (T.Body b : bodies) { Thread t = new Thread(() -> { try { go.await(); for (int k = 0; k < N; k++) b.run(); } catch (Throwable e) { T.p(e); } }); t.start(); ts.add(t); }
        go.countDown();
        for (Thread t : ts) t.join();
    }

    public static void main(String[] args) throws Exception {
        UnsafeAtomicsAll x = new UnsafeAtomicsAll();
        long b0 = off("b0"), b1 = off("b1"), b2 = off("b2"), s0 = off("s0"), s1 = off("s1"), c0 = off("c0"), z0 = off("z0"), z1 = off("z1"), i = off("i"), l = off("l"), f = off("f"), d = off("d"), o = off("o");
        both(() -> U.getAndAddByte(x, b0, (byte) 1), () -> U.getAndAddByte(x, b1, (byte) 3), () -> { byte v; do v = U.getByteVolatile(x, b2); while (!U.compareAndSetByte(x, b2, v, (byte) (v + 5))); });
        T.p(x.b0, x.b1, x.b2, x.b3, (byte) N, (byte) (3 * N), (byte) (5 * N));
        both(() -> U.getAndAddShort(x, s0, (short) 7), () -> U.getAndAddShort(x, s0, (short) 2), () -> U.getAndBitwiseXorShort(x, s1, (short) 0x5555), () -> U.getAndAddChar(x, c0, (char) 11));
        T.p(x.s0, (short) (9 * N), x.s1, (int) x.c0, (char) (11 * N) == x.c0, (int) x.c1);
        both(() -> U.getAndAddInt(x, i, 1), () -> U.getAndAddInt(x, i, -3), () -> U.getAndAddLong(x, l, 1L << 33), () -> U.getAndAddLong(x, l, 1), () -> U.getAndAddFloat(x, f, 0.5f), () -> U.getAndAddDouble(x, d, 0.25));
        T.p(x.i, x.l, x.f, x.d);
        both(() -> { boolean v; do v = U.getBooleanVolatile(x, z0); while (!U.compareAndSetBoolean(x, z0, v, !v)); }, () -> U.getAndBitwiseXorBoolean(x, z1, true));
        T.p(x.z0, x.z1);
        Set<Object> taken = Collections.newSetFromMap(new ConcurrentHashMap<>());
        both(() -> { Object mine = new Object(); if (!taken.add(U.getAndSetReference(x, o, mine))) T.p("twice"); }, () -> { Object mine = new Object(), old; do old = U.getReferenceVolatile(x, o); while (!U.compareAndSetReference(x, o, old, mine)); if (!taken.add(old)) T.p("twice"); });
        taken.add(x.o);
        T.p(taken.size());
        byte[] bytes = new byte[64];
        both(() -> { for (int k = 0; k < 64; k += 2) U.getAndAddByte(bytes, Unsafe.ARRAY_BYTE_BASE_OFFSET + k, (byte) 1); }, () -> { for (int k = 1; k < 64; k += 2) U.weakCompareAndSetByte(bytes, Unsafe.ARRAY_BYTE_BASE_OFFSET + k, bytes[k], (byte) (bytes[k] + 1)); });
        T.p(bytes);
        long raw = U.allocateMemory(64);
        U.setMemory(raw, 64, (byte) 0);
        both(() -> U.getAndAddInt(null, raw, 1), () -> U.getAndAddInt(null, raw + 4, 1), () -> U.getAndAddLong(null, raw + 8, 3), () -> U.getAndSetLong(null, raw + 16, 9), () -> U.getAndAddShort(null, raw + 26, (short) 1));
        T.p(U.getInt(raw), U.getInt(raw + 4), U.getLong(raw + 8), U.getLong(raw + 16), U.getShort(raw + 24), U.getShort(raw + 26));
        U.freeMemory(raw);
        T.p(U.compareAndExchangeByte(x, b0, x.b0, (byte) 9), U.compareAndExchangeByteAcquire(x, b0, (byte) 8, (byte) 1), U.compareAndExchangeShortRelease(x, s1, x.s1, (short) -9), x.s1, (int) U.compareAndExchangeChar(x, c0, '\0', 'q'), U.compareAndExchangeFloat(x, f, x.f, Float.NaN), U.compareAndExchangeFloat(x, f, Float.NaN, -0f), U.compareAndSetFloat(x, f, 0f, 1f), x.f, U.compareAndExchangeDouble(x, d, 1.0, 2.0), U.compareAndExchangeLongAcquire(x, l, x.l, 5L), x.l, U.compareAndExchangeReference(x, o, "no", "never") == x.o);
        T.p(U.getAndBitwiseOrInt(x, i, 0xf0), U.getAndBitwiseAndIntRelease(x, i, 0xff), U.getAndBitwiseXorIntAcquire(x, i, -1), x.i, U.getAndBitwiseAndLong(x, l, 4L), U.getAndBitwiseOrByte(x, b0, (byte) 0x80), x.b0, U.getAndBitwiseOrBoolean(x, z0, true), U.getAndBitwiseAndBoolean(x, z0, false), x.z0);
        for (int k = 1; k < 8; k++) { byte[] u = new byte[32]; U.putLongUnaligned(u, Unsafe.ARRAY_BYTE_BASE_OFFSET + k, 0x0102030405060708L); U.putIntUnaligned(u, Unsafe.ARRAY_BYTE_BASE_OFFSET + 16 + k, 0xcafebabe, true); T.p(u, U.getLongUnaligned(u, Unsafe.ARRAY_BYTE_BASE_OFFSET + k) == 0x0102030405060708L, U.getCharUnaligned(u, Unsafe.ARRAY_BYTE_BASE_OFFSET + k) + 0, U.getShortUnaligned(u, Unsafe.ARRAY_BYTE_BASE_OFFSET + k, true)); }
    }
}
