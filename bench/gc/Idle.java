import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Fills the heap, lets everything go, and prints how much of the memory is given back while it only sleeps. */
public class Idle {
  static long residentMegabytes() throws Exception {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS")) return Long.parseLong(line.replaceAll("\\D", "")) >> 10;
    }
    throw new IllegalStateException("no VmRSS");
  }

  public static void main(String[] args) throws Exception {
    int megabytes = args.length > 0 ? Integer.parseInt(args[0]) : 2000;
    List<byte[]> all = new ArrayList<>();
    for (int i = 0; i < megabytes; i++) {
      byte[] written = new byte[1 << 20];
      Arrays.fill(written, (byte) 1);
      all.add(written);
    }
    long full = residentMegabytes();
    all = null;
    Thread.sleep(30_000);
    System.out.println(full + " " + residentMegabytes());
  }
}
