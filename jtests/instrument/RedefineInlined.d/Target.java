/** Small methods, which a compiler puts into their callers. Redefinitions change the number. */
class Target {
  static int fixed() { return 1111111; }
  int virtual() { return 1111111 + 1; }
  final int nested() { return fixed() + virtual(); }
}
