import java.io.*;
import java.nio.*;
import java.nio.channels.*;
import java.nio.file.*;
import java.util.*;

/** Mapped files: modes, offsets off page boundaries, growth, views, force and load, private copies, sharing between mappings, threads, and collection of many. */
public class MappedFull {
    public static void main(String[] args) throws Exception {
        Path p = Path.of("m.bin");
        byte[] content = new byte[20000];
        for (int i = 0; i < content.length; i++) content[i] = (byte) (i * 31);
        Files.write(p, content);
        try (FileChannel c = FileChannel.open(p, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            for (long at : new long[] {0, 1, 4095, 4096, 5000, 19999}) {
                MappedByteBuffer m = c.map(FileChannel.MapMode.READ_ONLY, at, 20000 - at);
                T.p(at, m.capacity(), m.get(0) == content[(int) at], m.get(m.capacity() - 1) == content[19999], m.isReadOnly(), m.isDirect(), m.load() == m, m.order());
                T.kind("write", () -> m.put(0, (byte) 1)); T.kind("array", m::array);
            }
            MappedByteBuffer rw = c.map(FileChannel.MapMode.READ_WRITE, 100, 200), other = c.map(FileChannel.MapMode.READ_WRITE, 0, 400), copy = c.map(FileChannel.MapMode.PRIVATE, 100, 200);
            rw.putLong(0, 0x1122334455667788L); rw.order(ByteOrder.LITTLE_ENDIAN).putInt(8, 0xcafe);
            T.p(Long.toHexString(other.getLong(100)), other.get(108), Long.toHexString(copy.getLong(0)));
            copy.putLong(16, -1L); T.p(rw.getLong(16) == -1L, copy.getLong(16)); rw.putLong(16, 7); T.p(copy.getLong(16));
            rw.force(); rw.force(5, 10); T.kind("force beyond", () -> rw.force(190, 20)); T.p(rw.force() == rw, copy.force() == copy);
            ByteBuffer b = ByteBuffer.allocate(8); c.read(b, 100); b.flip(); T.p(Long.toHexString(b.getLong()));
            c.write(ByteBuffer.wrap("through channel".getBytes()), 150); byte[] x = new byte[15]; rw.position(50).get(x); T.p(new String(x));
            MappedByteBuffer grown = c.map(FileChannel.MapMode.READ_WRITE, 30000, 1000); T.p(c.size(), grown.get(999)); grown.put(999, (byte) 5); T.p(Files.readAllBytes(p)[30999]);
            T.kind("negative", () -> c.map(FileChannel.MapMode.READ_ONLY, -1, 5)); T.kind("size", () -> c.map(FileChannel.MapMode.READ_ONLY, 0, 1L << 31)); T.kind("negative size", () -> c.map(FileChannel.MapMode.READ_ONLY, 0, -1)); T.kind("null mode", () -> c.map(null, 0, 1)); T.p(c.map(FileChannel.MapMode.READ_ONLY, 5, 0).capacity());
            MappedByteBuffer slice = (MappedByteBuffer) rw.position(8).limit(40).slice(); T.p(slice.capacity(), slice.getInt(0) == Integer.reverseBytes(0xcafe), rw.duplicate().order(), rw.slice(3, 9).capacity()); IntBuffer ints = other.asIntBuffer(); T.p(ints.capacity(), ints.get(25) == 0x11223344); LongBuffer ls = rw.clear().asReadOnlyBuffer().asLongBuffer(); T.kind("read only view", () -> ls.put(1)); T.p(other.compareTo(other.duplicate()), other.mismatch(copy), rw.alignedSlice(8).capacity() % 8, rw.isLoaded() || true);
            T.thrown("short file read only", () -> { try (FileChannel r = FileChannel.open(p, StandardOpenOption.READ)) { r.map(FileChannel.MapMode.READ_ONLY, 0, 1 << 20); } });
            T.kind("no write", () -> { try (FileChannel r = FileChannel.open(p, StandardOpenOption.READ)) { r.map(FileChannel.MapMode.READ_WRITE, 0, 10); } }); T.kind("write only", () -> { try (FileChannel r = FileChannel.open(p, StandardOpenOption.WRITE)) { r.map(FileChannel.MapMode.READ_ONLY, 0, 10); } });
            Thread[] ts = new Thread[4]; for (int t = 0; t < 4; t++) { int k = t; ts[t] = new Thread(() -> { for (int i = k; i < 400; i += 4) other.put(i, (byte) k); }); ts[t].start(); } for (Thread t : ts) t.join(); boolean good = true; for (int i = 0; i < 400; i++) good &= other.get(i) == i % 4; T.p(good);
            long sum = 0; for (int i = 0; i < 3000; i++) { sum += c.map(FileChannel.MapMode.READ_ONLY, (i % 5) * 4096L, 4096).get(i % 4096); if (i % 1000 == 0) System.gc(); } T.p(sum);
        }
        MappedByteBuffer after; try (FileChannel c = FileChannel.open(p, StandardOpenOption.READ)) { after = c.map(FileChannel.MapMode.READ_ONLY, 0, 100); } T.p(after.get(3)); Files.delete(p); T.p(after.get(99));
        try (RandomAccessFile r = new RandomAccessFile("sparse.bin", "rw")) { r.setLength(3L << 30); MappedByteBuffer far = r.getChannel().map(FileChannel.MapMode.READ_WRITE, (3L << 30) - 4096, 4096); far.putInt(4092, 77); r.seek((3L << 30) - 4); T.p(r.readInt(), r.length(), r.getFilePointer()); }
        Files.delete(Path.of("sparse.bin"));
    }
}
