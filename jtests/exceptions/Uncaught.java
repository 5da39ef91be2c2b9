// jtest: gc-subset
// Exit code 1 and the whole trace on standard error, with causes, suppressed ones and common frames.
public class Uncaught {
    static void a(int n) { if (n == 0) throw new IllegalStateException("root"); a(n - 1); }

    static class Mine extends RuntimeException {
        Mine(String m, Throwable c) { super(m, c); }
        @Override public String toString() { return "Mine[" + getMessage() + "]"; }
    }

    public static void main(String[] args) {
        System.out.println("before");
        try {
            try {
                a(3);
            } catch (IllegalStateException e) {
                Mine m = new Mine("middle", e);
                m.addSuppressed(new Exception("suppressed one", new Error("its cause")));
                m.addSuppressed(new Throwable());
                throw m;
            }
        } catch (Mine m) {
            throw new RuntimeException(m);
        } finally {
            System.out.println("finally");
        }
    }
}
