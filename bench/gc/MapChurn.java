import java.util.HashMap;

/** A large HashMap whose entries are replaced all the time. */
public class MapChurn {
  public static void main(String[] args) {
    int size = args.length > 0 ? Integer.parseInt(args[0]) : 400_000;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 4_000_000;
    HashMap<Integer, String> map = new HashMap<>();
    long random = 42;
    for (int i = 0; i < rounds; i++) {
      random = random * 6364136223846793005L + 1442695040888963407L;
      int key = (int) ((random >>> 33) % size);
      if ((random >>> 20 & 3) == 0) map.remove(key);
      else map.put(key, "v" + key);
    }
    long sum = 0;
    for (var entry : map.entrySet()) sum += entry.getKey() + entry.getValue().length();
    System.out.println("entries " + map.size() + " sum " + sum);
  }
}
