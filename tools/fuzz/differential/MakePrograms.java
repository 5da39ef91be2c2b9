import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** MakePrograms SEED FIRST COUNT FOLDER: writes the class files of programs P<seed>_<number>, and the file "list" with their
 * names. The same number is always the same program.
 *
 * MakePrograms SEED NUMBER FOLDER PLANS: variants of one program. PLANS has a line each: the number of the static method that
 * is called (-1: all), then the numbers of the statements to leave out. Prints how many statements the program has. */
public final class MakePrograms {
    private final long seed;
    private final Path folder;
    private final List<String> names = new ArrayList<>();
    private int statements;

    private MakePrograms(long seed, Path folder) {
        this.seed = seed;
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        boolean isPlan = Files.exists(Path.of(args[3])) && !Files.isDirectory(Path.of(args[3]));
        MakePrograms maker = new MakePrograms(Long.parseLong(args[0]), Path.of(args[isPlan ? 2 : 3]));
        int first = Integer.parseInt(args[1]);
        if (isPlan) {
            for (String line : Files.readAllLines(Path.of(args[3]))) maker.variant(first, line);
            System.out.println(maker.statements);
        } else {
            for (int i = 0; i < Integer.parseInt(args[2]); i++) maker.write("P" + args[0] + "_" + (first + i), first + i, new Program.Plan(-1, Set.of()));
        }
        Files.write(maker.folder.resolve("list"), maker.names);
    }

    private void variant(int number, String line) throws IOException {
        String[] words = line.split(" ");
        Set<Integer> leftOut = new TreeSet<>();
        for (int i = 1; i < words.length; i++) leftOut.add(Integer.parseInt(words[i]));
        write("P" + seed + "_" + number + "_" + names.size(), number, new Program.Plan(Integer.parseInt(words[0]), leftOut));
    }

    private void write(String name, int number, Program.Plan plan) throws IOException {
        Program program = new Program(name, seed * 1000003 + number, plan);
        for (Map.Entry<String, byte[]> file : program.files().entrySet()) {
            Files.write(folder.resolve(file.getKey() + ".class"), file.getValue());
        }
        names.add(name);
        statements = program.statements();
    }
}
