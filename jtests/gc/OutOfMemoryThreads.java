// jtest: opts -Xmx48m
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that run out of memory: each gets its error once for each time it fills the heap, and can go on. */
public class OutOfMemoryThreads {
    static void fill(List<Object> list) {
        for (;;) list.add(new long[2000]);
    }

    public static void main(String[] args) throws Exception {
        AtomicInteger errors = new AtomicInteger();
        AtomicInteger usable = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            Thread thread = new Thread(() -> {
                for (int round = 0; round < 2; round++) {
                    List<Object> list = null;
                    try {
                        list = new ArrayList<>();
                        fill(list);
                    } catch (OutOfMemoryError error) {
                        list = null;
                        errors.incrementAndGet();
                    }
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) thread.join();
        byte[][] half = new byte[20][];
        for (int i = 0; i < half.length; i++) half[i] = new byte[1 << 20];
        for (byte[] part : half) if (part.length == 1 << 20) usable.incrementAndGet();
        T.p(errors, usable);
    }
}
