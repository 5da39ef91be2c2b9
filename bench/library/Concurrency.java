import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.stream.IntStream;

/** Atomics, locks, queues, executors. */
final class Concurrency {
  static int sf;

  private Concurrency() {}

  static void register(Operations all) throws ReflectiveOperationException {
    Object m = new Object();
    AtomicInteger ai = new AtomicInteger();
    AtomicLong al = new AtomicLong();
    AtomicReference<Object> ar = new AtomicReference<>();
    LongAdder la = new LongAdder();
    ReentrantLock rl = new ReentrantLock();
    ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
    StampedLock sl = new StampedLock();
    Semaphore sem = new Semaphore(3);
    Object lock = new Object();
    ConcurrentHashMap<Integer, Integer> chm = new ConcurrentHashMap<>();
    ConcurrentLinkedQueue<Integer> clq = new ConcurrentLinkedQueue<>();
    ConcurrentSkipListMap<Integer, Integer> csl = new ConcurrentSkipListMap<>();
    ArrayBlockingQueue<Integer> abq = new ArrayBlockingQueue<>(16);
    LinkedBlockingQueue<Integer> lbq = new LinkedBlockingQueue<>();
    CopyOnWriteArrayList<Integer> cow = new CopyOnWriteArrayList<>(java.util.List.of(1, 2, 3));
    ThreadLocal<int[]> tl = ThreadLocal.withInitial(() -> new int[1]);
    all.add("AtomicInteger", n -> {
      for (int i = 0; i < n; i++) {
        ai.incrementAndGet();
        ai.compareAndSet(3, 4);
        ai.updateAndGet(x -> x + 1);
      }
    });
    all.add("AtomicLong/Ref", n -> {
      for (int i = 0; i < n; i++) {
        al.addAndGet(2);
        ar.set(m);
        ar.compareAndSet(m, null);
        ar.getAndSet(m);
      }
    });
    all.add("LongAdder", n -> {
      for (int i = 0; i < n; i++) la.increment();
      Operations.sink += la.sum();
    });
    all.add("ReentrantLock", n -> {
      for (int i = 0; i < n; i++) {
        rl.lock();
        try {
          sf++;
        } finally {
          rl.unlock();
        }
      }
    });
    all.add("RWLock read", n -> {
      for (int i = 0; i < n; i++) {
        rw.readLock().lock();
        try {
          Operations.sink += sf;
        } finally {
          rw.readLock().unlock();
        }
      }
    });
    all.add("StampedLock", n -> {
      for (int i = 0; i < n; i++) {
        long s = sl.tryOptimisticRead();
        Operations.sink += sf;
        if (!sl.validate(s)) sf++;
        s = sl.writeLock();
        sf++;
        sl.unlockWrite(s);
      }
    });
    all.add("Semaphore", n -> {
      for (int i = 0; i < n; i++) {
        if (sem.tryAcquire()) sem.release();
      }
    });
    all.add("synchronized", n -> {
      for (int i = 0; i < n; i++) synchronized (lock) {
        sf++;
      }
    });
    all.add("CHM merge/get", n -> {
      for (int i = 0; i < n; i++) {
        chm.merge(i & 255, 1, Integer::sum);
        Operations.sink += chm.get((i * 7) & 255) == null ? 0 : 1;
        chm.computeIfAbsent(i & 511, k -> k);
      }
    });
    all.add("CLQ", n -> {
      for (int i = 0; i < n; i++) {
        clq.offer(i);
        Operations.sink += clq.poll();
      }
    });
    all.add("SkipList", n -> {
      for (int i = 0; i < n; i++) {
        csl.put(i & 255, i);
        Operations.sink += csl.firstKey();
      }
    });
    all.add("ABQ", n -> {
      for (int i = 0; i < n; i++) {
        abq.offer(i);
        Operations.sink += abq.poll();
      }
    });
    all.add("LBQ", n -> {
      for (int i = 0; i < n; i++) {
        lbq.offer(i);
        Operations.sink += lbq.poll();
      }
    });
    all.add("COW iterate", n -> {
      for (int i = 0; i < n; i++) for (int x : cow) Operations.sink += x;
    });
    all.add("ThreadLocal", n -> {
      for (int i = 0; i < n; i++) tl.get()[0]++;
    });
    all.add("ExecutorService", n -> {
      var ex = Executors.newFixedThreadPool(1);
      try {
        for (int i = 0; i < n / 2000; i++) Operations.sink += ex.submit(() -> 3).get();
      } catch (Exception e) {
        throw new Error(e);
      }
      ex.shutdown();
    });
    all.add("CompletableFuture", n -> {
      for (int i = 0; i < n / 50; i++) Operations.sink += CompletableFuture.completedFuture(i).thenApply(x -> x
          + 1).thenCompose(x -> CompletableFuture.completedFuture(x * 2)).join();
    });
    all.add("FJ parallel", n -> {
      for (int i = 0; i < n / 20000; i++) Operations.sink += IntStream.range(0, 10000).parallel().sum();
    });
  }
}
