public class HeapWalk {
  interface Constants {
    int FIRST = 1;
    String TEXT = "constant";
  }

  static class Base implements Constants {
    static double ratio = 2.5;
    byte small = 3;
    Object link;
  }

  static class Node extends Base {
    static Object shared = new int[] {1, 2, 3};
    long number = 77;
    char letter = 'x';
    boolean flag = true;
    Node[] children = new Node[2];
    String name = "näme";
  }

  static native void tag(Object object, long tag);

  static native long tagOf(Object object);

  static native void follow(Object start, int filter, Class<?> c);

  static native void iterate(int filter, Class<?> c);

  static native void reachable(Object start);

  static native void instances(Class<?> c, int filter);

  static native int withTags(long... tags);

  static native void roots(Object object);

  static native int freed();

  static native void collect();

  static void lose(int count) {
    for (int i = 0; i < count; i++) tag(new Node(), 1000 + i);
  }

  public static void main(String[] args) throws Exception {
    Node root = new Node();
    root.link = root;
    root.children[0] = new Node();
    root.children[1] = new Node();
    root.children[0].link = "other";
    tag(root, 1);
    tag(root.children, 2);
    tag(root.children[0], 3);
    tag(root.name, 4);
    tag(Node.class, 5);
    tag(Node.shared, 6);
    tag(Base.class, 7);
    tag(Constants.class, 8);
    tag(root.children[0].link, 9);
    System.out.println(tagOf(root) + " " + tagOf(Node.class) + " " + tagOf("untagged"));
    follow(root, 0, null);
    follow(root, 4, null);
    follow(root, 0, Node.class);
    follow(Node.class, 8, null);
    iterate(8, null);
    iterate(8, Node.class);
    reachable(root);
    instances(Base.class, 1);
    instances(Base.class, 3);
    roots(root);
    System.gc();
    for (int i = 0; i < 20; i++) System.out.print(new byte[1 << 20].length >> 20);
    System.out.println();
    System.out.println(tagOf(root) + " " + tagOf(root.children[0]) + " " + tagOf(Node.class));
    System.out.println(withTags(1, 3, 5, 99) + " " + withTags(99));
    tag(root, 0);
    System.out.println(withTags(1));
    lose(100);
    collect();
    for (int i = 0; i < 100 && freed() < 100; i++) Thread.sleep(20);
    System.out.println(freed());
    System.out.println(root.children.length);
  }
}
