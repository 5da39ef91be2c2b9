import java.io.*;
import java.util.*;

/** try, catch and finally nested and in loops: returns that override, values saved before finally, breaks out of finally, resources in order with suppressed exceptions, constructors and initialisers that throw, rethrow precision. */
public class FinallyDeep {
    static StringBuilder log = new StringBuilder();
    static int step(int i) { log.append(i); return i; }
    @SuppressWarnings("finally") static int overrides() { try { return step(1); } finally { return step(2); } }
    @SuppressWarnings("finally") static int swallows() { try { throw new RuntimeException("lost"); } finally { return step(3); } }
    static int saved() { int x = 1; try { return x; } finally { x = 2; } }
    static int[] savedArray() { int[] x = {1}; try { return x; } finally { x[0] = 2; } }
    static long nested(int mode) { long r = 0; outer: for (int i = 0; i < 3; i++) { try { try { if (mode == 0 && i == 1) continue outer; if (mode == 1 && i == 1) break outer; if (mode == 2 && i == 1) return r; if (mode == 3 && i == 1) throw new IllegalStateException("m3"); r += 1; } finally { r += 10; if (mode == 4 && i == 0) continue; r += 100; } } catch (IllegalStateException e) { r += 1000; try { if (i == 1) throw new IOException("inner"); } catch (IOException x) { r += 10000; } finally { r += 100000; } } finally { r += 1000000; } } return r; }
    @SuppressWarnings("finally") static int loopInFinally() { int n = 0; while (true) { try { try { n++; } finally { if (n < 5) continue; break; } } finally { n += 10; } } return n; }
    static class Res implements AutoCloseable { final String n; final int how; Res(String n, int how) throws IOException { this.n = n; this.how = how; log.append("open ").append(n).append(';'); if (how == 1) throw new IOException("open " + n); } @Override public void close() throws IOException { log.append("close ").append(n).append(';'); if (how == 2) throw new IOException("close " + n); } }
    static void resources(int a, int b, int c, boolean body) throws Exception { try (Res x = new Res("x", a); Res n = null; Res y = new Res("y", b); Res z = new Res("z", c)) { log.append("body;"); if (body) throw new IllegalArgumentException("body"); } catch (IllegalArgumentException e) { log.append("caught ").append(e.getSuppressed().length).append(';'); throw e; } finally { log.append("finally;"); } }
    static void show(T.Body b) { log.setLength(0); try { b.run(); log.append("completed"); } catch (Throwable t) { log.append(t); for (Throwable s : t.getSuppressed()) log.append(" suppressed ").append(s).append(s.getSuppressed().length); } T.p(log); }
    static class Ctor { int v = step(7); { if (v == 7) step(8); } Ctor(boolean fail) { try { if (fail) throw new RuntimeException("ctor"); } finally { step(9); } } }
    static <X extends Throwable> void precise(boolean a) throws IOException { try { if (a) throw new FileNotFoundException("fnf"); else throw new EOFException("eof"); } catch (final Exception e) { throw e; } }
    static int recursiveFinally(int n) { try { if (n == 0) throw new ArithmeticException("bottom"); return recursiveFinally(n - 1); } catch (ArithmeticException e) { if (n == 3) return 33; throw e; } finally { log.append('f').append(n); } }
    static synchronized int sync(Object lock) { synchronized (lock) { try { synchronized (FinallyDeep.class) { throw new IllegalStateException(); } } catch (IllegalStateException e) { return Thread.holdsLock(lock) && Thread.holdsLock(FinallyDeep.class) ? 1 : 0; } finally { log.append(Thread.holdsLock(lock)); } } }

    public static void main(String[] args) {
        T.p(overrides(), swallows(), saved(), savedArray(), log); for (int m = 0; m <= 5; m++) T.p(m, nested(m)); T.p(loopInFinally());
        for (int a = 0; a < 3; a++) for (int b = 0; b < 3; b++) for (int c = 0; c < 3; c++) { int x = a, y = b, z = c; show(() -> resources(x, y, z, false)); show(() -> resources(x, y, z, true)); }
        show(() -> new Ctor(false)); show(() -> new Ctor(true)); show(() -> precise(true)); show(() -> precise(false)); show(() -> T.p(recursiveFinally(6))); show(() -> T.p(sync(new Object())));
        show(() -> { Throwable t = new Throwable("self"); t.addSuppressed(t); }); show(() -> new Throwable().addSuppressed(null)); show(() -> { Throwable t = new Throwable("c"); t.initCause(t); }); show(() -> { Throwable t = new Throwable("c", null); t.initCause(new Error()); });
        show(() -> { try { throw new Error("a"); } catch (Error e) { try { throw new RuntimeException("b", e); } finally { log.append("f1;"); } } finally { log.append("f2;"); } });
        show(() -> { try (Res r = new Res("effectively", 0)) { Res q = r; try (q) { log.append("inner;"); } } });
        long sum = 0; for (int i = 0; i < 20000; i++) { sum += nested(i % 6) + saved(); log.setLength(0); try { resources(i % 3, i / 3 % 3, i / 9 % 3, i % 2 == 0); } catch (Exception e) { sum += e.getSuppressed().length; } sum += log.length(); } T.p(sum);
    }
}
