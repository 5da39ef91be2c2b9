import java.util.*;
import java.util.concurrent.locks.*;

public class Waiting {
    static class Held { }
    static List<Held> held = new ArrayList<>();

    public static void main(String[] args) throws Exception {
        for (int i = 0; i < 321; i++) held.add(new Held());
        ReentrantLock lock = new ReentrantLock();
        Thread holder = new Thread(() -> { lock.lock(); LockSupport.park(); }, "holder");
        holder.setDaemon(true);
        holder.start();
        while (holder.getState() != Thread.State.WAITING) Thread.sleep(1);
        System.out.println("ready");
        Thread.sleep(100_000);
    }
}
