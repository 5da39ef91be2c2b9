/** Threads that attach, detach, call Java, lock monitors and fail; the invocation interface from inside. */
public class Threads {
    static { System.loadLibrary("native"); }

    static native void environment();
    static native void attach(String name, ThreadGroup group, boolean daemon);
    static native void attachMany(int count);
    static native void uncaught();
    static native void forgotten();
    static native void monitors(Object lock);
    static native void withoutFrames();

    static int counter;
    static void report(String what) {
        Thread t = Thread.currentThread();
        String name = t.getName().startsWith("Thread-") ? "Thread-N" : t.getName();
        System.out.println(what + ": " + name + " " + t.getThreadGroup().getName() + " " + t.isDaemon() + " " + t.getPriority()
            + " " + t.isAlive() + " " + t.getState() + " " + t.getContextClassLoader());
    }
    static synchronized void count() { counter++; }
    static void fail() { throw new IllegalStateException("uncaught in native thread"); }
    static boolean locked(Object lock) { return Thread.holdsLock(lock); }

    public static void main(String[] args) throws Exception {
        environment();
        attach(null, null, false);
        attach("named", null, true);
        attach("grouped", new ThreadGroup("my group"), false);
        attachMany(20);
        System.out.println(counter);
        uncaught();
        Thread.setDefaultUncaughtExceptionHandler((t, e) -> System.out.println("handler: " + t.getName() + " " + e));
        uncaught();
        forgotten();
        monitors(new Object());
        withoutFrames();
        int alive = 0;
        for (Thread t : Thread.getAllStackTraces().keySet()) {
            if (t.getThreadGroup() != null && t.getThreadGroup().getName().equals("main")) alive++;
        }
        System.out.println("threads in main: " + alive);
    }
}
