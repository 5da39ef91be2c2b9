import java.nio.file.Files;
import java.nio.file.Path;

/** The Java side of a C host; main prints where libjvm is. */
public class Host {
    public static void main(String[] args) throws Exception {
        for (String line : Files.readAllLines(Path.of("/proc/self/maps"))) {
            if (line.endsWith("/libjvm.so")) {
                System.out.println(line.substring(line.indexOf('/')));
                return;
            }
        }
    }

    static String greet(String name) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("shutdown hook")));
        Thread slow = new Thread(() -> {
            try {
                Thread.sleep(1000);
            } catch (InterruptedException e) {
                System.out.println("interrupted");
            }
            System.out.println("slow thread ends, " + Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName).filter(n -> n.equals("DestroyJavaVM") || n.equals("main")).toList());
        });
        slow.start();
        Thread daemon = new Thread(() -> { while (true) Thread.onSpinWait(); });
        daemon.setDaemon(true);
        daemon.start();
        return "hello " + name + " " + System.getProperty("host.property") + " " + Thread.currentThread().getName();
    }

    static void exit() { System.exit(7); }
    static void fail() { throw new IllegalStateException("nobody catches this"); }
}
