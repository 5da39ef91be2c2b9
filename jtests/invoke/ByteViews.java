// jtest: gc-subset
import java.lang.invoke.*;
import java.nio.*;

public class ByteViews {
    public static void main(String[] args) throws Throwable {
        byte[] b = new byte[32];
        ByteBuffer heap = ByteBuffer.allocate(32), direct = ByteBuffer.allocateDirect(32), readOnly = heap.asReadOnlyBuffer();
        for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            VarHandle i = MethodHandles.byteArrayViewVarHandle(int[].class, order), l = MethodHandles.byteArrayViewVarHandle(long[].class, order), s = MethodHandles.byteArrayViewVarHandle(short[].class, order);
            VarHandle c = MethodHandles.byteArrayViewVarHandle(char[].class, order), f = MethodHandles.byteArrayViewVarHandle(float[].class, order), d = MethodHandles.byteArrayViewVarHandle(double[].class, order);
            i.set(b, 1, 0x01020304); l.set(b, 5, 0x1122334455667788L); s.set(b, 13, (short) 0xabcd); c.set(b, 15, 'z'); f.set(b, 17, 1.5f); d.set(b, 21, -2.5);
            T.p(order, b, Integer.toHexString((int) i.get(b, 0)), (long) l.get(b, 5), (short) s.get(b, 13), (char) c.get(b, 15), (float) f.get(b, 17), (double) d.get(b, 21));
            T.thrown("bounds", () -> { int x = (int) i.get(b, 29); });
            T.thrown("negative", () -> { int x = (int) i.get(b, -1); });
            for (ByteBuffer bb : new ByteBuffer[] {heap, direct}) {
                VarHandle bi = MethodHandles.byteBufferViewVarHandle(int[].class, order), bl = MethodHandles.byteBufferViewVarHandle(long[].class, order);
                bi.set(bb, 4, 77); bl.set(bb, 8, -5L);
                T.p((int) bi.get(bb, 4), (long) bl.get(bb, 8), bb.get(4), bb.get(7), bb.get(15));
                T.thrown("bounds", () -> bi.set(bb, 30, 1));
                if (bb.isDirect()) {
                    T.p((int) bi.getAndAdd(bb, 4, 5), bi.compareAndSet(bb, 4, 82, 83), (int) bi.getVolatile(bb, 4), (long) bl.getAndSet(bb, 8, 6L), (long) bl.getAndBitwiseOr(bb, 8, 9L), (long) bl.get(bb, 8));
                    T.thrown("misaligned", () -> bi.getVolatile(bb, 5));
                }
                T.p(bi.isAccessModeSupported(VarHandle.AccessMode.GET_AND_ADD), MethodHandles.byteBufferViewVarHandle(short[].class, order).isAccessModeSupported(VarHandle.AccessMode.GET_AND_ADD));
            }
            T.thrown("read only", () -> MethodHandles.byteBufferViewVarHandle(int[].class, order).set(readOnly, 0, 1));
            T.p((int) MethodHandles.byteBufferViewVarHandle(int[].class, order).get(readOnly, 4));
        }
        T.thrown("component", () -> MethodHandles.byteArrayViewVarHandle(byte[].class, ByteOrder.nativeOrder()));
        T.p(ByteOrder.nativeOrder(), MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN).coordinateTypes());
    }
}
