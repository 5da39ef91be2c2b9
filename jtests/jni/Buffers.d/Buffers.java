import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Direct buffers made in C and in Java, seen from the other side. */
public class Buffers {
    static { System.loadLibrary("native"); }

    static native ByteBuffer make(int size);
    static native int sum();
    static native void look(Object... buffers);

    public static void main(String[] args) {
        ByteBuffer b = make(16);
        T.p(b.isDirect(), b.capacity(), b.position(), b.limit(), b.order(), b.getClass().getName());
        b.put(3, (byte) 100).order(ByteOrder.nativeOrder()).putInt(8, 0x01020304);
        T.p(sum());
        ByteBuffer d = ByteBuffer.allocateDirect(32);
        d.put(0, (byte) 7).put(4, (byte) 9);
        d.position(4);
        FloatBuffer f = ByteBuffer.allocateDirect(32).asFloatBuffer();
        look(b, d, d.slice(), d.asReadOnlyBuffer(), f, ByteBuffer.allocate(8), "no buffer");
        T.p(make(0).capacity());
    }
}
