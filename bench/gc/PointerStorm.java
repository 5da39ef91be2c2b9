/** Old arrays whose elements are set to new objects all the time. */
public class PointerStorm {
  public static void main(String[] args) {
    int arrays = args.length > 0 ? Integer.parseInt(args[0]) : 64;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 20_000_000;
    Object[][] table = new Object[arrays][16384];
    System.gc();
    long random = 1;
    for (int i = 0; i < rounds; i++) {
      random = random * 6364136223846793005L + 1442695040888963407L;
      table[(int) ((random >>> 50) % arrays)][(int) (random >>> 33 & 16383)] = new int[] {i, i};
    }
    long sum = 0;
    for (Object[] array : table) {
      for (Object o : array) if (o != null) sum += ((int[]) o)[0];
    }
    System.out.println("sum " + sum);
  }
}
