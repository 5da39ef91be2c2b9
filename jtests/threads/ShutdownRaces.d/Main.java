import java.util.*;
import java.util.concurrent.*;

public class Main {
    static void hook(Runnable r) { Runtime.getRuntime().addShutdownHook(new Thread(r, "hook")); }
    static void say(String s) { System.out.println(s); }
    static class ExitsInInit { static { say("init"); System.exit(11); } static void touch() { } }
    static void sleep(long ms) { try { Thread.sleep(ms); } catch (InterruptedException e) { say("interrupted"); } }

    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "hooks": {
                List<String> order = Collections.synchronizedList(new ArrayList<>());
                CountDownLatch all = new CountDownLatch(5);
                for (int i = 0; i < 5; i++) { int k = i; hook(() -> { order.add("h" + k); all.countDown(); try { all.await(); } catch (InterruptedException e) { say("?"); } if (k == 0) say(new TreeSet<>(order).toString()); }); }
                Thread removed = new Thread(() -> say("removed runs"));
                Runtime.getRuntime().addShutdownHook(removed);
                say("" + Runtime.getRuntime().removeShutdownHook(removed) + Runtime.getRuntime().removeShutdownHook(removed));
                try { Thread same = new Thread(); Runtime.getRuntime().addShutdownHook(same); Runtime.getRuntime().addShutdownHook(same); } catch (IllegalArgumentException e) { say(e.getMessage()); }
                try { Runtime.getRuntime().addShutdownHook(Thread.currentThread()); } catch (IllegalArgumentException e) { say(e.getMessage()); }
                break;
            }
            case "exitInHook": hook(() -> { say("hook"); Thread t = new Thread(() -> System.exit(7)); t.setDaemon(true); t.start(); sleep(50); say("still here"); }); System.exit(3);
            case "haltInHook": hook(() -> { say("hook halts"); Runtime.getRuntime().halt(9); }); hook(() -> sleep(5)); System.exit(3);
            case "throwInHook": hook(() -> { throw new IllegalStateException("in hook"); }); System.exit(4);
            case "lateHook": hook(() -> { try { hook(() -> say("never")); } catch (IllegalStateException e) { say(e.getMessage()); } try { Runtime.getRuntime().removeShutdownHook(new Thread()); } catch (IllegalStateException e) { say(e.getMessage()); } }); break;
            case "exitFromThread": { Thread t = new Thread(() -> { say("exits"); System.exit(5); }); t.start(); synchronized (Main.class) { Main.class.wait(); } break; }
            case "exitFromFinally": hook(() -> say("hook")); try { throw new RuntimeException("lost"); } finally { System.exit(6); }
            case "exitTwice": hook(() -> sleep(30)); for (int i = 0; i < 6; i++) { new Thread(() -> System.exit(8)).start(); } System.exit(8);
            case "exitInInit": hook(() -> say("hook")); ExitsInInit.touch(); break;
            case "daemonsRun": for (int i = 0; i < 6; i++) { Thread t = new Thread(() -> { long x = 0; StringBuilder b = new StringBuilder(); while (true) { b.append(x++); if (b.length() > 10000) b.setLength(0); new Object().hashCode(); } }); t.setDaemon(true); t.start(); } sleep(50); break;
            case "nonDaemon": { Thread t = new Thread(() -> { sleep(40); say("non-daemon ends"); }); t.start(); hook(() -> say("hook " + t.isAlive())); say("main ends"); break; }
            case "mainThrows": hook(() -> say("hook")); new Thread(() -> { sleep(40); say("other ends"); }).start(); throw new RuntimeException("main throws");
            case "hookAllocates": hook(() -> { List<byte[]> keep = new ArrayList<>(); for (int i = 0; i < 2000; i++) { keep.add(new byte[20000]); if (keep.size() > 500) keep.clear(); } say("allocated"); }); for (int i = 0; i < 3; i++) { Thread t = new Thread(() -> { Object[] o; while (true) o = new Object[1000]; }); t.setDaemon(true); t.start(); } sleep(20); System.exit(0);
            case "exitWhileLoading": { for (int i = 0; i < 3; i++) { Thread t = new Thread(() -> { while (true) { try { Class.forName("no.Such" + System.nanoTime()); } catch (ClassNotFoundException e) { } } }); t.setDaemon(true); t.start(); } sleep(30); System.exit(12); }
            case "deadlockedHook": { Object lock = new Object(); Thread t = new Thread(() -> { synchronized (lock) { sleep(60); } }); t.setDaemon(true); t.start(); sleep(10); hook(() -> { synchronized (lock) { say("got the lock"); } }); System.exit(13); }
            case "runtimeHalt": hook(() -> say("never")); new Thread(() -> sleep(100000)).start(); Runtime.getRuntime().halt(14);
            case "destroyOrder": { Thread t = new Thread(() -> { sleep(20); hook(() -> say("late but in time")); new Thread(() -> { sleep(20); say("grandchild"); }).start(); }); t.start(); break; }
            default: say("?");
        }
    }
}
