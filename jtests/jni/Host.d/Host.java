import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The Java side of a C host; main prints where libjvm is. */
public class Host {
    static final CountDownLatch hostIsDone = new CountDownLatch(1);

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
                hostIsDone.await();
            } catch (InterruptedException e) {
                System.out.println("interrupted");
            }
            System.out.println("slow thread ends");
        });
        slow.start();
        Thread daemon = new Thread(() -> { while (true) Thread.onSpinWait(); });
        daemon.setDaemon(true);
        daemon.start();
        return "hello " + name + " " + System.getProperty("host.property") + " " + Thread.currentThread().getName();
    }

    /** The host's thread does nothing more but destroy the VM, which has to wait for the slow thread. */
    static void done() { hostIsDone.countDown(); }

    static void exit() { System.exit(7); }
    static void fail() { throw new IllegalStateException("nobody catches this"); }
}
