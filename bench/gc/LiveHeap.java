import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Prints, for each structure of a million elements, how many bytes of the heap it takes after System.gc(). */
public class LiveHeap {
  static final int COUNT = 1_000_000;
  static Object kept;

  static final class Pair {
    int first, second;
  }

  static long used() {
    for (int i = 0; i < 3; i++) System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  static void measure(String name, Supplier<Object> make) {
    kept = null;
    long before = used();
    kept = make.get();
    System.out.println(name + " " + (used() - before));
  }

  static Object fill(Map<Integer, Integer> map) {
    for (int i = 0; i < COUNT; i++) map.put(i, i + COUNT);
    return map;
  }

  static Object fill(List<Integer> list) {
    for (int i = 0; i < COUNT; i++) list.add(i);
    return list;
  }

  static Object strings() {
    Random random = new Random(1);
    String[] all = new String[COUNT];
    for (int i = 0; i < COUNT; i++) {
      StringBuilder text = new StringBuilder();
      for (int letters = 3 + random.nextInt(18); letters > 0; letters--) text.append((char) ('a' + random.nextInt(26)));
      all[i] = text.toString();
    }
    return all;
  }

  public static void main(String[] args) {
    measure("HashMap<Integer,Integer>", () -> fill(new HashMap<>()));
    measure("HashMap<String,Integer>", () -> {
      Map<String, Integer> map = new HashMap<>();
      for (int i = 0; i < COUNT; i++) map.put("key" + i, i);
      return map;
    });
    measure("HashMap<Long,Long>", () -> {
      Map<Long, Long> map = new HashMap<>();
      for (long i = 0; i < COUNT; i++) map.put(i, i + COUNT);
      return map;
    });
    measure("ArrayList<Integer>", () -> fill(new ArrayList<>()));
    measure("LinkedList<Integer>", () -> fill(new LinkedList<>()));
    measure("TreeMap<Integer,Integer>", () -> fill(new TreeMap<>()));
    measure("String[3-20]", LiveHeap::strings);
    measure("two-int-fields", () -> {
      Pair[] all = new Pair[COUNT];
      for (int i = 0; i < COUNT; i++) all[i] = new Pair();
      return all;
    });
  }
}
