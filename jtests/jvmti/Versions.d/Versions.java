import java.io.InputStream;
import java.nio.charset.StandardCharsets;

public class Versions {
  static native void redefine(Class<?> c, byte[] bytes);
  static native void show();

  static String wanted = "REPLACED";

  /** Another text in `changed`: the other methods say what they said. */
  static void redefine() throws Exception {
    try (InputStream in = Versions.class.getResourceAsStream("Chain.class")) {
      String file = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      redefine(Chain.class, file.replace("ORIGINAL", wanted).getBytes(StandardCharsets.ISO_8859_1));
    }
    show();
  }

  public static void main(String[] args) throws Exception {
    Chain.outer();
    wanted = "ANOTHER!";
    Chain.outer();
  }
}
