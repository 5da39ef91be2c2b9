import java.nio.*;
import java.nio.channels.*;
import java.nio.file.*;
import static java.nio.file.StandardOpenOption.*;

public class FileChannels {
    public static void main(String[] args) throws Exception {
        Path p = Path.of("data.bin");
        try (FileChannel c = FileChannel.open(p, CREATE, READ, WRITE)) {
            T.p(c.write(ByteBuffer.wrap("hello world".getBytes())), c.size(), c.position());
            ByteBuffer b = ByteBuffer.allocateDirect(5);
            T.p(c.read(b, 6), b.flip().get(0), c.position(3).read(b.clear()), c.truncate(8).size(), c.read(ByteBuffer.allocate(10), 100));
            T.p(c.write(new ByteBuffer[] {ByteBuffer.wrap("ab".getBytes()), ByteBuffer.wrap("cd".getBytes())}), Files.readString(p).replace('\0', '0'));
            MappedByteBuffer m = c.map(FileChannel.MapMode.READ_WRITE, 0, 100);
            m.putInt(50, 42).put(0, (byte) 'H');
            m.force();
            T.p(c.size(), m.isLoaded() || true, m.capacity(), m.getInt(50), Files.readAllBytes(p)[0], Files.readAllBytes(p)[53]);
            MappedByteBuffer ro = c.map(FileChannel.MapMode.READ_ONLY, 40, 20), cow = c.map(FileChannel.MapMode.PRIVATE, 0, 10);
            cow.put(1, (byte) 'X');
            T.p(ro.getInt(10), ro.isReadOnly(), cow.get(1), m.get(1));
            T.thrown("read only", () -> ro.put((byte) 1));
            try (FileLock l = c.lock(0, 10, false)) { T.p(l.isValid(), l.isShared(), l.overlaps(5, 1)); T.thrown("overlapping", () -> c.tryLock(5, 10, false)); }
            try (FileChannel out = FileChannel.open(Path.of("copy"), CREATE_NEW, WRITE)) { T.p(c.transferTo(0, 60, out), out.size(), out.transferFrom(c.position(90), 60, 100), out.size()); }
            T.thrown("negative", () -> c.position(-1));
            T.thrown("map size", () -> c.map(FileChannel.MapMode.READ_ONLY, 0, -1));
        }
        T.thrown("closed", () -> { FileChannel c = FileChannel.open(p); c.close(); c.size(); });
        T.thrown("not writable", () -> { try (FileChannel c = FileChannel.open(p)) { c.write(ByteBuffer.allocate(1)); } });
        T.thrown("exists", () -> FileChannel.open(p, CREATE_NEW, WRITE));
        T.thrown("missing", () -> FileChannel.open(Path.of("none")));
        try (AsynchronousFileChannel a = AsynchronousFileChannel.open(p, READ)) { ByteBuffer b = ByteBuffer.allocate(5); T.p(a.read(b, 0).get(), b.get(0)); }
        try (FileChannel c = FileChannel.open(p, WRITE, APPEND)) { c.write(ByteBuffer.wrap(new byte[3])); T.p(c.size()); }
    }
}
