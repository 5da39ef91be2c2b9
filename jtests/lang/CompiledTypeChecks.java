// checkcast, instanceof and array stores of all kinds of classes, often enough to be compiled.
// jtest: gc-subset
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

public class CompiledTypeChecks {
    interface I {}

    interface J extends I {}

    static class A implements J {}

    static class B extends A {}

    static class C1 extends B {}

    static class C2 extends C1 {}

    static class C3 extends C2 {}

    static class C4 extends C3 {}

    static class C5 extends C4 {}

    static class Deep extends C5 {}

    static class Deeper extends Deep {}

    static final Object[] OBJECTS = {
        1, 2L, "text", new int[1], new String[1], new Integer[2], new Object[1], null, 'c', new int[1][1], new ArrayList<>(),
        Thread.State.NEW, (Runnable) () -> {}, new A(), new B(), new Deep(), new Deeper(), new I[0], new A[1]
    };

    static int instances(Object o) {
        int r = 0;
        if (o instanceof Comparable) r |= 1;
        if (o instanceof Number) r |= 2;
        if (o instanceof Object[]) r |= 4;
        if (o instanceof int[]) r |= 8;
        if (o instanceof Cloneable) r |= 16;
        if (o instanceof Serializable) r |= 32;
        if (o instanceof Runnable) r |= 64;
        if (!(o instanceof Integer)) r |= 128;
        if (o instanceof Comparable[]) r |= 256;
        if (o instanceof List) r |= 512;
        boolean isEnum = o instanceof Enum;
        if (isEnum) r |= 1024;
        if (o instanceof I) r |= 2048;
        if (o instanceof B) r |= 4096;
        if (o instanceof Deep) r |= 8192;
        if (o instanceof Deeper) r |= 16384;
        if (o instanceof I[]) r |= 32768;
        return r;
    }

    static Object cast(Object o, int kind) {
        switch (kind) {
            case 0: return (Comparable<?>) o;
            case 1: return (Number) o;
            case 2: return (Object[]) o;
            case 3: return (Comparable<?>[]) o;
            case 4: return (int[]) o;
            case 5: return (Serializable) o;
            case 6: return (Integer[]) o;
            case 7: return (RandomAccess) o;
            case 8: return (I) o;
            case 9: return (Deep) o;
            case 10: return (Deeper) o;
            case 11: return (A) o;
            default: return (I[]) o;
        }
    }

    static int tryCast(Object o, int kind) {
        try {
            return cast(o, kind) == o ? 1 : 2;
        } catch (ClassCastException e) {
            return 3;
        }
    }

    static int store(Object[] array, Object o) {
        try {
            array[0] = o;
            return array[0] == o ? 1 : 2;
        } catch (ArrayStoreException e) {
            return 3;
        }
    }

    static long bytes(int i, byte[] bytes, boolean[] flags) {
        flags[i & 3] = true;
        flags[i + 1 & 3] = false;
        flags[i + 2 & 3] = i % 3 == 0;
        bytes[i & 3] = 1;
        bytes[i + 1 & 3] = 0;
        bytes[i + 2 & 3] = -5;
        bytes[i + 3 & 3] = (byte) i;
        long r = 0;
        for (int k = 0; k < 4; k++) r = r * 31 + (flags[k] ? 1 : 0) + bytes[k];
        return r;
    }

    public static void main(String[] args) {
        long hash = 0;
        Object[][] arrays = {new Object[1], new String[1], new Comparable[1], new Number[1], new A[1], new I[1], new int[1][]};
        byte[] bytes = new byte[4];
        boolean[] flags = new boolean[4];
        for (int i = 0; i < 20_000; i++) {
            Object o = OBJECTS[i % OBJECTS.length];
            hash = hash * 31 + instances(o);
            hash = hash * 31 + tryCast(o, i / 7 % 13);
            hash = hash * 31 + store(arrays[i / 3 % arrays.length], o);
            hash = hash * 31 + bytes(i, bytes, flags);
        }
        System.out.println(hash);
        for (Object o : OBJECTS) System.out.println(instances(o));
    }
}
