import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

/** The executors: fork/join with recursion and helping, scheduled order, rejected tasks, cancellation, completion services, flows, thread-local cleaning. */
public class Pools {
    static class Fib extends RecursiveTask<Long> { final int n; Fib(int n) { this.n = n; } @Override protected Long compute() { if (n < 2) return (long) n; Fib a = new Fib(n - 1), b = new Fib(n - 2); a.fork(); return b.compute() + a.join(); } }
    static class Sort extends RecursiveAction { final int[] a; final int lo, hi; Sort(int[] a, int lo, int hi) { this.a = a; this.lo = lo; this.hi = hi; } @Override protected void compute() { if (hi - lo < 50) { Arrays.sort(a, lo, hi); return; } int mid = (lo + hi) >>> 1; invokeAll(new Sort(a, lo, mid), new Sort(a, mid, hi)); int[] c = Arrays.copyOfRange(a, lo, mid); for (int i = 0, j = mid, k = lo; i < c.length; k++) a[k] = j == hi || c[i] <= a[j] ? c[i++] : a[j++]; } }
    static class Count extends CountedCompleter<Integer> { final int n; final AtomicInteger total; Count(CountedCompleter<?> p, int n, AtomicInteger t) { super(p); this.n = n; total = t; } @Override public void compute() { if (n > 0) { setPendingCount(2); new Count(this, n - 1, total).fork(); new Count(this, n - 1, total).fork(); } total.incrementAndGet(); tryComplete(); } }

