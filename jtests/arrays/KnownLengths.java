/** Arrays whose length the compiler may know, and indices of which it may know the range. */
public class KnownLengths {
  static final int[] EXACT = new int[256], SHORT_BY_ONE = new int[255], EMPTY = {};
  static final String[] NAMES = {"zero", "one", "two", "three"};
  static final int[] NOTHING = null;

  static {
    for (int i = 0; i < EXACT.length; i++) EXACT[i] = i * 3;
    for (int i = 0; i < SHORT_BY_ONE.length; i++) SHORT_BY_ONE[i] = i * 5;
  }

  interface IntFunction {
    int apply(int x);
  }

  static byte narrow(int x) {
    return (byte) (x & 0xff);
  }
  static int mask(int x) {
    return x & 15;
  }
  static int masked(int x) {
    return EXACT[x & 0xff];
  }
  static int maskedTooFar(int x) {
    return SHORT_BY_ONE[x & 0xff];
  }
  static int shifted(int x) {
    return EXACT[x >>> 24];
  }
  static int shiftedTooFar(int x) {
    return SHORT_BY_ONE[x >>> 24];
  }
  static int shiftedByNothing(int x) {
    return EXACT[x >>> 32];
  }
  static int signed(int x) {
    return EXACT[x >> 24];
  }
  static int narrowed(int x) {
    return EXACT[narrow(x)];
  }
  static int fromCall(int x) {
    return EXACT[mask(x)];
  }
  static int ofTwoWays(int x) {
    return EXACT[(x & 1) == 0 ? x & 31 : x];
  }
  static int ofTwoMasks(int x) {
    return SHORT_BY_ONE[(x & 1) == 0 ? x & 31 : x & 255];
  }
  static int byMaskOfMinusOne(int x) {
    return EXACT[x & -1];
  }
  static int named(int x) {
    return NAMES[x & 3].length() + NAMES[3].length();
  }
  static int beyond(int x) {
    return NAMES[4].length();
  }
  static int empty(int x) {
    return EMPTY[x & 1];
  }
  static int nothing(int x) {
    return NOTHING[x & 1];
  }
  static int stored(int x) {
    int[] made = {1, 2, 3, x};
    made[x & 3] = 7;
    return made[0] * 1000 + made[1] * 100 + made[2] * 10 + made[3];
  }
  static int storedTooFar(int x) {
    int[] made = new int[3];
    made[x & 3] = 7;
    return made[0] * 100 + made[1] * 10 + made[2];
  }
  static int variable(int x) {
    byte[] made = new byte[5];
    made[x] = 3;
    return made[x] + made.length;
  }
  static int behindCall(int x) {
    long[] made = new long[4];
    System.identityHashCode(made);
    made[3] = x;
    return (int) made[x & 3] + EXACT[x & 7];
  }
  static int bytes(int x) {
    byte[] data = {(byte) x, (byte) (x >> 8), -1};
    return EXACT[data[0] & 0xff] + EXACT[data[2] & 0xff] + SHORT_BY_ONE[data[1] & 0xff];
  }
  static int objects(int x) {
    Object[] made = {"a", null, x};
    return made[x & 1] == null ? -1 : made.length;
  }
  static int strings(int x) {
    Object[] made = new String[2];
    made[x & 1] = x > 100 ? (Object) x : "s";
    return made[x & 1].hashCode();
  }

  static void run(String name, IntFunction function) {
    long sum = 0;
    StringBuilder failures = new StringBuilder();
    for (int round = 0; round < 300; round++) {
      for (int x : new int[] {0, 1, 2, 3, 4, 5, 127, 128, 254, 255, 256, 257, -1, -2, 1 << 24, 254 << 24, 255 << 24, -257}) {
        try {
          sum = sum * 31 + function.apply(x);
        } catch (ArrayIndexOutOfBoundsException | NullPointerException | ArrayStoreException e) {
          sum = sum * 31 + e.getClass().getName().length();
          if (round == 0) failures.append(' ').append(x).append(':').append(e.getMessage());
        }
      }
    }
    System.out.println(name + " " + sum + failures);
  }

  public static void main(String[] args) {
    run("masked", KnownLengths::masked);
    run("maskedTooFar", KnownLengths::maskedTooFar);
    run("shifted", KnownLengths::shifted);
    run("shiftedTooFar", KnownLengths::shiftedTooFar);
    run("shiftedByNothing", KnownLengths::shiftedByNothing);
    run("signed", KnownLengths::signed);
    run("narrowed", KnownLengths::narrowed);
    run("fromCall", KnownLengths::fromCall);
    run("ofTwoWays", KnownLengths::ofTwoWays);
    run("ofTwoMasks", KnownLengths::ofTwoMasks);
    run("byMaskOfMinusOne", KnownLengths::byMaskOfMinusOne);
    run("named", KnownLengths::named);
    run("beyond", KnownLengths::beyond);
    run("empty", KnownLengths::empty);
    run("nothing", KnownLengths::nothing);
    run("stored", KnownLengths::stored);
    run("storedTooFar", KnownLengths::storedTooFar);
    run("variable", KnownLengths::variable);
    run("behindCall", KnownLengths::behindCall);
    run("bytes", KnownLengths::bytes);
    run("objects", KnownLengths::objects);
    run("strings", KnownLengths::strings);
    java.io.PrintStream out = System.out;
    for (int i = 0; i < 300; i++) out.print("");
    System.setOut(null);
    try {
      System.out.println("lost");
    } catch (NullPointerException e) {
      out.println("no stream");
    }
  }
}
