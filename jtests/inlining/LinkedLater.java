import java.util.function.Supplier;

// Methods with one implementation are inlined without a test; then classes are linked that override them, while the code
// runs, is on the stack, and when it was made again.
public class LinkedLater {
  static class Base {
    int id() { return 1; }
    int twice() { return id() * 2; }
    long field = 7;
    long get() { return field; }
    void leave() {}
  }
  abstract static class Shape {
    abstract int sides();
    int doubled() { return sides() + sides(); }
  }
  static final class Square extends Shape {
    int sides() { return 4; }
  }
  // Linked by the first use of each.
  static class First extends Base {
    int id() { return 10; }
  }
  static class Second extends First {
    int id() { return 100; }
    long get() { return -field; }
  }
  static class Third extends Base {
    int twice() { return 3; }
    void leave() { throw new IllegalStateException("third"); }
  }
  // Used before it is complete.
  static class Escaping extends Base {
    static Base escaped;
    final int value;
    Escaping() {
      escaped = this;
      value = LinkedLater.sum(this, 10) == 0 ? 5 : 6;
    }
    int id() { return value; }
    int twice() { return value + 1000; }
  }
  abstract static class Rounded extends Shape {
    abstract int corners();
    int sides() { return corners() + 1; }
  }
  static class Circle extends Rounded {
    int corners() { return 0; }
  }

  static long sum(Base b, int n) {
    long sum = 0;
    for (int i = 0; i < n; i++) {
      b.leave();
      sum += b.id() + b.twice() + b.get();
    }
    return sum;
  }
  static int around(Shape s, int n) {
    int sum = 0;
    for (int i = 0; i < n; i++) sum += s.doubled();
    return sum;
  }
  static int deep(Base b, int depth, Supplier<Base> next) {
    int before = b.id();
    Base other = depth == 0 ? next.get() : b;
    int below = depth == 0 ? other.id() : deep(b, depth - 1, next);
    return before + below + other.id() + other.twice();
  }
  static void warm(Base b) {
    for (int i = 0; i < 400; i++) sum(b, 10);
  }

  static volatile Base shared = new Base();
  static volatile boolean done;
  // Each receiver must get its own methods, whatever was linked when.
  static long follow() {
    long wrong = 0;
    while (!done) {
      Base b = shared;
      int wanted = b.getClass() == Base.class ? 1 : b.getClass() == First.class ? 10 : b.getClass() == Second.class ? 100 : 1;
      if (b.getClass() != Third.class && b.twice() != 2 * wanted) wrong++;
      if (b.id() != wanted) wrong++;
    }
    return wrong;
  }

  public static void main(String[] args) throws Exception {
    Base base = new Base();
    warm(base);
    long[] wrong = new long[2];
    Thread[] followers = new Thread[2];
    for (int i = 0; i < followers.length; i++) {
      int number = i;
      followers[i] = new Thread(() -> wrong[number] = follow());
      followers[i].start();
    }
    System.out.println(sum(base, 100));
    System.out.println(deep(base, 5, () -> shared = new First()));
    System.out.println(sum(new First(), 100) + " " + sum(base, 100));
    warm(new First());
    Base second = new Second();
    shared = second;
    System.out.println(sum(second, 100) + " " + sum(new First(), 100) + " " + sum(base, 100));
    Base third = new Third();
    shared = third;
    try {
      sum(third, 100);
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage() + " " + third.twice() + " " + deep(base, 3, () -> third));
    }
    System.out.println(((Escaping) new Escaping()).value + " " + sum(Escaping.escaped, 10));
    Shape square = new Square();
    for (int i = 0; i < 400; i++) around(square, 10);
    System.out.println(around(square, 10));
    System.out.println(around(new Circle(), 10) + " " + around(square, 10));
    done = true;
    for (Thread follower : followers) follower.join();
    System.out.println(wrong[0] + wrong[1]);
  }
}
