// jtest: opts --add-exports java.base/jdk.internal.misc=ALL-UNNAMED
// jtest: javac --add-exports java.base/jdk.internal.misc=ALL-UNNAMED
import java.util.*;
import jdk.internal.misc.Unsafe;

/** Memory, copying (also swapped and overlapping), allocation, class queries and refusals of jdk.internal.misc.Unsafe. */
public class UnsafeMemory {
    static final Unsafe U = Unsafe.getUnsafe();
    static final int B = Unsafe.ARRAY_BYTE_BASE_OFFSET;
    static class Lazy { static int x = 5; static { T.p("Lazy initialised"); } int y = 3; }
    static abstract class Abs { }
    enum E { A }
    static class Fails { static { if (true) throw new IllegalStateException("fails"); } }

    public static void main(String[] args) throws Exception {
        T.p(U.shouldBeInitialized(Lazy.class));
        Lazy raw = (Lazy) U.allocateInstance(Lazy.class);
        T.p(raw.y, U.shouldBeInitialized(Lazy.class));
        T.thrown("interface", () -> U.allocateInstance(Runnable.class)); T.thrown("array", () -> U.allocateInstance(int[].class)); T.thrown("primitive", () -> U.allocateInstance(int.class)); T.thrown("abstract", () -> U.allocateInstance(Abs.class)); T.thrown("Class", () -> U.allocateInstance(Class.class));
        T.thrown("fails", () -> U.allocateInstance(Fails.class)); T.thrown("fails again", () -> U.ensureClassInitialized(Fails.class));
        T.p(U.allocateInstance(E.class).getClass());
        T.p(U.allocateUninitializedArray(int.class, 5) instanceof int[], ((long[]) U.allocateUninitializedArray(long.class, 3)).length, ((boolean[]) U.allocateUninitializedArray(boolean.class, 0)).length);
        T.thrown("uninitialized of objects", () -> U.allocateUninitializedArray(String.class, 1)); T.thrown("uninitialized negative", () -> U.allocateUninitializedArray(int.class, -1)); T.thrown("uninitialized null", () -> U.allocateUninitializedArray(null, 1));
        T.thrown("negative", () -> U.allocateMemory(-1)); T.kind("huge", () -> U.allocateMemory(1L << 60)); T.p(U.allocateMemory(0)); U.freeMemory(0);
        T.thrown("realloc negative", () -> U.reallocateMemory(0, -5)); T.p(U.reallocateMemory(U.allocateMemory(8), 0));
        long m = U.allocateMemory(256);
        for (int n : new int[] {0, 1, 2, 3, 7, 8, 9, 31, 32, 33, 100}) for (int at : new int[] {0, 1, 5}) {
            U.setMemory(m, 256, (byte) 0x11); U.setMemory(m + at, n, (byte) 0x7f);
            byte[] back = new byte[160]; U.copyMemory(null, m, back, B, 160);
            int count = 0; for (byte b : back) if (b == 0x7f) count++;
            if (count != n || back[at + n] != 0x11) T.p("setMemory", n, at, count);
        }
        byte[] a = new byte[40];
        for (int i = 0; i < 40; i++) a[i] = (byte) i;
        U.copyMemory(a, B, a, B + 3, 20); T.p(a);
        U.copyMemory(a, B + 10, a, B, 25); T.p(a);
        U.setMemory(a, B + 5, 7, (byte) -1); T.p(a);
        U.copyMemory(a, B, null, m, 40); U.copyMemory(m, m + 7, 33); byte[] c = new byte[48]; U.copyMemory(null, m, c, B, 48); T.p(Arrays.hashCode(c));
        for (int size : new int[] {2, 4, 8}) { byte[] s = new byte[32], t = new byte[40]; for (int i = 0; i < 32; i++) s[i] = (byte) i; U.copySwapMemory(s, B, t, B + 1, 32, size); T.p(t); U.copySwapMemory(s, B, s, B, 32, size); T.p(s); U.copySwapMemory(s, B, s, B + size, 16, size); T.p(s); }
        T.thrown("swap size", () -> U.copySwapMemory(a, B, a, B, 8, 3)); T.thrown("swap partial", () -> U.copySwapMemory(a, B, a, B, 7, 2)); T.thrown("copy negative", () -> U.copyMemory(m, m, -1)); T.thrown("set negative", () -> U.setMemory(m, -1, (byte) 0)); T.thrown("copy of objects", () -> U.copyMemory(new Object[2], B, a, B, 4)); T.thrown("set of objects", () -> U.setMemory(new String[2], B, 4, (byte) 0)); T.thrown("set of object", () -> U.setMemory("x", B, 4, (byte) 0));
        for (Class<?> k : new Class<?>[] {boolean[].class, byte[].class, short[].class, char[].class, int[].class, long[].class, float[].class, double[].class}) T.p(k, U.arrayIndexScale(k), U.arrayBaseOffset(k) % U.arrayIndexScale(k));
        T.kind("base of null", () -> U.arrayBaseOffset(null));
        T.thrown("offset by name", () -> U.objectFieldOffset(Lazy.class, "none")); T.kind("offset null", () -> U.objectFieldOffset(null)); T.thrown("offset of static", () -> U.objectFieldOffset(Lazy.class.getDeclaredField("x"))); T.thrown("static offset of instance", () -> U.staticFieldOffset(Lazy.class.getDeclaredField("y"))); T.thrown("static base of instance", () -> U.staticFieldBase(Lazy.class.getDeclaredField("y")));
        var x = Lazy.class.getDeclaredField("x"); T.p(U.getInt(U.staticFieldBase(x), U.staticFieldOffset(x)), U.staticFieldBase(x) == Lazy.class || U.staticFieldBase(x) != null);
        T.p(U.addressSize(), U.pageSize(), U.isBigEndian(), U.unalignedAccess(), U.dataCacheLineFlushSize() >= 0, U.getLoadAverage(new double[3], 3) >= -1);
        T.thrown("load", () -> U.getLoadAverage(new double[1], 2)); T.thrown("load 4", () -> U.getLoadAverage(new double[9], 4));
        T.thrown("throw checked", () -> U.throwException(new java.io.IOException("sneaked")));
        byte[] code = UnsafeMemory.class.getResourceAsStream("UnsafeMemory$Abs.class").readAllBytes();
        T.thrown("define again", () -> U.defineClass("UnsafeMemory$Abs", code, 0, code.length, UnsafeMemory.class.getClassLoader(), null)); T.p(U.defineClass(null, code, 0, code.length, null, null).getClassLoader()); T.thrown("define bounds", () -> U.defineClass(null, code, 5, code.length, null, null)); T.thrown("define negative", () -> U.defineClass(null, code, 0, -1, null, null)); T.thrown("define null", () -> U.defineClass(null, null, 0, 0, null, null));
        U.freeMemory(m);
    }
}
