import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;

public class Executors2 {
    public static void main(String[] args) throws Exception {
        ExecutorService e = Executors.newFixedThreadPool(3);
        List<Future<Integer>> fs = new ArrayList<>();
        for (int i = 0; i < 20; i++) { int n = i; fs.add(e.submit(() -> n * n)); }
        int sum = 0;
        for (Future<Integer> f : fs) sum += f.get();
        T.p(sum, e.invokeAll(List.of(() -> 1, () -> 2)).size(), e.invokeAny(List.of(() -> "any")));
        Future<?> failing = e.submit(() -> { throw new IllegalStateException("task"); });
        T.thrown("get", failing::get);
        AtomicBoolean interrupted = new AtomicBoolean();
        CountDownLatch started = new CountDownLatch(1);
        Future<?> sleeping = e.submit(() -> { started.countDown(); try { Thread.sleep(100000); } catch (InterruptedException x) { interrupted.set(true); } });
        started.await();
        T.thrown("timeout", () -> sleeping.get(10, TimeUnit.MILLISECONDS));
        T.p(sleeping.cancel(true), sleeping.isCancelled(), sleeping.isDone());
        T.thrown("cancelled", sleeping::get);
        e.shutdown();
        T.p(e.awaitTermination(10, TimeUnit.SECONDS), e.isTerminated(), interrupted);
        T.kind("rejected", () -> e.submit(() -> 1));
        ScheduledExecutorService s = Executors.newScheduledThreadPool(2);
        AtomicInteger ticks = new AtomicInteger();
        CountDownLatch three = new CountDownLatch(3);
        ScheduledFuture<?> rate = s.scheduleAtFixedRate(() -> { ticks.incrementAndGet(); three.countDown(); }, 1, 2, TimeUnit.MILLISECONDS);
        three.await();
        rate.cancel(false);
        T.p(s.schedule(() -> "later", 5, TimeUnit.MILLISECONDS).get(), ticks.get() >= 3, s.shutdownNow().size() <= 1);
        ThreadPoolExecutor p = new ThreadPoolExecutor(1, 2, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1), r -> new Thread(r, "custom"), new ThreadPoolExecutor.CallerRunsPolicy());
        CountDownLatch gate = new CountDownLatch(1);
        List<String> names = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 4; i++) { int n = i; p.execute(() -> { names.add(Thread.currentThread().getName()); if (n < 3) try { gate.await(); } catch (InterruptedException x) { } }); }
        gate.countDown();
        p.shutdown();
        p.awaitTermination(5, TimeUnit.SECONDS);
        Collections.sort(names);
        T.p(names, p.getCompletedTaskCount(), p.getLargestPoolSize());
        CompletionService<Integer> cs = new ExecutorCompletionService<>(ForkJoinPool.commonPool());
        for (int i = 1; i < 5; i++) { int n = i; cs.submit(() -> n); }
        int total = 0;
        for (int i = 1; i < 5; i++) total += cs.take().get();
        T.p(total);
        Timer timer = new Timer("timer", true);
        CountDownLatch t2 = new CountDownLatch(2);
        timer.schedule(new TimerTask() { public void run() { t2.countDown(); if (t2.getCount() == 0) cancel(); } }, 1, 1);
        t2.await();
        timer.cancel();
        T.thrown("timer", () -> timer.schedule(new TimerTask() { public void run() { } }, 1));
        FutureTask<String> ft = new FutureTask<>(() -> "ft");
        ft.run();
        T.p(ft.get(), Executors.callable(() -> { }, 5).call());
    }
}
