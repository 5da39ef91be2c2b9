import java.lang.management.ManagementFactory;

/** Stops all threads for several reasons. */
public class Stops {
  static byte[] last;

  public static void main(String[] args) {
    for (int i = 0; i < 100_000; i++) last = new byte[1000];
    System.gc();
    System.out.println(ManagementFactory.getThreadMXBean().findDeadlockedThreads() == null);
  }
}
