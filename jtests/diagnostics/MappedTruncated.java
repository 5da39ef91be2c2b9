import java.io.RandomAccessFile;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;

/** A mapped file loses its end: InternalError, and the process lives. */
public class MappedTruncated {
    static void go(Runnable action) {
        action.run();
        for (int i = 0; i < 100_000; i++) sink += i;
    }
    // The error may come a little after the access.
    static String attempt(Runnable action) {
        try {
            try {
                go(action);
                for (int i = 0; i < 100_000; i++) sink += Integer.parseInt("1");
                return "nothing";
            } finally {
                sink++;
            }
        } catch (InternalError e) {
            return "InternalError " + e.getMessage().startsWith("a fault occurred in a");
        }
    }
    static long sink;

    public static void main(String[] args) throws Exception {
        try (RandomAccessFile file = new RandomAccessFile("mapped", "rw"); FileChannel channel = file.getChannel()) {
            file.setLength(64 * 1024);
            MappedByteBuffer buffer = channel.map(FileChannel.MapMode.READ_WRITE, 0, 64 * 1024);
            buffer.put(5, (byte) 17);
            buffer.put(40_000, (byte) 99);
            T.p(buffer.get(5), buffer.get(40_000));
            file.setLength(4096);
            T.p(buffer.get(5));
            T.p(attempt(() -> buffer.get(40_000)));
            T.p(attempt(() -> buffer.putInt(50_000, 1)));
            T.p(attempt(() -> buffer.put(0, new byte[64 * 1024])));
            int errors = 0;
            for (int i = 0; i < 30; i++) if (attempt(() -> sink += buffer.getLong(20_000)).startsWith("Int")) errors++;
            T.p(errors);
            T.p(buffer.get(5));
            file.setLength(64 * 1024);
            buffer.put(40_000, (byte) 3);
            byte[] one = new byte[1];
            file.seek(40_000);
            T.p(file.read(one), one[0], buffer.get(40_000), buffer.get(60_000));
        }
    }
}
