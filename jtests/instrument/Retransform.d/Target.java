public class Target implements Runnable {
    static int counter;
    int field = 5;
    public static String constant() { return "original constant"; }
    public String virt() { return "original virt " + field; }
    private int priv(int x) { return x + 1; }
    int callsPriv(int x) { return priv(x) * 2; }
    public static int hot(int n) { int s = 0; for (int i = 0; i < n; i++) s += step(i); return s; }
    static int step(int i) { return i & 3; }
    public void run() { counter++; }
    static Runnable lambda() { return () -> counter += 10; }
    static String loops(java.util.concurrent.CountDownLatch in, java.util.concurrent.CountDownLatch out) throws InterruptedException { String before = constant(); in.countDown(); out.await(); return before + "|" + constant() + "|" + old(); }
    static String old() { return "original old"; }
}
