import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Random;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** MakePack classfile|verifier SEED FIRST COUNT PACK MODULES SOURCE…: mutated class files FIRST to FIRST + COUNT - 1. The
 * same number is always the same file. MODULES are of the class library, parted by commas; a SOURCE is a jar or a folder.
 *
 * MakePack reduce FILE PACK: FILE without one of its parts, in each way.
 *
 * MakePack single FILE PACK: FILE with one of its methods each. */
public final class MakePack {
    private static final int LARGEST = 12000;

    private MakePack() {}

    public static void main(String[] args) throws IOException {
        if (args[0].equals("reduce") || args[0].equals("single")) {
            byte[] bytes = Files.readAllBytes(Path.of(args[1]));
            Pack.write(Path.of(args[2]), args[0].equals("reduce") ? Smaller.variants(bytes) : Smaller.single(bytes));
            return;
        }
        long seed = Long.parseLong(args[1]);
        int first = Integer.parseInt(args[2]), count = Integer.parseInt(args[3]);
        List<byte[]> originals = originals(args);
        List<byte[]> result = new ArrayList<>();
        for (int number = first; number < first + count; number++) {
            Random random = new Random(seed * 0x9E3779B97F4A7C15L + number);
            random.nextInt();
            byte[] original = originals.get(random.nextInt(originals.size()));
            result.add(args[0].equals("verifier") ? new CodeMutations(random).mutate(original)
                : new FormatMutations(random).mutate(original));
        }
        Pack.write(Path.of(args[4]), result);
    }

    private static List<byte[]> originals(String[] args) throws IOException {
        List<byte[]> result = new ArrayList<>();
        for (String module : args[5].split(",")) {
            addFolder(FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/" + module), result);
        }
        for (int i = 6; i < args.length; i++) {
            Path path = Path.of(args[i]);
            if (Files.isDirectory(path)) addFolder(path, result);
            else addJar(path, result);
        }
        return result;
    }

    private static void addFolder(Path folder, List<byte[]> result) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path path : found.filter(p -> p.toString().endsWith(".class")).sorted().toList()) add(path.toString(), Files.readAllBytes(path), result);
        }
    }

    /** Every seventh class of a jar: they would outweigh the rest. */
    private static void addJar(Path path, List<byte[]> result) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            int number = 0;
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements();) {
                JarEntry entry = entries.nextElement();
                if (!entry.getName().endsWith(".class") || entry.getName().startsWith("META-INF") || number++ % 7 != 0) continue;
                try (InputStream in = jar.getInputStream(entry)) {
                    add(entry.getName(), in.readAllBytes(), result);
                }
            }
        }
    }

    private static void add(String name, byte[] bytes, List<byte[]> result) {
        if (bytes.length < LARGEST && !name.endsWith("-info.class") && !name.contains("/java/")) result.add(bytes);
    }
}
