// Stores into objects that were just made: constructors, arrays that are written at once, with allocations, calls and
// exceptions between making and storing, so that collections come in the middle.
// jtest: gc-subset
// jtest: opts -Xmn1m -Xmx64m

import java.util.ArrayList;
import java.util.List;

public class FreshObjects {
  static class Leaf {
    final int number;
    Leaf(int number) { this.number = number; }
  }

  static class Pair {
    Object first, second;
    Pair(Object first, Object second) {
      this.first = first;
      this.second = second;
    }
    int sum() { return (first instanceof Leaf a ? a.number : 0) + (second instanceof Leaf b ? b.number : 0); }
  }

  /** Makes what it holds after itself. */
  static class Late extends Pair {
    final int[] big;
    Late(int number, int size) {
      super(new Leaf(number), null);
      big = new int[size];
      second = new Leaf(big.length);
    }
  }

  static class Linked {
    Linked next;
    Object value;
    Linked(Linked next, int number) {
      this.value = new Leaf(number);
      this.next = next;
    }
  }

  static class Finalizable extends Pair {
    static int made;
    Finalizable(Object first) { super(first, first); made++; }
    @Override protected void finalize() { second = null; }
  }

  static Object kept;
  static final List<Object> garbage = new ArrayList<>();

  static Pair throughLocals(int i) {
    Pair pair = new Pair(null, null);
    pair.first = new Leaf(i);         // may collect: the pair may be old now
    Leaf second = new Leaf(2 * i);
    pair.second = second;
    return pair;
  }

  static Object[] arrays(int i) {
    Object[] all = {new Leaf(i), "text", new Object[] {new Leaf(i + 1)}, null};
    Leaf[] leaves = {new Leaf(i + 2), new Leaf(i + 3)};
    all[3] = leaves;
    return all;
  }

  static Object either(boolean which, int i) {
    Pair pair = which ? new Pair(new Leaf(i), null) : new Late(i, i & 63);
    pair.second = new Leaf(i);
    return pair;
  }

  static Object pad(int i) {
    byte[] pad = new byte[i % 3000];
    return pad;
  }

  static int sumOf(Object[] all) {
    Leaf[] leaves = (Leaf[]) all[3];
    return ((Leaf) all[0]).number + ((Leaf) ((Object[]) all[2])[0]).number + leaves[0].number + leaves[1].number;
  }

  static Object tryStore(Object value) {
    try {
      Object[] strings = new String[2];
      strings[0] = value;
      return strings;
    } catch (ArrayStoreException e) {
      return e.getMessage();
    }
  }

  public static void main(String[] args) {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 3000;
    long sum = 0;
    Linked list = null;
    Pair[] old = new Pair[64];
    for (int i = 0; i < rounds; i++) {
      old[i & 63] = throughLocals(i);
      if (i % 7 == 0) old[i * 5 & 63] = new Late(i, i % 100);
      if (i % 500 == 0) list = null;
      list = new Linked(list, i);
      kept = new Pair(old[i & 63], either((i & 1) == 0, i));
      sum += sumOf(arrays(i));
      garbage.add(pad(i));
      if (garbage.size() > 50) garbage.clear();
      if (i % 100 == 0) sum += new Finalizable(new Leaf(i)).sum();
      if (i % 250 == 0) System.out.println(tryStore("s") instanceof String[] ? tryStore(new Leaf(i)) : "?");
      for (Pair pair : old) sum += pair == null ? 0 : pair.sum();
    }
    int length = 0;
    for (Linked at = list; at != null; at = at.next) sum += ((Leaf) at.value).number + length++;
    System.out.println(sum + " " + length + " " + Finalizable.made + " " + ((Pair) kept).second.getClass());
  }
}
