public class Target {
  static final int[] COUNT = {3};

  String text() {
    return "ORIGINAL";
  }

  // Runs an old version while the class gets a new one.
  static String across(Runnable change) {
    String before = new Target().text();
    change.run();
    System.gc();
    return before + " then " + new Target().text() + " and the frame's own " + "ORIGINAL" + COUNT[0];
  }
}
