// jtest: gc-subset
// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
// jtest: stdout sorted
// Two classes that are each other's supers, loaded by two threads through one loader that gives up its lock in between:
// both threads find out, none waits for ever.
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import jdk.internal.org.objectweb.asm.*;

public class CircularInParallel implements Opcodes {
    static final Map<String, byte[]> FILES = Map.of(
        "A", Asm.bytes(Asm.start(V17, ACC_PUBLIC | ACC_SUPER, "A", "B")),
        "B", Asm.bytes(Asm.start(V17, ACC_PUBLIC | ACC_SUPER, "B", "A")));

    /** Locks itself, and gives the lock up when B is wanted for the first time. */
    static class Serial extends ClassLoader {
        final CountDownLatch waits = new CountDownLatch(1);
        private boolean first = true;

        @Override
        public synchronized Class<?> loadClass(String name) throws ClassNotFoundException {
            if (name.equals("B") && first) {
                first = false;
                waits.countDown();
                try {
                    wait();
                } catch (InterruptedException e) {
                    throw new ClassNotFoundException(name, e);
                }
            }
            Class<?> c = findLoadedClass(name);
            if (c != null) return c;
            byte[] file = FILES.get(name);
            return file == null ? super.loadClass(name) : defineClass(name, file, 0, file.length);
        }
    }

    /** Has a lock for each class; the thread that has A's waits for another thread to come for B. */
    static class Parallel extends ClassLoader {
        static { registerAsParallelCapable(); }

        final CountDownLatch waits = new CountDownLatch(1);
        private final CountDownLatch other = new CountDownLatch(1);
        private Thread first;

        @Override
        public Class<?> loadClass(String name) throws ClassNotFoundException {
            if (name.equals("B")) meet();
            synchronized (getClassLoadingLock(name)) {
                Class<?> c = findLoadedClass(name);
                if (c != null) return c;
                byte[] file = FILES.get(name);
                return file == null ? super.loadClass(name) : defineClass(name, file, 0, file.length);
            }
        }

        private void meet() {
            synchronized (this) {
                if (first == null) first = Thread.currentThread();
            }
            if (first != Thread.currentThread()) {
                other.countDown();
                return;
            }
            waits.countDown();
            try {
                other.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static void load(String kind, ClassLoader loader, CountDownLatch waits) throws Exception {
        Runnable ask = () -> {
            try {
                System.out.println(kind + " " + Class.forName("A", false, loader));
            } catch (Throwable e) {
                System.out.println(kind + " " + e.getClass().getSimpleName());
            }
        };
        Thread one = new Thread(ask), two = new Thread(ask);
        one.start();
        waits.await();
        two.start();
        one.join();
        two.join();
    }

    public static void main(String[] args) throws Exception {
        Serial serial = new Serial();
        load("serial", serial, serial.waits);
        Parallel parallel = new Parallel();
        load("parallel", parallel, parallel.waits);
    }
}
