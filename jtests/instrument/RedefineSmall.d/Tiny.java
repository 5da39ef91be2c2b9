import java.util.concurrent.CountDownLatch;

public class Tiny {
  static volatile int seen, seenField;

  static long all(TinyTarget t, int n) {
    long sum = 0;
    for (int i = 0; i < n; i++) {
      t.nothing();
      sum += TinyTarget.number() * 100 + t.first() * 10 + t.second() + new TinyTarget().first();
    }
    return sum;
  }
  /** Calls that go on through all redefinitions. */
  static void follow(TinyTarget t, CountDownLatch started) {
    while (!Redefinition.done) {
      seen = TinyTarget.number();
      seenField = t.first();
      started.countDown();
    }
  }
  static int at(byte[] in, int from, int... pattern) {
    for (int i = from; i + pattern.length <= in.length; i++) {
      int k = 0;
      while (k < pattern.length && (pattern[k] < 0 || (in[i + k] & 255) == pattern[k])) k++;
      if (k == pattern.length) return i;
    }
    throw new IllegalStateException();
  }
  static byte[] with(byte[] original, int number, boolean swapped) {
    byte[] bytes = original.clone();
    bytes[at(bytes, 0, 0x10, 11, 0xac) + 1] = (byte) number;
    int first = at(bytes, 0, 0x2a, 0xb4, -1, -1, 0xac), second = at(bytes, first + 1, 0x2a, 0xb4, -1, -1, 0xac);
    for (int i = 2; swapped && i < 4; i++) {
      byte one = bytes[first + i];
      bytes[first + i] = bytes[second + i];
      bytes[second + i] = one;
    }
    return bytes;
  }

  public static void main(String[] args) throws Exception {
    Redefinition redefinition = new Redefinition(TinyTarget.class);
    TinyTarget t = new TinyTarget();
    System.out.println(all(t, 3));
    redefinition.startFollowers(started -> follow(t, started));
    for (int i = 0; i < 6; i++) {
      int number = 11 + i * 20;
      boolean swapped = i % 2 == 1;
      redefinition.to(with(redefinition.original, number, swapped));
      System.out.println(number + " " + all(t, 10) + " " + t.first() + t.second() + " " + TinyTarget.number());
      while (seen != number || seenField != (swapped ? 2 : 1)) Thread.onSpinWait();
    }
    redefinition.end();
  }
}
