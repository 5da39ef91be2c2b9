import java.util.concurrent.CountDownLatch;

public class Inlined {
  static volatile int seen, seenCalled;

  static long all(InlinedTarget t, int n) {
    long sum = 0;
    for (int i = 0; i < n; i++) sum += InlinedTarget.fixed() + t.virtual() + t.nested() + InlinedTarget.called(i) + t.called(4, i);
    return sum;
  }
  /** One call that goes on through all redefinitions: each of its calls must be of the version of its time. */
  static void follow(CountDownLatch started) {
    int last = 0;
    while (!Redefinition.done) {
      int now = InlinedTarget.fixed();
      if (now != last) {
        last = now;
        seen = now;
        started.countDown();
      }
    }
  }
  static void followCalled(CountDownLatch started) {
    int last = 0;
    while (!Redefinition.done) {
      int now = InlinedTarget.called(1);
      if (now != last) {
        last = now;
        seenCalled = now;
        started.countDown();
      }
    }
  }
  /** Frames in the middle of a body in place, on the stack while it is redefined. */
  static int recursive(InlinedTarget t, int depth, Redefinition redefinition, byte[] next) throws Exception {
    int before = t.virtual();
    if (depth == 0) redefinition.to(next); else recursive(t, depth - 1, redefinition, next);
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

  public static void main(String[] args) throws Exception {
    Redefinition redefinition = new Redefinition(InlinedTarget.class);
    byte[] original = redefinition.original;
    InlinedTarget t = new InlinedTarget();
    for (int i = 0; i < 2000; i++) all(t, 20);
    redefinition.startFollowers(Inlined::follow, Inlined::followCalled);
    System.out.println(all(t, 1000));
    for (int number : new int[] {2222222, 3333333, 1111111, 4444444}) {
      redefinition.to(with(original, number));
      System.out.println(number + " " + all(t, 1000));
      while (seen != number || seenCalled != number) Thread.onSpinWait();
      for (int i = 0; i < 500; i++) all(t, 20);  // made again
      System.out.println(InlinedTarget.fixed() + " " + t.virtual() + " " + t.nested());
    }
    for (int i = 0; i < 10; i++) recursive(t, 3, redefinition, with(original, 4444444));
    System.out.println(recursive(t, 5, redefinition, with(original, 5555555)));
    System.out.println(t.called(5, 1));
    redefinition.end();
  }
}
