import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file with many class files in it: their number, then each with its length before it. */
final class Pack {
    private Pack() {}

    static List<byte[]> read(Path path) throws IOException {
        List<byte[]> result = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
            for (int left = in.readInt(); left > 0; left--) result.add(in.readNBytes(in.readInt()));
        }
        return result;
    }

    static void write(Path path, List<byte[]> files) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path)))) {
            out.writeInt(files.size());
            for (byte[] file : files) {
                out.writeInt(file.length);
                out.write(file);
            }
        }
    }
}
