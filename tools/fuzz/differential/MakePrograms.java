import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** MakePrograms SEED FIRST COUNT FOLDER [METHOD]: writes the class files of programs P<seed>_<number>, and the file "list"
 * with their names. The same number is always the same program. With METHOD, run calls only that static method. */
public final class MakePrograms {
    private MakePrograms() {}

    public static void main(String[] args) throws IOException {
        long seed = Long.parseLong(args[0]);
        int first = Integer.parseInt(args[1]), count = Integer.parseInt(args[2]);
        Path folder = Path.of(args[3]);
        List<String> names = new ArrayList<>();
        for (int number = first; number < first + count; number++) {
            String name = "P" + seed + "_" + number;
            Program program = new Program(name, seed * 1000003 + number, args.length > 4 ? Integer.parseInt(args[4]) : -1);
            for (Map.Entry<String, byte[]> file : program.files().entrySet()) {
                Files.write(folder.resolve(file.getKey() + ".class"), file.getValue());
            }
            names.add(name);
        }
        Files.write(folder.resolve("list"), names);
    }
}
