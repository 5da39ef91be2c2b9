import java.lang.invoke.*;
import java.nio.*;
import java.util.*;

/** Views of byte arrays and buffers: both orders, all element types, aligned and unaligned, heap and direct, read-only, out of bounds. */
public class ByteViewModes {
    static final Class<?>[] TYPES = {short[].class, char[].class, int[].class, long[].class, float[].class, double[].class};

    static Object value(Class<?> t) { return t == short[].class ? (Object) (short) 0x1234 : t == char[].class ? (Object) '\u5678' : t == int[].class ? (Object) 0x12345678 : t == long[].class ? (Object) 0x123456789abcdef0L : t == float[].class ? (Object) 1.75f : (Object) Math.E; }

    static String attempt(VarHandle v, VarHandle.AccessMode m, Object... a) {
        try {
            return String.valueOf(v.toMethodHandle(m).invokeWithArguments(a));
        } catch (Throwable t) { return t.getClass().getSimpleName(); }
    }

    public static void main(String[] args) throws Throwable {
        for (Class<?> t : TYPES) for (ByteOrder o : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            VarHandle array = MethodHandles.byteArrayViewVarHandle(t, o), buffer = MethodHandles.byteBufferViewVarHandle(t, o);
            byte[] bytes = new byte[24];
            ByteBuffer direct = ByteBuffer.allocateDirect(24), heap = ByteBuffer.allocate(24), part = ByteBuffer.allocateDirect(40).position(8).slice();
            Object v = value(t);
            StringBuilder line = new StringBuilder(t.getSimpleName() + " " + o);
            for (int i : new int[] {0, 3, 8, 15}) {
                line.append(' ').append(attempt(array, VarHandle.AccessMode.SET, bytes, i, v)).append(attempt(buffer, VarHandle.AccessMode.SET, direct, i, v)).append(attempt(buffer, VarHandle.AccessMode.SET, heap, i, v));
                line.append(attempt(array, VarHandle.AccessMode.GET, bytes, i).equals(attempt(buffer, VarHandle.AccessMode.GET, direct, i))).append(attempt(buffer, VarHandle.AccessMode.GET, heap, i));
            }
            T.p(line);
            T.p("  ", Arrays.hashCode(bytes), direct.equals(heap), direct.hashCode());
            for (VarHandle.AccessMode m : VarHandle.AccessMode.values()) {
                if (!buffer.isAccessModeSupported(m)) continue;
                int n = buffer.accessModeType(m).parameterCount();
                List<Object> aligned = new ArrayList<>(List.of(part, 8)), odd = new ArrayList<>(List.of(part, 9)), end = new ArrayList<>(List.of(part, 30)), negative = new ArrayList<>(List.of(part, -1));
                for (int k = 2; k < n; k++) for (List<Object> l : List.of(aligned, odd, end, negative)) l.add(v);
                T.p("  ", m, attempt(buffer, m, aligned.toArray()), attempt(buffer, m, odd.toArray()), attempt(buffer, m, end.toArray()), attempt(buffer, m, negative.toArray()), attempt(buffer, VarHandle.AccessMode.GET, part, 8));
            }
            ByteBuffer readOnly = direct.asReadOnlyBuffer();
            T.p("  ", attempt(buffer, VarHandle.AccessMode.SET, readOnly, 0, v), attempt(buffer, VarHandle.AccessMode.GET_VOLATILE, readOnly, 0), attempt(buffer, VarHandle.AccessMode.GET, heap.asReadOnlyBuffer(), 0), attempt(buffer, VarHandle.AccessMode.SET, heap.asReadOnlyBuffer(), 0, v));
            T.p("  ", attempt(buffer, VarHandle.AccessMode.GET, null, 0), attempt(array, VarHandle.AccessMode.GET, null, 0), attempt(buffer, VarHandle.AccessMode.GET, direct.duplicate().limit(4), 4));
        }
        T.thrown("bytes", () -> MethodHandles.byteArrayViewVarHandle(byte[].class, ByteOrder.BIG_ENDIAN));
        T.thrown("booleans", () -> MethodHandles.byteBufferViewVarHandle(boolean[].class, ByteOrder.BIG_ENDIAN));
        T.thrown("not an array", () -> MethodHandles.byteArrayViewVarHandle(int.class, ByteOrder.BIG_ENDIAN));
        VarHandle ints = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
        T.thrown("index", () -> ints.set(new byte[7], 4, 5));
        byte[] b = new byte[16];
        for (int i = 0; i < 4000; i++) { ints.set(b, i % 13, i * 31); if ((int) ints.get(b, i % 13) != i * 31) T.p("wrong"); }
        T.p(b);
    }
}
