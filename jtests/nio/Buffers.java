// jtest: gc-subset
import java.nio.*;
import java.nio.charset.*;

public class Buffers {
    static void exercise(ByteBuffer b) {
        b.put((byte) 1).putShort((short) 0x0203).putInt(0x04050607).putLong(0x08090a0b0c0d0e0fL).putFloat(1.5f).putDouble(-2.5).putChar('z');
        T.p(b, b.position(), b.remaining(), b.flip().limit(), b.get(), b.getShort(), b.getInt(), b.getLong(), b.getFloat(), b.getDouble(), b.getChar(), b.hasRemaining());
        T.thrown("underflow", b::get);
        b.clear();
        T.p(b.order(ByteOrder.LITTLE_ENDIAN).getInt(1), b.order(ByteOrder.BIG_ENDIAN).getInt(1), b.getLong(3), b.get(28) & 0xff);
        T.thrown("index", () -> b.get(64));
        T.thrown("index int", () -> b.getInt(61));
        T.thrown("overflow", () -> b.duplicate().position(62).putInt(1));
        T.thrown("position", () -> b.position(65));
        T.thrown("limit", () -> b.limit(65));
        T.thrown("read only", () -> b.asReadOnlyBuffer().put((byte) 1));
        T.thrown("reset", () -> ByteBuffer.allocate(2).reset());
        b.position(4).mark().position(10).reset();
        ByteBuffer s = b.slice(), d = b.duplicate();
        s.putInt(0, 0x11223344);
        d.position(0).limit(20);
        T.p(b.getInt(4) == 0x11223344, s, d, s.capacity(), b.slice(2, 5), b.compareTo(d), b.equals(b.duplicate()), b.hashCode() == b.duplicate().hashCode(), b.mismatch(d));
        b.compact();
        IntBuffer i = b.clear().asIntBuffer();
        i.put(new int[] {1, 2, 3}).put(5, 9);
        T.p(b.getInt(0), b.getInt(20), i, b.asLongBuffer().get(0), b.asCharBuffer().get(1) + 0, b.asDoubleBuffer().remaining(), b.asFloatBuffer().get(0), b.asShortBuffer().get(3));
        byte[] a = new byte[6];
        b.position(0).get(a, 1, 4);
        T.p(a, b.hasArray(), b.isDirect(), b.put(0, new byte[] {9, 9}).get(1), b.alignedSlice(1).capacity());
        b.clear().put(ByteBuffer.wrap(new byte[] {7, 7, 7}));
        T.p(b.position(), b.get(2));
    }

    public static void main(String[] args) throws Exception {
        exercise(ByteBuffer.allocate(64));
        exercise(ByteBuffer.allocateDirect(64));
        exercise(ByteBuffer.wrap(new byte[100], 10, 64).slice());
        T.p(ByteBuffer.wrap(new byte[10], 2, 5), CharBuffer.wrap("chars").subSequence(1, 3));
    }
}
