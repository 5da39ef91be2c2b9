import java.lang.reflect.Field;
import sun.misc.Unsafe;

public class UnsafeBasics {
    int i = 1; long l = 2; Object o = "o"; byte b = 3; volatile int v; static int s = 9; boolean z; char c; short sh; float f; double d;
    UnsafeBasics() { i = 50; }

    public static void main(String[] args) throws Exception {
        Field uf = Unsafe.class.getDeclaredField("theUnsafe"); uf.setAccessible(true);
        Unsafe u = (Unsafe) uf.get(null);
        UnsafeBasics x = (UnsafeBasics) u.allocateInstance(UnsafeBasics.class);
        T.p(x.i, x.o);
        long i = u.objectFieldOffset(UnsafeBasics.class.getDeclaredField("i")), l = u.objectFieldOffset(UnsafeBasics.class.getDeclaredField("l")), o = u.objectFieldOffset(UnsafeBasics.class.getDeclaredField("o")), b = u.objectFieldOffset(UnsafeBasics.class.getDeclaredField("b"));
        u.putInt(x, i, 5); u.putLongVolatile(x, l, 1L << 40); u.putObject(x, o, "put"); u.putByte(x, b, (byte) -1); u.putOrderedInt(x, i, 6);
        T.p(u.getInt(x, i), u.getLong(x, l), u.getObjectVolatile(x, o), x.b, u.compareAndSwapInt(x, i, 6, 7), u.compareAndSwapInt(x, i, 6, 8), u.compareAndSwapObject(x, o, "put", "cas"), u.compareAndSwapLong(x, l, 1L << 40, 3), u.getAndAddInt(x, i, 10), u.getAndSetObject(x, o, null), u.getAndAddLong(x, l, 5), x.i, x.o, x.l);
        Field sf = UnsafeBasics.class.getDeclaredField("s");
        T.p(u.getInt(u.staticFieldBase(sf), u.staticFieldOffset(sf)), u.arrayBaseOffset(int[].class) == Unsafe.ARRAY_INT_BASE_OFFSET && u.arrayBaseOffset(int[].class) % 4 == 0, u.arrayIndexScale(int[].class), u.arrayIndexScale(byte[].class), u.arrayIndexScale(long[].class), u.arrayIndexScale(Object[].class) == 4 || u.arrayIndexScale(Object[].class) == 8, u.pageSize() >= 4096, u.addressSize());
        int[] a = {1, 2, 3};
        u.putInt(a, (long) Unsafe.ARRAY_INT_BASE_OFFSET + 4, 77);
        T.p(a, u.getLong(new long[] {5, 6}, (long) Unsafe.ARRAY_LONG_BASE_OFFSET + 8));
        long m = u.allocateMemory(64);
        u.setMemory(m, 64, (byte) 1); u.putLong(m + 8, -5); u.putDouble(m + 16, 2.5); u.putAddress(m + 24, m);
        T.p(u.getByte(m), u.getInt(m), u.getLong(m + 8), u.getDouble(m + 16), u.getAddress(m + 24) == m);
        u.copyMemory(m + 8, m + 40, 8);
        byte[] arr = new byte[8]; u.copyMemory(null, m + 40, arr, Unsafe.ARRAY_BYTE_BASE_OFFSET, 8);
        T.p(arr);
        m = u.reallocateMemory(m, 128); T.p(u.getLong(m + 8)); u.freeMemory(m);
        T.thrown("throwException", () -> u.throwException(new java.io.IOException("sneaky")));
        T.thrown("abstract", () -> u.allocateInstance(Number.class));
        T.thrown("record offset", () -> { record R(int q) { } u.objectFieldOffset(R.class.getDeclaredField("q")); });
        u.fullFence(); u.loadFence(); u.storeFence(); u.unpark(Thread.currentThread()); u.park(false, 0);
        u.ensureClassInitialized(UnsafeBasics.class);
        T.p(u.shouldBeInitialized(UnsafeBasics.class), u.getLoadAverage(new double[1], 1));
    }
}
