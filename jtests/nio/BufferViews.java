import java.nio.*;

/** Views of every type over heap and direct buffers, both byte orders: slices, duplicates, bulk moves, comparison, bounds. */
public class BufferViews {
    static void fill(ByteBuffer b) {
        for (int i = 0; i < b.capacity(); i++) b.put(i, (byte) (i * 37 + 11));
    }

    static void views(String name, ByteBuffer b) {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            for (int offset = 0; offset < 3; offset++) {
                ByteBuffer part = b.duplicate().position(offset).slice().order(order);
                ShortBuffer s = part.asShortBuffer();
                IntBuffer i = part.asIntBuffer();
                LongBuffer l = part.asLongBuffer();
                FloatBuffer f = part.asFloatBuffer();
                DoubleBuffer d = part.asDoubleBuffer();
                CharBuffer c = part.asCharBuffer();
                T.p(name, order, offset, s.get(3), i.get(2), l.get(1), f.get(2), d.get(1), (int) c.get(4), s.remaining(), i.remaining(), l.remaining(), i.order(), i.isDirect());
                T.p("  raw", part.getShort(5), part.getInt(7), part.getLong(9), part.getFloat(3), part.getDouble(1), (int) part.getChar(6));
                int[] ints = new int[4];
                i.position(1).get(ints, 1, 3);
                T.p("  bulk", ints, i.slice().get(0), i.duplicate().flip().remaining(), i.compact().position());
            }
        }
    }

    static void writes(String name, ByteBuffer b) {
        b.clear().order(ByteOrder.LITTLE_ENDIAN);
        b.putLong(0x0102030405060708L).putInt(-2).putShort((short) 300).putChar('\u20ac').putFloat(1.5f).putDouble(-0.0).put(new byte[] {9, 8, 7}, 1, 2);
        b.flip();
        StringBuilder text = new StringBuilder();
        while (b.hasRemaining()) text.append(Integer.toHexString(b.get() & 0xff)).append(' ');
        T.p(name, text);
        ByteBuffer left = b.duplicate().rewind(), right = b.duplicate().rewind();
        T.p("  equal", left.equals(right), left.compareTo(right), left.mismatch(right), left.hashCode() == right.hashCode());
        right.put(5, (byte) 99);
        left = ByteBuffer.wrap(new byte[] {1, 2, 3, 4});
        T.p("  differ", left.mismatch(ByteBuffer.wrap(new byte[] {1, 2, 9})), left.compareTo(ByteBuffer.wrap(new byte[] {1, 2, 9})), left.equals(right));
    }

    static void refused(String name, ByteBuffer b) {
        b.clear();
        T.thrown(name + " get", () -> b.get(b.capacity()));
        T.thrown(name + " long", () -> b.getLong(b.capacity() - 7));
        T.thrown(name + " negative", () -> b.getInt(-1));
        T.thrown(name + " position", () -> b.position(b.capacity() + 1));
        T.thrown(name + " limit", () -> b.limit(-1));
        T.thrown(name + " underflow", () -> b.duplicate().position(b.capacity() - 3).getInt());
        T.thrown(name + " overflow", () -> b.duplicate().position(b.capacity() - 3).putInt(1));
        T.thrown(name + " bulk", () -> b.get(new byte[4], 2, 3));
        T.thrown(name + " read only", () -> b.asReadOnlyBuffer().put(0, (byte) 1));
        T.thrown(name + " self", () -> b.put(b));
        T.thrown(name + " slice", () -> b.slice(3, b.capacity()));
        T.thrown(name + " reset", () -> b.duplicate().reset());
        T.thrown(name + " array", () -> T.p(b.asReadOnlyBuffer().hasArray(), b.asReadOnlyBuffer().array()));
    }

    public static void main(String[] args) {
        for (boolean direct : new boolean[] {false, true}) {
            ByteBuffer b = direct ? ByteBuffer.allocateDirect(40) : ByteBuffer.allocate(40);
            String name = direct ? "direct" : "heap";
            fill(b);
            views(name, b);
            writes(name, b);
            refused(name, b);
        }
        long sum = 0;
        ByteBuffer hot = ByteBuffer.allocateDirect(8000).order(ByteOrder.nativeOrder());
        for (int round = 0; round < 300; round++) {
            for (int i = 0; i < 1000; i++) hot.putLong(8 * i, sum + i);
            for (int i = 0; i < 2000; i++) sum = sum * 31 + hot.getInt(4 * i);
        }
        T.p(sum);
    }
}
