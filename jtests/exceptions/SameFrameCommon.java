// jtest: gc-subset
// "... n more" is right for causes made in the same method, in a callee, in another thread.
public class SameFrameCommon {
    static Exception make(int n) { return n == 0 ? new Exception("deep cause") : make(n - 1); }
    static void wrap(int n) { if (n > 0) { wrap(n - 1); return; } throw new RuntimeException("wrapped", make(2)); }
    public static void main(String[] args) throws Exception {
        new Exception("a", new Exception("b")).printStackTrace();
        new Exception("a", make(1)).printStackTrace(System.out);
        try { wrap(3); } catch (RuntimeException e) { e.printStackTrace(); }
        Throwable[] other = new Throwable[1];
        Thread t = new Thread(() -> other[0] = make(0));
        t.start(); t.join();
        new Exception("from a thread", other[0]).printStackTrace();
        try { throw new Exception("x"); } catch (Exception e) { Exception f = new Exception("y", e); f.addSuppressed(e); f.addSuppressed(make(0)); f.printStackTrace(); }
        Thread.dumpStack();
    }
}
