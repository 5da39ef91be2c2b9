// jtest: gc-subset
public class UncaughtThread {
    static class Odd extends Exception {
        Odd(String s) { super(s); }
        @Override public String getLocalizedMessage() { return "localised " + getMessage(); }
    }

    public static void main(String[] args) throws Exception {
        Thread t = new Thread(() -> { throw new IllegalArgumentException("in a thread"); }, "worker-a");
        t.start();
        t.join();
        Thread u = new Thread("worker-b") {
            @Override public void run() {
                Object[] o = new Object[1];
                o[0].toString();
            }
        };
        u.start();
        u.join();
        Thread h = new Thread(() -> { throw new Error("handled"); }, "worker-c");
        h.setUncaughtExceptionHandler((thread, e) -> System.out.println(thread.getName() + " " + e));
        h.start();
        h.join();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> System.out.println("default " + thread.getName() + " " + e + " " + thread.isAlive()));
        Thread d = new Thread(() -> { throw new RuntimeException("default"); }, "worker-d");
        d.start();
        d.join();
        Thread f = new Thread(() -> { throw new RuntimeException("x"); }, "worker-e");
        f.setUncaughtExceptionHandler((thread, e) -> { throw new RuntimeException("from the handler"); });
        f.start();
        f.join();
        System.out.println("main goes on, and ends with the default handler");
        throw new Odd("main");
    }
}