    public static void main(String[] args) throws Exception {
        ForkJoinPool fj = new ForkJoinPool(3);
        T.p(fj.invoke(new Fib(18)));
        int[] a = new Random(5).ints(20000).toArray(), b = a.clone();
        fj.invoke(new Sort(a, 0, a.length)); Arrays.sort(b); T.p(Arrays.equals(a, b));
        AtomicInteger total = new AtomicInteger(); new Count(null, 10, total).invoke(); T.p(total.get());
        T.p(fj.submit(() -> IntStream.range(0, 100000).parallel().mapToLong(x -> x * (long) x).sum()).get(), fj.submit(() -> ForkJoinTask.getPool() == fj).get());
        T.kind("fj throws", () -> fj.invoke(ForkJoinTask.adapt(() -> { throw new IllegalStateException("x"); }))); 
        fj.shutdown(); T.p(fj.awaitTermination(50, TimeUnit.SECONDS)); T.kind("fj closed", () -> fj.submit(() -> 1));
        ScheduledThreadPoolExecutor s = new ScheduledThreadPoolExecutor(1);
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch gate = new CountDownLatch(1); s.execute(() -> { try { gate.await(); } catch (InterruptedException e) { T.p(e); } });
        List<ScheduledFuture<?>> far = new ArrayList<>(); for (int d : new int[] {30, 10, 20}) far.add(s.schedule(() -> { order.add(d); }, d, TimeUnit.HOURS));
        for (int k = 0; k < 4; k++) { int v = k; s.schedule(() -> { order.add(v); }, 0, TimeUnit.NANOSECONDS); }
        long asked = System.nanoTime(); ScheduledFuture<Boolean> later = s.schedule(() -> System.nanoTime() - asked >= 10_000_000, 10, TimeUnit.MILLISECONDS);
        gate.countDown();
        AtomicInteger ticks = new AtomicInteger(); ScheduledFuture<?> rate = s.scheduleAtFixedRate(() -> { if (ticks.incrementAndGet() == 5) throw new RuntimeException("stop"); }, 0, 1, TimeUnit.MILLISECONDS);
        T.thrown("rate", rate::get); T.p(later.get());
        T.p(far.stream().sorted().map(f -> f.getDelay(TimeUnit.HOURS)).collect(Collectors.toList()), far.get(1).cancel(false), s.getQueue().size());
        s.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        s.shutdown(); T.p(s.awaitTermination(50, TimeUnit.SECONDS), order, ticks.get(), far.get(0).isCancelled());
        ThreadPoolExecutor one = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1));
        CountDownLatch hold = new CountDownLatch(1); one.execute(() -> { try { hold.await(); } catch (InterruptedException e) { T.p("interrupted"); } }); one.execute(() -> T.p("queued"));
        T.kind("rejected", () -> one.execute(() -> { })); one.setRejectedExecutionHandler(new ThreadPoolExecutor.CallerRunsPolicy()); one.execute(() -> T.p("by caller", Thread.currentThread().getName())); one.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardOldestPolicy()); one.execute(() -> T.p("newest")); hold.countDown(); one.shutdown(); T.p(one.awaitTermination(50, TimeUnit.SECONDS), one.getCompletedTaskCount());
        ExecutorService e = Executors.newCachedThreadPool();
        Future<?> sleeper = e.submit(() -> { Thread.sleep(100000); return 1; }); Thread.sleep(5); T.p(sleeper.cancel(true), sleeper.isCancelled(), sleeper.isDone()); T.kind("cancelled", sleeper::get);
        T.p(e.invokeAll(List.of(() -> 1, () -> 2, () -> 3)).stream().map(f -> { try { return f.get(); } catch (Exception x) { return -1; } }).collect(Collectors.toList()), e.invokeAny(List.of(() -> { throw new Exception("x"); }, () -> 7)));
        T.kind("timeout", () -> e.submit(() -> { Thread.sleep(100000); return 1; }).get(5, TimeUnit.MILLISECONDS));
        ExecutorCompletionService<Integer> cs = new ExecutorCompletionService<>(e); for (int k = 0; k < 20; k++) { int v = k; cs.submit(() -> v * v); } int sum = 0; for (int k = 0; k < 20; k++) sum += cs.take().get(); T.p(sum);
        T.p(e.shutdownNow().size(), e.awaitTermination(50, TimeUnit.SECONDS), e.isTerminated());
        SubmissionPublisher<Integer> pub = new SubmissionPublisher<>(Runnable::run, 16); CompletableFuture<Void> done = pub.consume(x -> total.addAndGet(x)); for (int k = 0; k < 100; k++) pub.submit(k); pub.close(); done.get(50, TimeUnit.SECONDS); T.p(total.get());
        CompletableFuture<String> cf = CompletableFuture.supplyAsync(() -> "a").thenCombineAsync(CompletableFuture.supplyAsync(() -> "b"), String::concat).thenCompose(x -> CompletableFuture.supplyAsync(() -> x + "c")).handle((x, t) -> x + t).orTimeout(50, TimeUnit.SECONDS); T.p(cf.get()); T.kind("orTimeout", () -> new CompletableFuture<String>().orTimeout(3, TimeUnit.MILLISECONDS).join()); T.p(new CompletableFuture<String>().completeOnTimeout("late", 2, TimeUnit.MILLISECONDS).get());
        ConcurrentHashMap<Integer, Integer> map = new ConcurrentHashMap<>(); IntStream.range(0, 20000).parallel().forEach(k -> map.merge(k % 100, 1, Integer::sum)); T.p(map.values().stream().distinct().toList(), map.reduceValuesToInt(10, x -> x, 0, Integer::sum), map.search(1, (k, v) -> k == 37 ? v : null));
        LongAdder adder = new LongAdder(); LongAccumulator max = new LongAccumulator(Math::max, 0); IntStream.range(0, 50000).parallel().forEach(k -> { adder.increment(); max.accumulate(k); }); T.p(adder.sum(), max.get());
        ConcurrentSkipListMap<Integer, String> skip = new ConcurrentSkipListMap<>(); IntStream.range(0, 2000).parallel().forEach(k -> skip.put(k * 7 % 2000, "v" + k)); T.p(skip.size(), skip.ceilingKey(1000), skip.headMap(10).size(), skip.pollFirstEntry().getKey());
        DelayQueue<Delayed> dq = new DelayQueue<>(); T.p(dq.poll(1, TimeUnit.MILLISECONDS)); PriorityBlockingQueue<Integer> pq = new PriorityBlockingQueue<>(List.of(5, 1, 3)); T.p(pq.take(), pq.take(), pq.take()); LinkedTransferQueue<Integer> tq = new LinkedTransferQueue<>(); T.p(tq.tryTransfer(1), tq.tryTransfer(1, 1, TimeUnit.MILLISECONDS));
    }
}
