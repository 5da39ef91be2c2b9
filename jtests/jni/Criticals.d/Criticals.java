import java.util.ArrayList;
import java.util.List;

/** Threads in critical sections while others allocate and collect: nobody waits for ever, nothing is lost. */
public class Criticals {
  static final int HOLD_MS = 300;
  static volatile boolean done;

  static native boolean hold(byte[] array, int milliseconds);

  static boolean isWhole(byte[] array, int round) {
    for (int i = 0; i < array.length; i++) if (array[i] != (byte) (i + round)) return false;
    return true;
  }

  static Thread holder(int length, boolean[] wrong) {
    return new Thread(() -> {
      while (!done) {
        byte[] young = new byte[length];
        if (!hold(young, HOLD_MS) || !isWhole(young, HOLD_MS - 1)) wrong[0] = true;
      }
    });
  }

  static Thread allocator(boolean[] wrong) {
    return new Thread(() -> {
      List<int[]> kept = new ArrayList<>();
      for (int i = 0; !done; i++) {
        int[] fresh = new int[100];
        for (int value : fresh) if (value != 0) wrong[0] = true;
        fresh[0] = i;
        if (i % 50 == 0) kept.add(fresh);
        if (kept.size() == 2000) {
          for (int k = 1; k < kept.size(); k++) if (kept.get(k)[0] != kept.get(k - 1)[0] + 50) wrong[0] = true;
          kept.clear();
        }
      }
    });
  }

  public static void main(String[] args) throws Exception {
    System.loadLibrary("native");
    boolean[] wrong = {false};
    List<Thread> threads = new ArrayList<>();
    for (int length : new int[] {10, 5000, 40_000, 1_000_000}) threads.add(holder(length, wrong));
    for (int i = 0; i < 2; i++) threads.add(allocator(wrong));
    for (Thread thread : threads) thread.start();
    byte[] old = new byte[3000];
    System.gc();
    Thread holdsOld = new Thread(() -> {
      if (!hold(old, 3 * HOLD_MS) || !isWhole(old, 3 * HOLD_MS - 1)) wrong[0] = true;
    });
    holdsOld.start();
    // Always somebody is in a section: where collections wait for all of them, some take as long as a section.
    int quick = 0;
    for (int i = 0; i < 10; i++) {
      long start = System.nanoTime();
      System.gc();
      if (System.nanoTime() - start < HOLD_MS * 500_000L) quick++;
      Thread.sleep(20);
    }
    done = true;
    for (Thread thread : threads) thread.join();
    holdsOld.join();
    boolean waitsForNobody = System.getProperty("java.vm.name").contains("Cortado");
    System.out.println("whole " + !wrong[0] + ", quick " + (quick > 0 || !waitsForNobody));
  }
}
