// Arrays, System.arraycopy, java.util.Arrays, VarHandles and atomics, class queries, hash codes: what the VM may do itself.

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

public class ArraysAndMemory {
    static long hash;
    int field;
    volatile long wide;
    Object reference;
    static final VarHandle INT, LONG, REFERENCE, ELEMENT = MethodHandles.arrayElementVarHandle(int[].class);
    static final VarHandle VIEW = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            INT = lookup.findVarHandle(ArraysAndMemory.class, "field", int.class);
            LONG = lookup.findVarHandle(ArraysAndMemory.class, "wide", long.class);
            REFERENCE = lookup.findVarHandle(ArraysAndMemory.class, "reference", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    static void add(long value) {
        hash = hash * 1000003 + value;
    }
    static void compare(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        byte[] other = bytes.clone();
        int[] ints = new int[length];
        long[] longs = new long[length];
        char[] chars = new char[length];
        short[] shorts = new short[length];
        double[] doubles = new double[length];
        for (int i = 0; i < length; i++) {
            longs[i] = random.nextLong();
            ints[i] = (int) longs[i];
            chars[i] = (char) longs[i];
            shorts[i] = (short) longs[i];
            doubles[i] = i;
        }
        int at = length == 0 ? 0 : random.nextInt(length);
        if (length > 0 && random.nextBoolean()) other[at]++;
        add(Arrays.equals(bytes, other) ? 1 : 0);
        add(Arrays.mismatch(bytes, other));
        add(Arrays.compare(bytes, other));
        add(Arrays.hashCode(bytes));
        add(Arrays.hashCode(ints));
        add(Arrays.hashCode(chars));
        add(Arrays.hashCode(shorts));
        add(Arrays.hashCode(longs));
        long[] longer = Arrays.copyOf(longs, length + 3);
        add(Arrays.equals(longs, longer) ? 1 : 0);
        add(Arrays.mismatch(longs, longer));
        int[] changed = ints.clone();
        if (length > 0) changed[at] ^= 4;
        add(Arrays.mismatch(ints, changed));
        add(Arrays.equals(ints, changed) ? 1 : 0);
        char[] same = Arrays.copyOfRange(chars, 0, length);
        add(Arrays.equals(chars, same) ? 1 : 0);
        add(Arrays.mismatch(chars, same));
        double[] moved = doubles.clone();
        System.arraycopy(moved, 0, moved, length / 3, length - length / 3);
        add(Arrays.hashCode(moved));
        System.arraycopy(moved, length / 3, moved, 0, length - length / 3);
        add(Arrays.hashCode(moved));
        System.arraycopy(shorts, 0, shorts, length / 2, length - length / 2);
        add(Arrays.hashCode(shorts));
        sums(bytes, at);
    }
    static void sums(byte[] bytes, int from) {
        java.util.zip.Checksum[] sums = {new CRC32(), new CRC32C(), new Adler32()};
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length);
        direct.put(bytes);
        for (java.util.zip.Checksum sum : sums) {
            sum.update(bytes);
            add(sum.getValue());
            sum.update(bytes, from, bytes.length - from);
            sum.update(77);
            direct.position(from);
            sum.update(direct);
            add(sum.getValue());
        }
        direct.position(0);
        while (direct.remaining() >= 8) add(direct.getLong() + direct.order(ByteOrder.nativeOrder()).getInt(0));
    }
    static void objects(int length) {
        Object[] objects = new Object[length];
        for (int i = 0; i < length; i++) objects[i] = i % 3 == 0 ? null : i % 3 == 1 ? "s" + i : Integer.valueOf(i);
        Object[] copy = objects.clone();
        System.arraycopy(copy, 0, copy, 1, length - 1);
        add(Arrays.hashCode(copy));
        Object[] strings = new String[length];
        try {
            System.arraycopy(objects, 0, strings, 0, length);
        } catch (ArrayStoreException e) {
            add(Arrays.hashCode(strings));
        }
        add(Arrays.hashCode(Arrays.copyOf(objects, length + 2)));
        add(Arrays.copyOf(strings, 2, CharSequence[].class).length);
        for (Object o : objects) {
            if (o == null) continue;
            add(o.getClass() == String.class ? 1 : 0);
            add(CharSequence.class.isInstance(o) ? 1 : 0);
            add(Number.class.isAssignableFrom(o.getClass()) ? 1 : 0);
            add(o.getClass().getSuperclass().getName().length());
            add(o.hashCode() - o.hashCode());
            add(System.identityHashCode(o) == System.identityHashCode(o) ? 1 : 0);
        }
    }
    static void atomics(AtomicInteger i, AtomicLong l, AtomicReference<Object> r, ArraysAndMemory o, int[] array, byte[] bytes) {
        add(i.getAndAdd(3));
        add(i.incrementAndGet());
        add(i.compareAndSet(i.get(), 9) ? 1 : 0);
        add(i.compareAndSet(1, 2) ? 1 : 0);
        add(l.getAndSet(5) + l.addAndGet(1L << 40));
        add(l.weakCompareAndSetPlain(5, 6) ? 1 : 0);
        add(r.compareAndSet("x", null) ? 1 : 0);
        add(r.getAndSet("x") == null ? 1 : 0);
        add((int) INT.getAndAdd(o, 2) + (int) INT.getVolatile(o));
        INT.setRelease(o, (int) INT.getAcquire(o) + 1);
        add((int) INT.compareAndExchange(o, 5, 6));
        add((long) LONG.getAndAdd(o, 1L << 33));
        LONG.setVolatile(o, (long) LONG.get(o) ^ 1);
        add(REFERENCE.compareAndSet(o, null, o) ? 1 : 0);
        add((Object) REFERENCE.getAndSet(o, (Object) null) == o ? 1 : 0);
        add((int) ELEMENT.getAndAdd(array, 2, 4));
        ELEMENT.setOpaque(array, 1, (int) ELEMENT.getOpaque(array, 2));
        VIEW.set(bytes, 3, (long) VIEW.get(bytes, 1) + 1);
        add((long) VIEW.get(bytes, 0));
    }

