public class Target {
  static String text(int n) {
    String text = "";
    for (int i = 0; i < n; i++) text += "original";
    return text;
  }
}
