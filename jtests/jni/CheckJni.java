// jtest: opts -Xcheck:jni

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** -Xcheck:jni has nothing to say about the class library's natives. */
public class CheckJni {
    public static void main(String[] args) throws Exception {
        Path file = Files.createTempFile(Path.of("."), "check", ".txt");
        Files.writeString(file, "text ".repeat(100));
        byte[] bytes = Files.readAllBytes(file);
        Deflater deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        byte[] packed = new byte[200];
        int length = deflater.deflate(packed);
        deflater.end();
        CRC32 crc = new CRC32();
        crc.update(bytes);
        T.p(bytes.length, length < 50, crc.getValue());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Process process = new ProcessBuilder("echo", "from a child").start();
        process.getInputStream().transferTo(out);
        T.p(out.toString().trim(), process.waitFor());
        T.p(CheckJni.class.getDeclaredMethod("main", String[].class).getParameterCount());
    }
}
