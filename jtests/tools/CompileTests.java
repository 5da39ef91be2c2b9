import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles many tests in one process, each into its own directory.
 * Reads one job a line: output directory, class path, options, sources, separated by tabs; options by blanks.
 * Prints "directory TAB message" for every line of a failed job's messages. A directory appears only when complete.
 */
public class CompileTests {
    public static void main(String[] args) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line; (line = in.readLine()) != null; ) {
            compile(compiler, line.split("\t"));
        }
    }

    private static void compile(JavaCompiler compiler, String[] job) throws IOException {
        Path out = Path.of(job[0]);
        Path draft = Path.of(job[0] + "." + ProcessHandle.current().pid() + ".tmp");
        Files.createDirectories(draft);
        List<String> options = new ArrayList<>(List.of("-d", draft.toString(), "-nowarn", "-proc:none", "-encoding", "UTF-8"));
        if (!job[1].isEmpty()) {
            options.addAll(List.of("-cp", job[1]));
        }
        if (!job[2].isEmpty()) {
            options.addAll(List.of(job[2].split(" ")));
        }
        List<File> sources = new ArrayList<>();
        for (int i = 3; i < job.length; i++) {
            sources.add(new File(job[i]));
        }
        StringWriter messages = new StringWriter();
        boolean good;
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            good = compiler.getTask(messages, files, null, options, null, files.getJavaFileObjectsFromFiles(sources)).call();
        } catch (RuntimeException e) {
            messages.write(e.toString());
            good = false;
        }
        if (good) {
            try {
                Files.move(draft, out);
            } catch (IOException e) {
                good = Files.isDirectory(out);
            }
        } else {
            for (String message : messages.toString().split("\n")) {
                System.out.println(out + "\t" + message);
            }
        }
        if (Files.exists(draft)) {
            try (var walk = Files.walk(draft)) {
                walk.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }
}
