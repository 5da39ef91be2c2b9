import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/** Times operations of the class library and of the language, one after the other: what a program is made of. */
public final class Operations {
  /** What operations compute, so that it has to be computed. */
  static long sink;
  static Object object;

  private static final int WARM_UP = 20_000;
  private static final int ROUND = 200_000;

  private final Map<String, IntConsumer> operations = new LinkedHashMap<>();

  /** An operation that is done {@code n} times, or a fixed share of that if it takes long. */
  void add(String name, IntConsumer operation) {
    operations.put(name, operation);
  }

  static String[] keys() {
    String[] keys = new String[256];
    for (int i = 0; i < keys.length; i++) keys[i] = "key" + i;
    return keys;
  }

  static ArrayList<Integer> numbers() {
    ArrayList<Integer> list = new ArrayList<>();
    for (int i = 0; i < 1000; i++) list.add(i * 7919 % 1000);
    return list;
  }

  /** Arguments: milliseconds for each, and a part of the names of those to be run. Prints name and nanoseconds of a round. */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    long nanos = Long.parseLong(arguments[0]) * 1_000_000;
    Operations all = new Operations();
    Language.register(all);
    Handles.register(all);
    Concurrency.register(all);
    Containers.register(all);
    Text.register(all);
    Bytes.register(all);
    for (var operation : all.operations.entrySet()) {
      if (arguments.length > 1 && !operation.getKey().contains(arguments[1])) continue;
      IntConsumer work = operation.getValue();
      for (int i = 0; i < 2; i++) work.accept(WARM_UP);
      long best = Long.MAX_VALUE;
      long start = System.nanoTime();
      do {
        long begin = System.nanoTime();
        work.accept(ROUND);
        best = Math.min(best, System.nanoTime() - begin);
      } while (System.nanoTime() - start < nanos);
      System.out.println(operation.getKey() + "\t" + best);
    }
    System.exit(0);
  }
}
