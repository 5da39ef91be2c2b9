import java.util.ArrayList;
import java.util.List;

/** Threads that allocate short-lived lists and keep a few. */
public class Threads {
  public static void main(String[] args) throws InterruptedException {
    int threads = args.length > 0 ? Integer.parseInt(args[0]) : 4;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 60_000;
    long[] sums = new long[threads];
    List<Thread> all = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      int number = t;
      Thread thread = new Thread(() -> {
        Object[] kept = new Object[1000];
        for (int i = 0; i < rounds; i++) {
          List<long[]> list = new ArrayList<>();
          for (int j = 0; j < 50; j++) list.add(new long[] {i, j});
          for (long[] pair : list) sums[number] += pair[0] ^ pair[1];
          if (i % 10 == 0) kept[i / 10 % kept.length] = list;
        }
      });
      all.add(thread);
      thread.start();
    }
    for (Thread thread : all) thread.join();
    long sum = 0;
    for (long s : sums) sum += s;
    System.out.println("sum " + sum);
  }
}
