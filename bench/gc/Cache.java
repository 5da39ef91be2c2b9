/** A cache of byte arrays: much is alive, a tenth is replaced again and again. */
public class Cache {
  public static void main(String[] args) {
    int megabytes = args.length > 0 ? Integer.parseInt(args[0]) : 300;
    int turnovers = args.length > 1 ? Integer.parseInt(args[1]) : 30;
    int count = megabytes * 1024;
    byte[][] cache = new byte[count][];
    for (int i = 0; i < count; i++) cache[i] = new byte[1000];
    long random = 7;
    long sum = 0;
    for (int i = 0; i < count / 10 * turnovers; i++) {
      random = random * 6364136223846793005L + 1442695040888963407L;
      int at = (int) ((random >>> 33) % count);
      sum += cache[at].length;
      cache[at] = new byte[900 + (int) (random >>> 40 & 127)];
    }
    System.out.println("sum " + sum);
  }
}
