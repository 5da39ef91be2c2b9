import java.util.concurrent.atomic.*;

public class Atomics {
    volatile int vi; volatile long vl; volatile String vs = "a";
    public static void main(String[] args) throws Exception {
        AtomicInteger i = new AtomicInteger(); AtomicLong l = new AtomicLong(); LongAdder adder = new LongAdder(); AtomicReference<Integer> ref = new AtomicReference<>(0); AtomicIntegerArray arr = new AtomicIntegerArray(4); AtomicBoolean once = new AtomicBoolean(); AtomicInteger winners = new AtomicInteger(); LongAccumulator max = new LongAccumulator(Math::max, 0);
        AtomicIntegerFieldUpdater<Atomics> fu = AtomicIntegerFieldUpdater.newUpdater(Atomics.class, "vi"); AtomicLongFieldUpdater<Atomics> lu = AtomicLongFieldUpdater.newUpdater(Atomics.class, "vl"); AtomicReferenceFieldUpdater<Atomics, String> ru = AtomicReferenceFieldUpdater.newUpdater(Atomics.class, String.class, "vs");
        Atomics o = new Atomics();
        Thread[] ts = new Thread[6];
        for (int t = 0; t < 6; t++) {
            ts[t] = new Thread(() -> {
                if (once.compareAndSet(false, true)) winners.incrementAndGet();
                for (int k = 0; k < 5000; k++) { i.incrementAndGet(); l.addAndGet(3); adder.increment(); ref.updateAndGet(x -> x + 1); arr.getAndIncrement(k & 3); fu.incrementAndGet(o); lu.accumulateAndGet(o, 2, Long::sum); max.accumulate(k); }
            });
            ts[t].start();
        }
        for (Thread t : ts) t.join();
        T.p(i, l, adder, ref, arr, o.vi, o.vl, winners, max, ru.compareAndSet(o, "a", "b"), ru.getAndSet(o, "c"), o.vs);
        T.p(i.getAndUpdate(x -> x / 2), i.accumulateAndGet(7, (a, b) -> a % b), i.compareAndExchange(1, 2), i.getPlain(), l.getAndSet(-1), l.intValue(), adder.sumThenReset(), adder.sum());
        AtomicStampedReference<String> st = new AtomicStampedReference<>("s", 1);
        int[] h = new int[1];
        T.p(st.compareAndSet("s", "t", 1, 2), st.compareAndSet("t", "u", 1, 2), st.get(h), h, new AtomicMarkableReference<>("m", true).isMarked());
        T.thrown("not volatile", () -> AtomicIntegerFieldUpdater.newUpdater(int[].class, "x"));
        T.thrown("wrong type", () -> AtomicIntegerFieldUpdater.newUpdater(Atomics.class, "vl"));
        T.thrown("index", () -> arr.get(4));
        T.thrown("cast", () -> ((AtomicIntegerFieldUpdater) fu).get("x"));
    }
}
