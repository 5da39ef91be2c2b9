// Equality of strings of all small lengths, with a difference at each place or none, Latin-1 and wide, null arrays apart.

import java.util.HashMap;
import java.util.Map;

public class StringEquals {
  static boolean equal(String a, Object b) { return a.equals(b); }

  static String made(int length, int place, char other) {
    char[] all = new char[length];
    for (int i = 0; i < length; i++) all[i] = (char) ('a' + i % 26);
    if (place >= 0) all[place] = other;
    return new String(all);
  }

  /** A loop that needs its variables behind each comparison. */
  static int count(String[] all, String wanted, int weight) {
    int sum = 0, steps = 1;
    for (int i = 0; i < all.length; i++, steps += weight) if (all[i].equals(wanted)) sum += i * steps;
    return sum;
  }

  public static void main(String[] args) {
    long hash = 0;
    for (int round = 0; round < 3; round++) {
      for (int length = 0; length <= 70; length++) {
        String same = made(length, -1, ' ');
        if (!equal(same, made(length, -1, ' ')) || equal(same, made(length + 1, -1, ' '))) System.out.println("! " + length);
        for (int place = 0; place < length; place++) {
          if (equal(same, made(length, place, '#')) || equal(made(length, place, '\u00e4'), same)) System.out.println("! " + place);
          if (equal(made(length, place, '\u0416'), same) || !equal(made(length, place, '\u0416'), made(length, place, '\u0416')))
            System.out.println("!! " + place);
          hash = hash * 31 + (equal(made(length, place, '\u00ff'), made(length, place, '\u00fe')) ? 1 : 0);
        }
        hash = hash * 31 + (equal(same, null) ? 1 : 0) + (equal(same, length) ? 2 : 0);
      }
    }
    String[] all = new String[300];
    for (int i = 0; i < all.length; i++) all[i] = "key" + i % 37;
    Map<String, Integer> map = new HashMap<>();
    for (int round = 0; round < 200; round++) {
      hash += count(all, "key" + round % 40, round);
      for (String key : all) map.merge(key + round % 3, 1, Integer::sum);
    }
    String huge = "x".repeat(1 << 20);
    System.out.println(hash + " " + map.size() + " " + map.get("key51") + " " + equal(huge, "x".repeat(1 << 20))
        + " " + equal(huge, huge.substring(1) + "y"));
  }
}
