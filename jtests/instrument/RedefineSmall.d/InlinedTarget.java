/** Small methods, which a compiler puts into their callers. Redefinitions change the number. */
class InlinedTarget {
  static int fixed() { return 1111111; }
  int virtual() { return 1111111 + 1; }
  final int nested() { return fixed() + virtual(); }
  /** Too much to be put there: called directly. */
  static int called(int times) {
    int sum = 0;
    for (int i = 0; i < times; i++) sum += i;
    return 1111111 + sum;
  }
  final int called(int times, int more) {
    int product = 1;
    for (int i = 1; i < times; i++) product *= i + more;
    return called(times) + product;
  }
}
