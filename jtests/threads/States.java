public class States {
    static void until(Thread t, Thread.State s) throws Exception { for (int i = 0; t.getState() != s; i++) { if (i > 5000) { T.p("stuck in", t.getState()); return; } Thread.sleep(1); } T.p(t.getName(), s); }

    public static void main(String[] args) throws Exception {
        Object lock = new Object();
        boolean[] stop = new boolean[1];
        Thread runs = new Thread(() -> { while (true) synchronized (stop) { if (stop[0]) return; } }, "runs"), waits = new Thread(() -> { synchronized (lock) { try { lock.wait(); } catch (InterruptedException e) { } } }, "waits");
        Thread timed = new Thread(() -> { try { Thread.sleep(100000); } catch (InterruptedException e) { } }, "timed"), blocked = new Thread(() -> { synchronized (lock) { } }, "blocked");
        Thread parks = new Thread(java.util.concurrent.locks.LockSupport::park, "parks"), parksTimed = new Thread(() -> java.util.concurrent.locks.LockSupport.parkNanos(100_000_000_000L), "parksTimed"), joins = new Thread(() -> { try { timed.join(); } catch (InterruptedException e) { } }, "joins");
        T.p(runs.getState());
        for (Thread t : new Thread[] {waits, timed, parks, parksTimed}) t.start();
        until(waits, Thread.State.WAITING); until(timed, Thread.State.TIMED_WAITING); until(parks, Thread.State.WAITING); until(parksTimed, Thread.State.TIMED_WAITING);
        joins.start(); until(joins, Thread.State.WAITING);
        synchronized (lock) {
            blocked.start();
            until(blocked, Thread.State.BLOCKED);
            lock.notify();
            until(waits, Thread.State.BLOCKED);
            StackTraceElement[] s = blocked.getStackTrace();
            T.p(s[s.length - 1].getMethodName(), s[0].getClassName());
        }
        until(waits, Thread.State.TERMINATED); until(blocked, Thread.State.TERMINATED);
        StackTraceElement[] s = timed.getStackTrace();
        T.p(s[0], s[s.length - 1]);
        T.p(Thread.getAllStackTraces().containsKey(timed), Thread.getAllStackTraces().get(timed).length == s.length, Thread.getAllStackTraces().containsKey(waits));
        runs.start();
        Thread.sleep(5);
        T.p(runs.getState() == Thread.State.RUNNABLE || runs.getState() == Thread.State.BLOCKED);
        synchronized (stop) { stop[0] = true; }
        timed.interrupt(); parks.interrupt(); parksTimed.interrupt();
        for (Thread t : new Thread[] {runs, timed, parks, parksTimed, joins}) { t.join(); T.p(t.getState()); }
        T.p(Thread.activeCount());
    }
}
