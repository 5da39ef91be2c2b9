import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.IntUnaryOperator;

public class Watching {
  static final int STEPS = 1, ENTRIES = 2, EXITS = 4, EXCEPTIONS = 8, FIELDS = 16, FRAME_POPS = 32;

  static native void watch(Class<?> target, int what);
  static native void stop();
  static native void breakpoints(Class<?> target, String method, boolean on);
  static native void watchField(Class<?> target, String name, String type, boolean isStatic);
  static native void locals();

  interface Shape {
    int area();
    boolean isRound();
  }

  static class Target implements Shape {
    int width = 3;
    long weight;
    static String label = "a";
    static final MethodHandle POSITIVE, NARROW;

    static {
      try {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        POSITIVE = lookup.findStatic(Target.class, "isPositive", MethodType.methodType(boolean.class, int.class));
        NARROW = lookup.findStatic(Target.class, "narrow", MethodType.methodType(byte.class, int.class));
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(e);
      }
    }

    static boolean isPositive(int x) { return x > 0; }
    static byte narrow(int x) { return (byte) x; }
    int getWidth() { return width; }
    void setWidth(int w) { width = w; }
    void nothing() {}
    static int seven() { return 7; }
    static String getLabel() { return label; }
    public int area() { return width * width; }
    public boolean isRound() { return width > 3; }

    static int loop(int n) {
      int sum = 0;
      for (int i = 0; i < n; i++) {
        int[] a = {i, 2 * i};
        sum += a[1] - a[0];
      }
      return sum;
    }

    synchronized long locked(long by) {
      weight += by;
      return weight;
    }

    static double half(double x) { return x / 2; }
    static char next(char c) { return (char) (c + 1); }

    int accessors() {
      setWidth(getWidth() + 1);
      nothing();
      return seven() + getWidth() + getLabel().length();
    }

    static int caught(int depth) {
      try {
        if (depth == 0) throw new IllegalStateException("deep");
        return caught(depth - 1);
      } catch (ArithmeticException e) {
        return -1;
      } finally {
        label = label + depth;
      }
    }

    static int catching() {
      try {
        return caught(1);
      } catch (IllegalStateException e) {
        Object nothing = null;
        try {
          return nothing.hashCode();
        } catch (NullPointerException f) {
          return e.getMessage().length();
        }
      }
    }

    static String calls(Shape shape, int n) throws Throwable {
      IntUnaryOperator twice = x -> x + n;
      boolean positive = (boolean) POSITIVE.invokeExact(n);
      byte narrowed = (byte) NARROW.invokeExact(n + 300);
      String text = "n" + n + shape.isRound();
      char c = (char) (positive ? 'y' : 'n');
      return text + twice.applyAsInt(shape.area()) + positive + narrowed + c;
    }

    static int withLocals(int i, String s, double d, Object o, long l) {
      float f = 2.5f;
      locals();
      boolean z = i > 10;
      return z ? i + s.length() + (int) d + (int) l + (int) f : -1;
    }
  }

  static void all(String title, int what) throws Throwable {
    System.out.println("--- " + title);
    Target target = new Target();
    target.getWidth();
    watch(Target.class, what);
    int loop = Target.loop(3);
    int accessors = target.accessors();
    long locked = target.locked(5) + target.locked(6);
    int caught = Target.catching();
    String calls = Target.calls(target, 4);
    double half = Target.half(5) + Target.next('b');
    stop();
    System.out.println(loop + " " + accessors + " " + locked + " " + caught + " " + calls + " " + half);
    Target.label = "a";
  }

  public static void main(String[] args) throws Throwable {
    all("nothing", 0);
    all("steps", STEPS);
    all("entries and exits", ENTRIES | EXITS);
    all("exceptions", EXCEPTIONS);
    all("ends of frames", ENTRIES | FRAME_POPS);
    watchField(Target.class, "width", "I", false);
    watchField(Target.class, "weight", "J", false);
    watchField(Target.class, "label", "Ljava/lang/String;", true);
    all("fields", FIELDS);
    all("everything", STEPS | ENTRIES | EXITS | EXCEPTIONS | FIELDS);
    for (String method : new String[] {"loop", "calls", "accessors", "locked", "getWidth"}) breakpoints(Target.class, method, true);
    all("breakpoints everywhere", 0);
    all("breakpoints and steps", STEPS);
    for (String method : new String[] {"loop", "calls", "accessors", "locked", "getWidth"}) breakpoints(Target.class, method, false);
    all("no breakpoints", 0);
    System.out.println("--- locals");
    System.out.println(Target.withLocals(1, "one", 1.5, Watching.class, 1L << 40));
  }
}
