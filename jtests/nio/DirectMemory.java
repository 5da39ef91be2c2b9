// jtest: opts -XX:MaxDirectMemorySize=16m
import java.nio.ByteBuffer;

public class DirectMemory {
    public static void main(String[] args) throws Exception {
        ByteBuffer a = ByteBuffer.allocateDirect(10 << 20);
        a.put(0, (byte) 1).put((10 << 20) - 1, (byte) 2);
        T.kind("too much", () -> ByteBuffer.allocateDirect(10 << 20));
        T.p(a.get(0), a.get(1), a.get((10 << 20) - 1));
        a = null;
        for (int i = 0; i < 20; i++) { ByteBuffer b = ByteBuffer.allocateDirect(10 << 20); b.put(5, (byte) i); if (b.get(6) != 0) T.p("not zero"); b = null; }
        T.p("reclaimed");
        T.thrown("negative", () -> ByteBuffer.allocateDirect(-1));
        T.p(ByteBuffer.allocateDirect(0).capacity());
    }
}
