public class NativePrefix {
  static native int wrapped_looked_up(int x);

  static native int outer_wrapped_twice(int x);

  static native int wrapped_registered(int x);

  static int looked_up(int x) {
    return wrapped_looked_up(x);
  }

  static int twice(int x) {
    return outer_wrapped_twice(x);
  }

  static native int wrapped_without_wrapper(int x);

  static int registered(int x) {
    return wrapped_registered(x) + 1;
  }

  static native int other_looked_up(int x);

  static native void register();

  public static void main(String[] args) {
    System.out.println(looked_up(1));
    System.out.println(twice(2));
    register();
    System.out.println(registered(3));
    try {
      System.out.println(other_looked_up(4));
    } catch (UnsatisfiedLinkError e) {
      System.out.println(e.getMessage());
    }
    try {
      System.out.println(wrapped_without_wrapper(5));
    } catch (UnsatisfiedLinkError e) {
      System.out.println(e.getMessage());
    }
  }
}
