import java.lang.instrument.ClassDefinition;
import java.util.concurrent.CountDownLatch;

public class Main {
  static volatile int wanted = 1111111;
  static volatile boolean done;
  static volatile int seen, seenCalled;

  static long all(Target t, int n) {
    long sum = 0;
    for (int i = 0; i < n; i++) sum += Target.fixed() + t.virtual() + t.nested() + Target.called(i) + t.called(4, i);
    return sum;
  }
  /** One call that goes on through all redefinitions: each of its calls must be of the version of its time. */
  static void follow(Target t, CountDownLatch started) {
    int last = 0;
    while (!done) {
      int now = Target.fixed();
      if (now != last) {
        last = now;
        seen = now;
        started.countDown();
      }
    }
  }
  static void followCalled(CountDownLatch started) {
    int last = 0;
    while (!done) {
      int now = Target.called(1);
      if (now != last) {
        last = now;
        seenCalled = now;
        started.countDown();
      }
    }
  }
  /** Frames in the middle of a body in place, on the stack while it is redefined. */
  static int recursive(Target t, int depth, byte[] next) throws Exception {
    int before = t.virtual();
    if (depth == 0) redefine(next); else recursive(t, depth - 1, next);
    return before == t.virtual() ? 0 : t.virtual();
  }
  static byte[] with(byte[] original, int number) {
    byte[] bytes = original.clone();
    for (int i = 0; i + 4 < bytes.length; i++) {
      int value = (bytes[i] & 255) << 24 | (bytes[i + 1] & 255) << 16 | (bytes[i + 2] & 255) << 8 | bytes[i + 3] & 255;
      if (value != 1111111 && value != 1111112) continue;
      value += number - 1111111;
      for (int k = 0; k < 4; k++) bytes[i + k] = (byte) (value >> 24 - 8 * k);
    }
    return bytes;
  }
  static void redefine(byte[] bytes) throws Exception { Premain.inst.redefineClasses(new ClassDefinition(Target.class, bytes)); }

  public static void main(String[] args) throws Exception {
    byte[] original = Main.class.getResourceAsStream("Target.class").readAllBytes();
    Target t = new Target();
    for (int i = 0; i < 2000; i++) all(t, 20);
    CountDownLatch started = new CountDownLatch(2);
    Thread follower = new Thread(() -> follow(t, started)), other = new Thread(() -> followCalled(started));
    follower.start();
    other.start();
    started.await();
    System.out.println(all(t, 1000));
    for (int number : new int[] {2222222, 3333333, 1111111, 4444444}) {
      redefine(with(original, number));
      System.out.println(number + " " + all(t, 1000));
      while (seen != number || seenCalled != number) Thread.onSpinWait();
      for (int i = 0; i < 500; i++) all(t, 20);  // made again
      System.out.println(Target.fixed() + " " + t.virtual() + " " + t.nested());
    }
    for (int i = 0; i < 10; i++) recursive(t, 3, with(original, 4444444));
    System.out.println(recursive(t, 5, with(original, 5555555)));
    System.out.println(t.called(5, 1));
    done = true;
    follower.join();
  }
}
