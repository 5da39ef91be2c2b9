// jtest: opts --add-exports java.base/jdk.internal.misc=ALL-UNNAMED
// jtest: javac --add-exports java.base/jdk.internal.misc=ALL-UNNAMED
// jtest: gc-subset
import java.lang.ref.WeakReference;
import jdk.internal.misc.Unsafe;

/**
 * Exchanges and references of Unsafe in compiled code: operands in registers, homes, constants; absolute addresses; objects that
 * move; null where an object must be; the referent of a reference.
 */
public class UnsafeAtomics {
    static final Unsafe U = Unsafe.getUnsafe();
    static final long INT = U.objectFieldOffset(UnsafeAtomics.class, "number");
    static final long LONG = U.objectFieldOffset(UnsafeAtomics.class, "big");
    static final long REFERENCE = U.objectFieldOffset(UnsafeAtomics.class, "object");
    static final long REFERENT = U.objectFieldOffset(java.lang.ref.Reference.class, "referent");
    static final long NEXT = U.objectFieldOffset(Weak.class, "next");
    int number;
    long big;
    Object object = "start";

    static class Weak extends WeakReference<Object> {
        Object next;
        Weak(Object o) {
            super(o);
        }
    }

    static long numbers(UnsafeAtomics o, long address, int n) {
        long h = U.getAndAddInt(o, INT, n) + 31L * U.getAndAddLong(o, LONG, n * 0x100000001L);
        h = h * 31 + U.getAndSetInt(o, INT, n + 7) + U.getAndSetLong(o, LONG, (long) n << 33);
        h = h * 31 + (U.compareAndSetInt(o, INT, n + 7, n) ? 1 : 0) + (U.compareAndSetLong(o, LONG, 5, 6) ? 2 : 0);
        h = h * 31 + U.compareAndExchangeInt(o, INT, n, -n) + U.compareAndExchangeLong(o, LONG, (long) n << 33, n);
        h = h * 31 + o.number + o.big;
        U.putLong(null, address, n);
        h = h * 31 + U.getAndAddLong(null, address, 3) + U.getAndSetInt(null, address, n * 5);
        h = h * 31 + (U.compareAndSetInt(null, address, n * 5, 1) ? 1 : 0) + U.compareAndExchangeLong(null, address, 1, n);
        // All operands at once, with others below them.
        return h + n * (h + (n ^ (U.compareAndSetLong(o, LONG + (h & 0), h, h + 1) ? 1 : U.getAndAddInt(o, INT + (n & 0), 1))));
    }

    static String references(UnsafeAtomics o, Object[] array, long at, Object a, Object b) {
        boolean first = U.compareAndSetReference(o, REFERENCE, a, b), second = U.compareAndSetReference(o, REFERENCE, "start", a);
        boolean third = U.weakCompareAndSetReference(o, REFERENCE, a, null);
        Object fourth = U.compareAndExchangeReference(o, REFERENCE, null, b), fifth = U.getAndSetReference(o, REFERENCE, "start");
        U.putReference(array, at, a);
        Object sixth = U.getAndSetReference(array, at, b);
        U.putReferenceVolatile(array, at, U.getReferenceAcquire(array, at) == b ? a : null);
        U.putReferenceRelease(array, at + 4, null);
        return first + " " + second + " " + third + " " + fourth + " " + (fifth == b) + (sixth == a) + U.getReference(array, at)
                + U.getReferenceVolatile(array, at + 4);
    }

    static Object weak(Weak w, long offset, Object o) {
        U.putReference(w, NEXT, o);
        Object next = U.getReference(w, NEXT), known = U.getReferenceVolatile(w, REFERENT), either = U.getReferenceOpaque(w, offset);
        return next == o && known == o && either == o ? "same" : "differs";
    }

    static String caught(Object base, Unsafe unsafe, int kind) {
        try {
            switch (kind) {
                case 0: return "" + unsafe.compareAndSetInt(base, INT, 1, 2);
                case 1: return "" + unsafe.getReference(base, REFERENCE);
                default: return "" + unsafe.getAndAddLong(base, LONG, 2);
            }
        } catch (NullPointerException e) {
            return "NullPointerException";
        }
    }

    static Object[] kept = new Object[64];

    public static void main(String[] args) {
        UnsafeAtomics o = new UnsafeAtomics();
        long address = U.allocateMemory(16);
        Object[] array = new Object[4];
        long at = U.arrayBaseOffset(Object[].class) + U.arrayIndexScale(Object[].class);
        long h = 0;
        for (int n = 0; n < 3000; n++) {
            h = h * 1000003 + numbers(o, address, n);
            // Old holders, young values: the collector must find them.
            String a = "a" + n, b = "b" + n;
            String text = references(o, array, at, a, b);
            String wanted = "false true true null truetrue" + a + "null";
            if (!text.equals(wanted)) throw new AssertionError(n + ": " + text + " but wanted " + wanted);
            o.object = "start";
            for (int i = 0; i < 8; i++) kept[n + i & 63] = new byte[200];
            if (U.getReference(array, at) != a || !array[1].equals("a" + n)) throw new AssertionError("lost " + n);
            if (weak(new Weak(a), (n & 1) == 0 ? REFERENT : NEXT, a) != "same") throw new AssertionError("weak " + n);
        }
        System.out.println(h);
        U.freeMemory(address);
        String all = "";
        for (int n = 0; n < 900; n++) {
            String one = caught(o, n % 300 == 299 ? null : U, n % 3);
            if (n % 149 < 2) all += one + " ";
        }
        System.out.println(all.replaceAll("-?[0-9]{3,}", "N"));
    }
}