    public static void main(String[] args) {
        Random random = new Random(3);
        for (int round = 0; round < 12; round++) {
            for (int length = 0; length < 80; length++) compare(random, length);
        }
        System.out.println(hash);
        for (int i = 0; i < 400; i++) objects(40 + i % 7);
        System.out.println(hash);
        AtomicInteger i = new AtomicInteger();
        AtomicLong l = new AtomicLong();
        AtomicReference<Object> r = new AtomicReference<>();
        ArraysAndMemory o = new ArraysAndMemory();
        int[] array = new int[4];
        byte[] bytes = new byte[16];
        for (int n = 0; n < 5000; n++) atomics(i, l, r, o, array, bytes);
        System.out.println(hash + " " + o.field + " " + o.wide);
        for (int n = 0; n < 2; n++) failures();
    }
    static void failures() {
        T.thrown("x", () -> System.arraycopy(new int[3], 0, new int[3], 1, 3));
        T.thrown("x", () -> System.arraycopy(new int[3], -1, new int[3], 1, 1));
        T.thrown("x", () -> System.arraycopy(new int[3], 0, new long[3], 1, 1));
        T.thrown("x", () -> System.arraycopy("x", 0, new long[3], 1, 1));
        T.thrown("x", () -> System.arraycopy(null, 0, new long[3], 1, 1));
        T.thrown("x", () -> System.arraycopy(new Object[] {"a", 1}, 0, new String[3], 1, 2));
        T.thrown("x", () -> ELEMENT.setVolatile(new int[2], 2, 1));
        T.thrown("x", () -> new CRC32().update(new byte[3], 2, 2));
        T.thrown("x", () -> new CRC32C().update(new byte[3], 2, 2));
        T.thrown("x", () -> java.lang.reflect.Array.newInstance(int.class, -1));
        T.thrown("x", () -> java.lang.reflect.Array.getLength("x"));
    }
}
