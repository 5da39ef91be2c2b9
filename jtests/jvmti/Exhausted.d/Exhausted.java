import java.util.ArrayList;
import java.util.List;

public class Exhausted {
  static native String exhausted();
  static native void relinquish();

  static void attempt(String what, Runnable body) {
    try {
      body.run();
      System.out.println(what + ": done");
    } catch (OutOfMemoryError e) {
      System.out.println(what + ": " + e.getMessage());
    }
    System.out.println("  " + exhausted());
  }

  static Object kept;

  public static void main(String[] args) {
    attempt("large", () -> kept = new long[100_000_000]);
    attempt("too large", () -> kept = new int[Integer.MAX_VALUE]);
    attempt("many", () -> {
      List<byte[]> all = new ArrayList<>();
      while (true) all.add(new byte[100_000]);
    });
    attempt("none", () -> kept = null);
    relinquish();
    attempt("disabled", () -> kept = new long[100_000_000]);
  }
}
