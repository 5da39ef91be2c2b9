// jtest: javac --add-exports jdk.unsupported/sun.misc=ALL-UNNAMED
import java.util.*;
import java.util.concurrent.*;
import sun.misc.*;

/** sun.misc.Signal: handlers, raising, ignoring, the former handler, refused signals, handlers that throw, bursts. */
public class SignalsHandled {
    public static void main(String[] args) throws Exception {
        BlockingQueue<String> got = new LinkedBlockingQueue<>();
        SignalHandler h = s -> got.add(s.getName() + s.getNumber() + Thread.currentThread().isDaemon() + Thread.currentThread().getName());
        SignalHandler before = Signal.handle(new Signal("USR2"), h);
        T.p(before != null, new Signal("USR2"), new Signal("USR2").equals(new Signal("USR2")), new Signal("INT").getNumber());
        Signal.raise(new Signal("USR2")); T.p(got.poll(5, TimeUnit.SECONDS));
        Process k = new ProcessBuilder("kill", "-USR2", "" + ProcessHandle.current().pid()).start(); k.waitFor(); T.p(got.poll(5, TimeUnit.SECONDS));
        SignalHandler other = s -> { got.add("other " + s); throw new IllegalStateException("from handler"); };
        T.p(Signal.handle(new Signal("USR2"), other) == h);
        Thread.setDefaultUncaughtExceptionHandler((t, e) -> got.add(t.getName() + " threw " + e.getMessage()));
        Signal.raise(new Signal("USR2")); T.p(got.poll(5, TimeUnit.SECONDS), got.poll(5, TimeUnit.SECONDS));
        T.p(Signal.handle(new Signal("USR2"), SignalHandler.SIG_IGN) == other); Signal.raise(new Signal("USR2")); T.p(got.poll(30, TimeUnit.MILLISECONDS));
        T.p(Signal.handle(new Signal("USR2"), h) == SignalHandler.SIG_IGN);
        for (String n : new String[] {"INT", "TERM", "HUP", "WINCH", "CONT", "PIPE", "ALRM"}) T.value(n, () -> { SignalHandler old = Signal.handle(new Signal(n), h); Signal.raise(new Signal(n)); return got.poll(5, TimeUnit.SECONDS) + " " + (old == SignalHandler.SIG_DFL) + (old == SignalHandler.SIG_IGN); });
        for (String n : new String[] {"KILL", "STOP", "SEGV", "QUIT", "FPE", "ILL", "BUS", "USR1", "NONE", "", "SIGINT", "int"}) T.thrown(n, () -> Signal.handle(new Signal(n), h));
        T.kind("null", () -> new Signal(null)); T.kind("raise unhandled", () -> Signal.handle(new Signal("TRAP"), h));
        int burst = 200; CountDownLatch all = new CountDownLatch(1); Set<String> names = Collections.newSetFromMap(new ConcurrentHashMap<>()); Signal.handle(new Signal("USR2"), s -> { names.add(s.getName()); all.countDown(); }); for (int i = 0; i < burst; i++) Signal.raise(new Signal("USR2")); T.p(all.await(5, TimeUnit.SECONDS), names);
    }
}
