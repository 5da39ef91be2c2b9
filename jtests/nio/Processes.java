import java.io.*;
import java.util.*;
import java.util.concurrent.TimeUnit;

public class Processes {
    static String run(ProcessBuilder b) throws Exception { Process p = b.start(); p.getOutputStream().close(); String o = new String(p.getInputStream().readAllBytes()), e = new String(p.getErrorStream().readAllBytes()); return o + "|" + e + "|" + p.waitFor(); }

    public static void main(String[] args) throws Exception {
        T.p(run(new ProcessBuilder("echo", "hello", "two words")), run(new ProcessBuilder("sh", "-c", "echo err >&2; exit 3")), run(new ProcessBuilder("sh", "-c", "kill -9 $$")));
        Process cat = new ProcessBuilder("cat").start();
        cat.getOutputStream().write("through cat".getBytes()); cat.getOutputStream().close();
        T.p(new String(cat.getInputStream().readAllBytes()), cat.waitFor(), cat.exitValue(), cat.isAlive());
        ProcessBuilder b = new ProcessBuilder("sh", "-c", "echo $MINE; pwd").redirectErrorStream(true);
        b.environment().put("MINE", "set"); new File("sub").mkdir(); b.directory(new File("sub"));
        T.p(run(b).contains("set\n"), run(b).contains("/sub"));
        b.redirectOutput(new File("out.txt")).start().waitFor();
        T.p(new String(new FileInputStream("out.txt").readAllBytes()).startsWith("set"));
        new ProcessBuilder("sh", "-c", "echo inherited").inheritIO().start().waitFor();
        Process sleep = new ProcessBuilder("sleep", "100").start();
        T.p(sleep.isAlive(), sleep.waitFor(10, TimeUnit.MILLISECONDS), sleep.toHandle().supportsNormalTermination(), ProcessHandle.of(sleep.pid()).isPresent(), sleep.toHandle().parent().get().equals(ProcessHandle.current()));
        T.thrown("exitValue", sleep::exitValue);
        sleep.destroy();
        T.p(sleep.waitFor(), sleep.onExit().get().exitValue(), sleep.toHandle().isAlive());
        T.thrown("no program", () -> new ProcessBuilder("no-such-program-x").start());
        T.thrown("no directory", () -> new ProcessBuilder("echo").directory(new File("nowhere")).start());
        T.thrown("empty", () -> new ProcessBuilder().start());
        T.p(run(new ProcessBuilder("sh", "-c", "head -c 200000 /dev/zero | wc -c")).trim(), Runtime.getRuntime().exec(new String[] {"true"}).waitFor(), ProcessHandle.current().pid() > 0, ProcessHandle.current().info().command().isPresent());
        T.p(ProcessBuilder.startPipeline(List.of(new ProcessBuilder("echo", "b\na"), new ProcessBuilder("sort"))).get(1).inputReader().lines().toList());
    }
}
