import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.IntUnaryOperator;

public class LeavingCompiledCode {
  static final int WARM = 30_000;

  static native void watch();
  static native boolean stop();

  static boolean now;
  static void leaf() {
    if (now) watch();
  }

  // --- Results of all kinds, locals and operands of all kinds across the call, bodies in line.
  static int anInt(int x) { leaf(); return x + 1; }
  static long aLong(long x) { leaf(); return x << 33; }
  static double aDouble(double x) { leaf(); return x / 3; }
  static float aFloat(float x) { leaf(); return x * 1.5f; }
  static boolean aBoolean(int x) { leaf(); return x % 2 == 0; }
  static char aChar(char x) { leaf(); return (char) (x + 1); }
  static String aString(String s, int i) { leaf(); return s + i; }
  static void nothing() { leaf(); }

  static String values(int i) {
    int a = i * 3;
    long b = i * 7L;
    double c = i * 0.5;
    float d = i;
    char e = (char) ('a' + i % 26);
    Object o = Integer.valueOf(i);
    nothing();
    int sum = a + anInt(a) * anInt(i) - anInt(anInt(i) + anInt(2));
    long longs = b ^ aLong(b) + aLong(b + 1);
    double doubles = c + aDouble(c) * aDouble(c + 1) + aFloat(d);
    boolean both = aBoolean(a) && aBoolean(i + 1) || aBoolean(sum);
    return aString("v" + o, sum) + longs + doubles + both + aChar(e) + e + o + a + b + c + d;
  }

  // --- Exceptions through frames that are left.
  static int throwing(int i) {
    leaf();
    if (i % 3 == 0) throw new IllegalStateException("three " + i);
    if (i % 5 == 0) throw new ArithmeticException("five " + i);
    return i;
  }
  static synchronized int holding(int i) { return throwing(i) + 1; }
  static int cleaning(int i, int[] count) {
    try {
      return holding(i);
    } finally {
      count[0]++;
    }
  }
  static String exceptions(int i) {
    int[] count = new int[1];
    try {
      int result = cleaning(i, count) + cleaning(i + 1, count);
      return "r" + result + count[0];
    } catch (ArithmeticException e) {
      return e.getMessage() + count[0];
    } catch (IllegalStateException e) {
      return e.getMessage() + count[0] + Thread.holdsLock(LeavingCompiledCode.class);
    }
  }

  static long recursion(int depth, long x) {
    if (depth == 0) {
      leaf();
      return x;
    }
    return recursion(depth - 1, x * 31 + depth) + depth;
  }

  // --- Method handles and lambdas.
  static final MethodHandle IS_EVEN, TO_BYTE;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      IS_EVEN = lookup.findStatic(LeavingCompiledCode.class, "aBoolean", MethodType.methodType(boolean.class, int.class));
      TO_BYTE = MethodHandles.explicitCastArguments(
          lookup.findStatic(LeavingCompiledCode.class, "anInt", MethodType.methodType(int.class, int.class)),
          MethodType.methodType(byte.class, int.class));
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  static String handles(int i) throws Throwable {
    IntUnaryOperator add = x -> anInt(x) + i;
    boolean even = (boolean) IS_EVEN.invokeExact(i);
    byte b = (byte) TO_BYTE.invokeExact(i + 1000);
    return "h" + even + b + add.applyAsInt(i) + add.andThen(add).applyAsInt(2);
  }

  static final Object LOCK = new Object();
  static int monitors(int i) {
    int result = i;
    synchronized (LOCK) {
      result += anInt(i);
      synchronized (LeavingCompiledCode.class) {
        result += anInt(result);
      }
      if (!Thread.holdsLock(LOCK)) result = -1;
    }
    return Thread.holdsLock(LOCK) ? -2 : result;
  }

  // --- Another thread begins to watch while this one runs, or waits for a monitor.
  static volatile int ticks;
  static int busy(int until) {
    int rounds = 0;
    while (ticks < until) rounds = (rounds + 1) & 7;
    return until;
  }
  static int enter(int i) {
    synchronized (LOCK) {
      return i + 1;
    }
  }

  static Object run(String scenario, int i) throws Throwable {
    switch (scenario) {
      case "values": return values(i);
      case "exceptions": return exceptions(i);
      case "recursion": return recursion(i % 40, i);
      case "handles": return handles(i);
      case "monitors": return monitors(i);
      case "loop": return busy(0);
      default: return enter(i);
    }
  }

  static Thread watcher() {
    Thread thread = new Thread(() -> {
      try {
        Thread.sleep(100);
        synchronized (LOCK) {
          watch();
          Thread.sleep(50);
          ticks = 1;
        }
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    });
    thread.start();
    return thread;
  }

  public static void main(String[] args) throws Throwable {
    String scenario = args[0];
    long hash = 0;
    for (int i = 0; i < WARM; i++) hash = hash * 31 + run(scenario, i).hashCode();
    System.out.println(scenario + " " + hash);
    if (scenario.equals("loop") || scenario.equals("blocked")) {
      Thread thread = watcher();
      Object result = null;
      if (scenario.equals("loop")) result = busy(1);
      while (ticks == 0) result = enter(ticks);
      thread.join();
      System.out.println(enter(5) + " " + result + " " + stop());
      return;
    }
    now = true;
    Object first = run(scenario, 14);
    now = false;
    Object second = run(scenario, 15);
    boolean seen = stop();
    System.out.println(first + " " + second + " " + run(scenario, 20) + " " + seen);
  }
}
