import java.io.*;
import java.nio.charset.*;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.stream.*;

/** ProcessHandle and ProcessBuilder beyond the basics: trees of processes, info, onExit, redirects of every kind, pipelines, environments, exit codes, many at once. */
public class ProcessHandles {
    static Process sh(String s) throws IOException { return new ProcessBuilder("sh", "-c", s).start(); }
    static String out(Process p) throws Exception { String s = new String(p.getInputStream().readAllBytes()); p.waitFor(); return s; }

    public static void main(String[] args) throws Exception {
        ProcessHandle me = ProcessHandle.current();
        T.p(me.isAlive(), me.equals(ProcessHandle.of(me.pid()).get()), me.hashCode() == Long.hashCode(me.pid()), me.parent().isPresent(), me.info().arguments().isPresent(), me.info().startInstant().isPresent(), me.info().totalCpuDuration().isPresent(), me.info().user().isPresent(), me.supportsNormalTermination());
        T.thrown("destroy me", me::destroy); T.thrown("onExit me", me::onExit); T.p(ProcessHandle.of(-5).isPresent(), ProcessHandle.of(4_000_000_000L).isPresent());
        Process p = sh("sleep 100 & sleep 100 & wait");
        for (int i = 0; i < 500 && p.descendants().count() < 2; i++) Thread.sleep(5);
        T.p(p.children().count(), p.descendants().count(), p.toHandle().parent().get().equals(me), p.children().allMatch(c -> c.parent().get().pid() == p.pid()), me.descendants().anyMatch(c -> c.pid() == p.pid()));
        p.descendants().forEach(ProcessHandle::destroyForcibly);
        T.p(p.waitFor() != 0 || true, p.toHandle().onExit().get().isAlive());
        Process q = sh("exit 77"); T.p(q.onExit().thenApply(Process::exitValue).get(), q.toHandle().info().command().isPresent(), q.waitFor(1, TimeUnit.SECONDS), q.destroyForcibly() == q, q.info().toString().length() >= 0);
        for (int code : new int[] {0, 1, 127, 128, 255, 256, -1}) T.p(code, sh("exit " + code).waitFor()); for (String sig : new String[] {"TERM", "KILL", "SEGV", "INT"}) T.p(sig, sh("kill -" + sig + " $$").waitFor());
        File in = new File("in.txt"), o = new File("o.txt"), e = new File("e.txt"); Files.writeString(in.toPath(), "from file\n");
        ProcessBuilder b = new ProcessBuilder("sh", "-c", "cat; echo err >&2").redirectInput(in).redirectOutput(o).redirectError(e); T.p(b.start().waitFor(), Files.readString(o.toPath()), Files.readString(e.toPath()), b.redirectInput().type(), b.redirectOutput().file(), b.redirectErrorStream());
        b.redirectOutput(ProcessBuilder.Redirect.appendTo(o)).redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor(); T.p(Files.readString(o.toPath()), ProcessBuilder.Redirect.PIPE, ProcessBuilder.Redirect.INHERIT.type()); Process r = b.start(); T.p(r.getInputStream().read(), r.getErrorStream().read()); T.kind("closed stdin", () -> { r.getOutputStream().write(1); }); r.waitFor();
        T.kind("missing in", () -> new ProcessBuilder("cat").redirectInput(new File("none")).start()); T.thrown("pipe and merge", () -> ProcessBuilder.startPipeline(List.of(new ProcessBuilder("a").redirectOutput(o), new ProcessBuilder("b"))));
        List<Process> pipe = ProcessBuilder.startPipeline(List.of(new ProcessBuilder("sh", "-c", "printf 'c\\na\\nb\\n'"), new ProcessBuilder("sort"), new ProcessBuilder("tr", "a-z", "A-Z"))); T.p(out(pipe.get(2)).replace('\n', ','), pipe.stream().map(x -> { try { return x.waitFor(); } catch (InterruptedException z) { return -1; } }).toList());
        ProcessBuilder env = new ProcessBuilder("env"); env.environment().clear(); env.environment().put("A", "1"); env.environment().put("B", "two words"); env.environment().put("EMPTY", ""); T.p(out(env.start()).lines().filter(l -> !l.startsWith("PWD") && !l.startsWith("_")).sorted().toList()); T.thrown("bad name", () -> env.environment().put("A=B", "c")); T.thrown("null value", () -> env.environment().put("A", null)); T.thrown("nul", () -> env.environment().put("A", "\0")); T.p(env.environment().containsKey("A"), env.environment().remove("A"), env.environment().size(), System.getenv("NO_SUCH_VARIABLE")); T.kind("unmodifiable", () -> System.getenv().put("x", "y"));
        T.p(out(new ProcessBuilder("printf", "%s|", "", "a b", "\"q\"", "'s'", "$HOME", "*", "\\", "\u00e9\u20ac").start()).getBytes(StandardCharsets.UTF_8).length > 10); T.thrown("nul in command", () -> new ProcessBuilder("a\0b").start()); T.kind("null in command", () -> new ProcessBuilder("echo", null).start()); T.thrown("directory as program", () -> new ProcessBuilder("/").start()); Files.writeString(Path.of("script"), "#!/bin/sh\necho script $1\n"); T.thrown("no permission", () -> new ProcessBuilder("./script").start()); new File("script").setExecutable(true); T.p(out(new ProcessBuilder("./script", "arg").start())); Files.writeString(Path.of("bad"), "\u007fELF garbage"); new File("bad").setExecutable(true); T.thrown("bad format", () -> T.p(new ProcessBuilder("./bad").start().waitFor()));
        Process cat = new ProcessBuilder("cat").start(); byte[] data = new byte[300000]; new Random(4).nextBytes(data); Thread w = new Thread(() -> { try (OutputStream os = cat.getOutputStream()) { os.write(data); } catch (IOException x) { T.p(x); } }); w.start(); T.p(Arrays.equals(data, cat.getInputStream().readAllBytes()), cat.waitFor()); w.join();
        Process text = new ProcessBuilder("cat").start(); try (Writer tw = text.outputWriter(StandardCharsets.UTF_8)) { tw.write("\u20ac line\nnext"); } T.p(text.inputReader(StandardCharsets.UTF_8).lines().toList()); T.kind("other charset", () -> text.inputReader(StandardCharsets.UTF_16));
        ExecutorService pool = Executors.newFixedThreadPool(4); List<Future<String>> all = new ArrayList<>(); for (int i = 0; i < 24; i++) { int k = i; all.add(pool.submit(() -> out(sh("echo n" + k + "; exit " + k)).trim())); } List<String> got = new ArrayList<>(); for (Future<String> f : all) got.add(f.get()); pool.shutdown(); T.p(got);
        Process slow = sh("exec sleep 100"); Thread t = new Thread(() -> { try { slow.waitFor(); T.p("ended"); } catch (InterruptedException x) { T.p("interrupted", Thread.currentThread().isInterrupted()); } }); t.start(); Thread.sleep(10); t.interrupt(); t.join(); T.p(slow.isAlive(), slow.toHandle().destroy(), slow.waitFor(), slow.toHandle().destroy()); T.kind("read after", () -> { slow.getInputStream().close(); slow.getInputStream().read(); }); Runtime rt = Runtime.getRuntime(); T.p(out(rt.exec("echo a  b")).trim(), out(rt.exec(new String[] {"pwd"}, null, new File("/"))).trim(), rt.exec("true", new String[] {"X=1"}).waitFor()); T.thrown("empty", () -> rt.exec(""));
    }
}
