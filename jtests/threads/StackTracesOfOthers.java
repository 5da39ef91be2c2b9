public class StackTracesOfOthers {
    static volatile boolean stop; static volatile int depth; static Object gate = new Object();
    static int spin(int n) { if (n > 0) return spin(n - 1) + 1; depth = 1; long x = 0; while (!stop) x++; return (int) x; }
    static void parked(int n) throws Exception { if (n > 0) { parked(n - 1); return; } synchronized (gate) { while (!stop) gate.wait(); } }
    public static void main(String[] args) throws Exception {
        Thread a = new Thread(() -> spin(10), "spinner"), b = new Thread(() -> { try { parked(20); } catch (Exception e) { } }, "parked");
        a.start(); b.start();
        while (depth == 0 || b.getState() != Thread.State.WAITING) Thread.sleep(1);
        boolean good = true;
        for (int i = 0; i < 200; i++) { StackTraceElement[] s = a.getStackTrace(), t = b.getStackTrace(); int sp = 0, pa = 0; for (var e : s) if (e.getMethodName().equals("spin")) sp++; for (var e : t) if (e.getMethodName().equals("parked")) pa++; good &= sp == 11 && pa == 21; if (i % 50 == 0) System.gc(); }
        T.p(good);
        for (var e : Thread.getAllStackTraces().entrySet()) if (e.getKey() == b) T.p(e.getValue()[e.getValue().length - 1].getMethodName(), e.getValue()[1].getMethodName());
        stop = true; synchronized (gate) { gate.notifyAll(); }
        a.join(); b.join();
        T.p(a.getStackTrace().length, new Thread().getStackTrace().length);
    }
}
