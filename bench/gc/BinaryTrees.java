/** Binary trees of many depths: short-lived trees beside one that lives long. */
public class BinaryTrees {
  static final class Node {
    final Node left, right;
    Node(Node left, Node right) {
      this.left = left;
      this.right = right;
    }
    int check() {
      return left == null ? 1 : 1 + left.check() + right.check();
    }
  }

  static Node build(int depth) {
    return depth == 0 ? new Node(null, null) : new Node(build(depth - 1), build(depth - 1));
  }

  public static void main(String[] args) {
    int depth = args.length > 0 ? Integer.parseInt(args[0]) : 17;
    Node kept = build(depth);
    long sum = 0;
    for (int d = 4; d <= depth; d += 4) {
      int count = 1 << (depth - d + 4);
      for (int i = 0; i < count; i++) sum += build(d).check();
    }
    System.out.println("nodes " + (sum + kept.check()));
  }
}
