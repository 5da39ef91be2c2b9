class Chain {
  static void outer() throws Exception {
    middle(3);
  }

  static void middle(int deeper) throws Exception {
    if (deeper > 0) middle(deeper - 1);
    else inner();
  }

  static void inner() throws Exception {
    System.out.println(changed());
    Versions.show();
  }

  static String changed() throws Exception {
    String text = "ORIGINAL";
    Versions.redefine();
    return text;
  }
}
