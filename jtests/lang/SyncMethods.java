// jtest: gc-subset
public class SyncMethods {
    static int depth;
    int value;

    static synchronized int statics(int n) {
        return n == 0 ? (Thread.holdsLock(SyncMethods.class) ? 1 : 0) : statics(n - 1) + 1;
    }

    synchronized void fail() { throw new IllegalStateException("held " + Thread.holdsLock(this)); }

    void blocks(Object a, Object b) {
        synchronized (a) {
            synchronized (b) {
                synchronized (a) {
                    T.p(Thread.holdsLock(a), Thread.holdsLock(b), Thread.holdsLock(this));
                    if (depth++ < 2) return;
                }
            }
            value++;
        }
    }

    public static void main(String[] args) throws Exception {
        T.p(statics(50), Thread.holdsLock(SyncMethods.class));
        SyncMethods s = new SyncMethods();
        T.thrown("fail", s::fail);
        T.p("released", !Thread.holdsLock(s));
        Object a = new Object(), b = new int[1];
        for (int i = 0; i < 5; i++) s.blocks(a, i % 2 == 0 ? b : a);
        T.p(s.value, Thread.holdsLock(a));
        T.thrown("null monitor", () -> { synchronized ((Object) null) { T.p("never"); } });
        T.thrown("wait without lock", () -> a.wait());
        T.thrown("notify without lock", () -> a.notify());
        T.thrown("notifyAll without lock", () -> a.notifyAll());
        T.thrown("negative wait", () -> { synchronized (a) { a.wait(-1); } });
        T.thrown("bad nanos", () -> { synchronized (a) { a.wait(1, 1000000); } });
        synchronized (a) {
            a.wait(1);
            a.notify();
            a.notifyAll();
        }
        int hash = a.hashCode();
        synchronized (a) {
            T.p(hash == a.hashCode());
        }
        String interned = "lock";
        synchronized (interned) {
            synchronized (Integer.class) {
                T.p(Thread.holdsLock("lock"), Thread.holdsLock(Integer.class));
            }
        }
    }
}
