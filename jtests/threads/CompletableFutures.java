import java.util.*;
import java.util.concurrent.*;

public class CompletableFutures {
    public static void main(String[] args) throws Exception {
        T.p(CompletableFuture.supplyAsync(() -> 20).thenApply(x -> x + 1).thenCompose(x -> CompletableFuture.supplyAsync(() -> x * 2)).thenCombine(CompletableFuture.completedFuture("!"), (a, b) -> a + b).get());
        CompletableFuture<String> f = new CompletableFuture<>();
        StringBuffer log = new StringBuffer();
        CompletableFuture<Void> chain = f.thenAccept(s -> log.append("accept ").append(s)).thenRun(() -> log.append(" run"));
        T.p(f.isDone(), f.getNow("not yet"), f.complete("value"), f.complete("again"), f.join());
        chain.join();
        T.p(log);
        CompletableFuture<Integer> bad = CompletableFuture.supplyAsync(() -> { throw new IllegalArgumentException("bad"); });
        T.thrown("get", bad::get);
        T.thrown("join", bad::join);
        T.thrown("dependent", () -> bad.thenApply(x -> x + 1).join());
        T.p(bad.exceptionally(t -> -1).join(), bad.handle((v, t) -> v + " " + t.getClass().getSimpleName()).join(), bad.isCompletedExceptionally(), bad.thenApply(x -> x).exceptionally(t -> t.getCause() == null ? 0 : 7).join());
        T.thrown("whenComplete", () -> bad.whenComplete((v, t) -> T.p("when", v, t)).join());
        List<CompletableFuture<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) { int n = i; all.add(CompletableFuture.supplyAsync(() -> n)); }
        CompletableFuture.allOf(all.toArray(new CompletableFuture[0])).join();
        T.p(all.stream().mapToInt(CompletableFuture::join).sum(), CompletableFuture.anyOf(CompletableFuture.completedFuture("first"), new CompletableFuture<>()).join());
        T.thrown("timeout", () -> new CompletableFuture<>().orTimeout(5, TimeUnit.MILLISECONDS).get());
        T.p(new CompletableFuture<String>().completeOnTimeout("late", 5, TimeUnit.MILLISECONDS).get());
        CompletableFuture<String> c = new CompletableFuture<>();
        T.p(c.cancel(true), c.isCancelled());
        T.thrown("cancelled", c::get);
        T.p(f.applyToEither(new CompletableFuture<>(), s -> "either " + s).get(), f.runAfterBoth(chain, () -> { }).get(), CompletableFuture.failedFuture(new Exception("failed")).handle((v, t) -> t.getMessage()).get());
        ForkJoinPool pool = new ForkJoinPool(4);
        class Fib extends RecursiveTask<Integer> { final int n; Fib(int n) { this.n = n; } protected Integer compute() { if (n < 2) return n; Fib a = new Fib(n - 1); a.fork(); return new Fib(n - 2).compute() + a.join(); } }
        T.p(pool.invoke(new Fib(18)));
        class Sort extends RecursiveAction { final int[] a; final int lo, hi; Sort(int[] a, int lo, int hi) { this.a = a; this.lo = lo; this.hi = hi; } protected void compute() { if (hi - lo < 50) { Arrays.sort(a, lo, hi); return; } int m = (lo + hi) / 2; invokeAll(new Sort(a, lo, m), new Sort(a, m, hi)); int[] t = new int[hi - lo]; for (int i = lo, j = m, k = 0; k < t.length; k++) t[k] = j >= hi || i < m && a[i] <= a[j] ? a[i++] : a[j++]; System.arraycopy(t, 0, a, lo, t.length); } }
        int[] a = new Random(3).ints(5000).toArray(), b = a.clone();
        pool.invoke(new Sort(a, 0, a.length));
        Arrays.sort(b);
        T.p(Arrays.equals(a, b));
        T.thrown("fails in pool", () -> pool.invoke(new RecursiveAction() { protected void compute() { throw new UnsupportedOperationException("in task"); } }));
        SubmissionPublisher<Integer> pub = new SubmissionPublisher<>();
        CompletableFuture<Void> consumed = pub.consume(x -> log.append(',').append(x));
        for (int i = 0; i < 5; i++) pub.submit(i);
        pub.close();
        consumed.get();
        T.p(log, pool.shutdownNow().isEmpty());
    }
}
