import java.io.*;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.zip.*;

/** zip's natives: every level and strategy, dictionaries, buffers of all kinds, small windows, damaged input. */
public class InflaterDeflater {
    static byte[] input(int kind, int size) {
        byte[] data = new byte[size];
        Random random = new Random(kind);
        for (int i = 0; i < size; i++) {
            data[i] = switch (kind) {
                case 0 -> 0;
                case 1 -> (byte) ("the quick brown fox ".charAt(i % 20));
                case 2 -> (byte) random.nextInt(256);
                default -> (byte) (random.nextInt(4) == 0 ? random.nextInt(256) : i / 7);
            };
        }
        return data;
    }

    static byte[] deflate(byte[] data, int level, int strategy, boolean raw, int step) {
        Deflater deflater = new Deflater(level, raw);
        deflater.setStrategy(strategy);
        deflater.setInput(data);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[step];
        while (!deflater.finished()) out.write(buffer, 0, deflater.deflate(buffer));
        deflater.end();
        return out.toByteArray();
    }

    static byte[] inflate(byte[] data, boolean raw, int step, byte[] dictionary) throws DataFormatException {
        Inflater inflater = new Inflater(raw);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[step];
        int at = 0;
        while (!inflater.finished()) {
            if (inflater.needsDictionary()) inflater.setDictionary(dictionary);
            if (inflater.needsInput()) {
                int more = Math.min(step, data.length - at);
                if (more == 0) throw new DataFormatException("ends too early at " + at);
                inflater.setInput(data, at, more);
                at += more;
            }
            out.write(buffer, 0, inflater.inflate(buffer));
        }
        inflater.end();
        return out.toByteArray();
    }

    static long sum(byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(data);
        return crc.getValue();
    }

    public static void main(String[] args) throws Exception {
        for (int kind = 0; kind < 4; kind++) {
            byte[] data = input(kind, 5000 + kind);
            for (int level : new int[] {0, 1, 6, 9, Deflater.DEFAULT_COMPRESSION}) {
                for (int strategy : new int[] {Deflater.DEFAULT_STRATEGY, Deflater.FILTERED, Deflater.HUFFMAN_ONLY}) {
                    byte[] packed = deflate(data, level, strategy, strategy == Deflater.FILTERED, 97);
                    byte[] again = inflate(packed, strategy == Deflater.FILTERED, 61, null);
                    T.p(kind, level, strategy, packed.length, sum(packed), sum(again) == sum(data));
                }
            }
        }
        byte[] data = input(1, 3000), dictionary = "brown fox the quick".getBytes();
        Deflater deflater = new Deflater();
        deflater.setDictionary(dictionary);
        deflater.setInput(ByteBuffer.wrap(data).asReadOnlyBuffer());
        deflater.finish();
        ByteBuffer direct = ByteBuffer.allocateDirect(4000);
        T.p("buffer", deflater.deflate(direct), deflater.getTotalIn(), deflater.getBytesWritten(), deflater.getAdler());
        byte[] packed = new byte[direct.flip().remaining()];
        direct.get(packed);
        T.p("dictionary", sum(inflate(packed, false, 50, dictionary)) == sum(data));
        T.thrown("wrong dictionary", () -> inflate(packed, false, 50, "other".getBytes()));
        for (int at : new int[] {0, 1, 5, packed.length / 2, packed.length - 1}) {
            byte[] damaged = packed.clone();
            damaged[at] ^= 0x55;
            T.thrown("damaged at " + at, () -> T.p(sum(inflate(damaged, false, 50, dictionary))));
        }
        T.thrown("cut off", () -> inflate(java.util.Arrays.copyOf(packed, packed.length - 3), false, 50, dictionary));
        Inflater ended = new Inflater();
        ended.end();
        T.thrown("ended", () -> ended.inflate(new byte[3]));
        T.thrown("bounds", () -> new Inflater().setInput(new byte[3], 2, 2));
        T.thrown("level", () -> new Deflater().setLevel(10));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out, 64, true)) {
            for (int i = 0; i < 20; i++) { gzip.write(data, i * 100, 100); gzip.flush(); }
        }
        T.p("gzip", out.size(), sum(new GZIPInputStream(new ByteArrayInputStream(out.toByteArray())).readAllBytes()));
        T.thrown("no gzip", () -> new GZIPInputStream(new ByteArrayInputStream(data)));
        for (Checksum c : new Checksum[] {new CRC32(), new CRC32C(), new Adler32()}) {
            for (int i = 0; i < 40; i++) c.update(data, i, i * 7 + 1);
            c.update(ByteBuffer.allocateDirect(100).put(data, 0, 100).flip());
            T.p(c.getClass().getSimpleName(), c.getValue());
        }
    }
}
