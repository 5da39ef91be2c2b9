/** Methods of one thing each. A redefinition changes the number, and swaps what the getters read. */
class TinyTarget extends Base {
  int one = 1, two = 2;
  int first() { return one; }
  int second() { return two; }
  static int number() { return 11; }
  void nothing() {}
}
class Base {
  Base() {}
}
