import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;

public class Concurrent {
    public static void main(String[] args) throws Exception {
        ConcurrentHashMap<String, LongAdder> counts = new ConcurrentHashMap<>();
        Thread[] threads = new Thread[4];
        for (int t = 0; t < 4; t++) {
            threads[t] = new Thread(() -> { for (int i = 0; i < 5000; i++) counts.computeIfAbsent("k" + i % 50, k -> new LongAdder()).increment(); });
            threads[t].start();
        }
        for (Thread t : threads) t.join();
        T.p(counts.size(), counts.values().stream().mapToLong(LongAdder::sum).sum(), counts.get("k7"));
        BlockingQueue<Integer> q = new ArrayBlockingQueue<>(5);
        Thread producer = new Thread(() -> { try { for (int i = 1; i <= 1000; i++) q.put(i); q.put(-1); } catch (InterruptedException e) { T.p(e); } });
        producer.start();
        long sum = 0;
        for (int v; (v = q.take()) > 0; ) sum += v;
        T.p("sum", sum, q.poll(1, TimeUnit.MILLISECONDS), q.remainingCapacity());
        T.thrown("full", () -> { for (int i = 0; i < 10; i++) q.add(i); });
        SynchronousQueue<String> hand = new SynchronousQueue<>();
        new Thread(() -> { try { hand.put("handed"); } catch (InterruptedException e) { } }).start();
        T.p(hand.take(), hand.offer("x"));
        DelayQueue<Delayed> dq = new DelayQueue<>();
        T.p(dq.poll());
        LinkedTransferQueue<Integer> tq = new LinkedTransferQueue<>();
        T.p(tq.tryTransfer(1), tq.size());
        ConcurrentLinkedDeque<Integer> dek = new ConcurrentLinkedDeque<>(List.of(1, 2, 3));
        dek.addFirst(0);
        T.p(dek, dek.pollLast());
        PriorityBlockingQueue<Integer> pbq = new PriorityBlockingQueue<>(List.of(5, 1, 3));
        T.p(pbq.take(), pbq.take());
        List<Integer> drained = new ArrayList<>();
        pbq.drainTo(drained);
        T.p(drained);
        ConcurrentSkipListMap<Integer, Integer> skip = new ConcurrentSkipListMap<>();
        Thread[] writers = new Thread[3];
        for (int t = 0; t < 3; t++) {
            int n = t;
            writers[t] = new Thread(() -> { for (int i = n; i < 3000; i += 3) { skip.put(i, i); if (i % 2 == 0) skip.remove(i); } });
            writers[t].start();
        }
        for (Thread t : writers) t.join();
        T.p(skip.size(), skip.firstKey(), skip.lastKey(), skip.headMap(10));
        CopyOnWriteArrayList<Integer> cow = new CopyOnWriteArrayList<>();
        T.p(cow.addIfAbsent(1), cow.addIfAbsent(1), cow.addAllAbsent(List.of(1, 2, 3)));
        AtomicInteger hits = new AtomicInteger();
        ConcurrentHashMap<Integer, Integer> once = new ConcurrentHashMap<>();
        for (int t = 0; t < 4; t++) {
            threads[t] = new Thread(() -> { for (int i = 0; i < 500; i++) once.computeIfAbsent(i, k -> { hits.incrementAndGet(); return k; }); });
            threads[t].start();
        }
        for (Thread t : threads) t.join();
        T.p(hits, once.size());
        T.thrown("recursive update", () -> once.computeIfAbsent(-1, k -> once.computeIfAbsent(-1, j -> 1)));
    }
}
