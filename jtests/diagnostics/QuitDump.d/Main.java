import java.util.concurrent.*;
import java.util.concurrent.locks.*;

public class Main {
    static volatile long spun;
    static Thread start(String n, Runnable r) { Thread t = new Thread(r, n); t.setDaemon(true); t.start(); return t; }
    static void start(String n, Runnable r, Thread.State s) { Thread t = start(n, r); while (t.getState() != s) sleep(10); }
    static boolean isAt(Thread t, String method) {
        StackTraceElement[] trace = t.getStackTrace();
        return trace.length > 0 && (trace[0].getClassName() + "." + trace[0].getMethodName()).equals(method);
    }
    static void sleep(long ms) { try { Thread.sleep(ms); } catch (InterruptedException e) { throw new IllegalStateException(e); } }
    public static void main(String[] args) throws Exception {
        Object lock = new Object(), held = new Object(), a = new Object(), b = new Object();
        start("sleeper", () -> sleep(100000), Thread.State.TIMED_WAITING);
        start("waiter", () -> { synchronized (lock) { try { lock.wait(); } catch (InterruptedException e) { } } }, Thread.State.WAITING);
        start("timed", () -> { synchronized (lock) { try { lock.wait(100000); } catch (InterruptedException e) { } } }, Thread.State.TIMED_WAITING);
        start("parker", () -> LockSupport.park(lock), Thread.State.WAITING);
        start("holder", () -> { synchronized (held) { sleep(100000); } }, Thread.State.TIMED_WAITING);
        start("blocked", () -> { synchronized (held) { spun++; } }, Thread.State.BLOCKED);
        start("runner", () -> { while (true) spun++; });
        Thread main = Thread.currentThread();
        start("joiner", () -> { try { main.join(); } catch (InterruptedException e) { } }, Thread.State.WAITING);
        Thread reader = start("reader", () -> { try { new java.net.ServerSocket(0).accept(); } catch (java.io.IOException e) { } });
        CountDownLatch both = new CountDownLatch(2);
        Thread one = start("dead one", () -> { synchronized (a) { both.countDown(); await(both); synchronized (b) { spun++; } } });
        Thread two = start("dead two", () -> { synchronized (b) { both.countDown(); await(both); synchronized (a) { spun++; } } });
        while (one.getState() != Thread.State.BLOCKED || two.getState() != Thread.State.BLOCKED) sleep(10);
        while (spun < 2 || !isAt(reader, "sun.nio.ch.Net.accept")) sleep(10);
        System.out.println("ready");
        sleep(100000);
    }
    static void await(CountDownLatch l) { try { l.await(); } catch (InterruptedException e) { throw new IllegalStateException(e); } }
}
