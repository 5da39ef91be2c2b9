import java.util.concurrent.*;
import java.util.concurrent.locks.*;

public class Main {
    static volatile long spun;
    static void start(String n, Runnable r, boolean daemon) { Thread t = new Thread(r, n); t.setDaemon(daemon); t.start(); }
    static void sleep(long ms) { try { Thread.sleep(ms); } catch (InterruptedException e) { throw new IllegalStateException(e); } }
    public static void main(String[] args) throws Exception {
        Object lock = new Object(), held = new Object(), a = new Object(), b = new Object();
        start("sleeper", () -> sleep(100000), true);
        start("waiter", () -> { synchronized (lock) { try { lock.wait(); } catch (InterruptedException e) { } } }, true);
        start("timed", () -> { synchronized (lock) { try { lock.wait(100000); } catch (InterruptedException e) { } } }, true);
        start("parker", () -> LockSupport.park(lock), true);
        start("holder", () -> { synchronized (held) { sleep(100000); } }, true);
        sleep(50);
        start("blocked", () -> { synchronized (held) { spun++; } }, true);
        start("runner", () -> { while (true) spun++; }, true);
        Thread main = Thread.currentThread();
        start("joiner", () -> { try { main.join(); } catch (InterruptedException e) { } }, true);
        start("reader", () -> { try { new java.net.ServerSocket(0).accept(); } catch (java.io.IOException e) { } }, true);
        CountDownLatch both = new CountDownLatch(2);
        start("dead one", () -> { synchronized (a) { both.countDown(); await(both); synchronized (b) { spun++; } } }, true);
        start("dead two", () -> { synchronized (b) { both.countDown(); await(both); synchronized (a) { spun++; } } }, true);
        both.await();
        sleep(300);
        System.out.println("ready");
        sleep(100000);
    }
    static void await(CountDownLatch l) { try { l.await(); } catch (InterruptedException e) { throw new IllegalStateException(e); } }
}
