import java.lang.reflect.Field;
import sun.misc.Unsafe;

// A static final array is set to a shorter one behind the language's back: compiled code may go on with the old one, or see
// the new one, but never reaches beyond either.
public class StaticFinals {
  static final int[] NUMBERS = new int[1000];
  static final Runnable ACTION = new First();
  static int runs, others;

  static final class First implements Runnable { public void run() { runs++; } }
  static final class Second implements Runnable { public void run() { others++; } }

  static int at(int i) { return NUMBERS[i]; }
  static void act() { ACTION.run(); }

  public static void main(String[] args) throws Exception {
    for (int i = 0; i < NUMBERS.length; i++) NUMBERS[i] = i;
    int sum = 0;
    for (int i = 0; i < 20000; i++) {
      sum += at(i % 1000);
      act();
    }
    System.out.println(sum + " " + runs);
    Field unsafeField = Unsafe.class.getDeclaredField("theUnsafe");
    unsafeField.setAccessible(true);
    Unsafe unsafe = (Unsafe) unsafeField.get(null);
    set(unsafe, "NUMBERS", new int[] {-1});
    set(unsafe, "ACTION", new Second());
    for (int i = 0; i < 100; i++) {
      System.gc();
      int found;
      try {
        found = at(999);
      } catch (ArrayIndexOutOfBoundsException e) {
        found = 999;
      }
      if (found != 999) System.out.println("wrong " + found);
      act();
    }
    System.out.println(runs + others);
  }
  static void set(Unsafe unsafe, String name, Object value) throws Exception {
    Field field = StaticFinals.class.getDeclaredField(name);
    unsafe.putObject(unsafe.staticFieldBase(field), unsafe.staticFieldOffset(field), value);
  }
}
