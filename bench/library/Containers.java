import java.util.*;
import java.util.stream.*;

/** Collections, arrays, streams. */
final class Containers {
  enum Letter { A, B, C, D }

  private Containers() {}

  static void register(Operations all) throws ReflectiveOperationException {
    String[] ks = Operations.keys();
    ArrayList<Integer> list = Operations.numbers();
    HashMap<Integer, Integer> hm = new HashMap<>();
    HashMap<String, Integer> hms = new HashMap<>();
    LinkedHashMap<Long, Integer> lhm = new LinkedHashMap<>();
    TreeMap<String, Integer> tm = new TreeMap<>();
    EnumMap<Letter, Integer> em = new EnumMap<>(Letter.class);
    IdentityHashMap<Object, Integer> idm = new IdentityHashMap<>();
    WeakHashMap<Object, Integer> wm = new WeakHashMap<>();
    for (int i = 0; i < ks.length; i++) {
      hms.put(ks[i], i);
      tm.put(ks[i], i);
      idm.put(ks[i], i);
      wm.put(ks[i], i);
    }
    ArrayDeque<Integer> ad = new ArrayDeque<>();
    PriorityQueue<Integer> pq = new PriorityQueue<>();
    BitSet bs = new BitSet(1024);
    List<Integer> ll = new LinkedList<>(list);
    List<Integer> im = List.copyOf(list);
    all.add("HashMap int", n -> {
      for (int i = 0; i < n; i++) {
        hm.put(i & 1023, i);
        Operations.sink += hm.getOrDefault(i * 5 & 1023, 0);
      }
    });
    all.add("HashMap string", n -> {
      for (int i = 0; i < n; i++) Operations.sink += hms.get(ks[i & 255]);
    });
    all.add("HashMap iterate", n -> {
      for (int i = 0; i < n / 200; i++) for (var e : hms.entrySet()) Operations.sink += e.getValue();
    });
    all.add("LinkedHashMap", n -> {
      for (int i = 0; i < n; i++) {
        lhm.put((long) (i & 63), i);
        if ((i & 63) == 0) for (var e : lhm.values()) Operations.sink += e;
      }
    });
    all.add("TreeMap", n -> {
      for (int i = 0; i < n; i++) Operations.sink += tm.get(ks[i & 255]);
    });
    all.add("EnumMap", n -> {
      Letter[] es = Letter.values();
      for (int i = 0; i < n; i++) {
        em.put(es[i & 3], i);
        Operations.sink += em.get(es[0]);
      }
    });
    all.add("IdentityHashMap", n -> {
      for (int i = 0; i < n; i++) Operations.sink += idm.get(ks[i & 255]);
    });
    all.add("WeakHashMap", n -> {
      for (int i = 0; i < n; i++) Operations.sink += wm.get(ks[i & 255]);
    });
    all.add("ArrayDeque", n -> {
      for (int i = 0; i < n; i++) {
        ad.addLast(i);
        if (ad.size() > 10) Operations.sink += ad.pollFirst();
      }
    });
    all.add("PriorityQueue", n -> {
      for (int i = 0; i < n; i++) {
        pq.add(i * 31 & 255);
        if (pq.size() > 50) Operations.sink += pq.poll();
      }
    });
    all.add("BitSet", n -> {
      for (int i = 0; i < n; i++) {
        bs.set(i & 1023);
        Operations.sink += bs.nextSetBit((i * 3) & 1023);
      }
    });
    all.add("list iterate", n -> {
      for (int k = 0; k < n / 1000; k++) {
        for (int x : list) Operations.sink += x;
        for (int x : ll) Operations.sink += x;
        for (int x : im) Operations.sink += x;
      }
    });
    all.add("list forEach/removeIf", n -> {
      for (int k = 0; k < n / 1000; k++) {
        long[] s = {0};
        list.forEach(x -> s[0] += x);
        Operations.sink += s[0];
        var c = new ArrayList<>(list);
        c.removeIf(x -> (x & 1) == 0);
        Operations.sink += c.size();
      }
    });
    all.add("Iterator/ListIt", n -> {
      for (int k = 0; k < n / 1000; k++) {
        var it = ll.listIterator();
        while (it.hasNext()) {
          int x = it.next();
          if (x == 5) it.set(5);
          Operations.sink += x;
        }
      }
    });
    all.add("Collections", n -> {
      var c = Collections.synchronizedList(new ArrayList<Integer>());
      var u = Collections.unmodifiableMap(hms);
      for (int i = 0; i < n / 2; i++) {
        c.add(i);
        if (c.size() > 100) c.clear();
        Operations.sink += u.get("key5");
      }
    });
    all.add("sort ints", n -> {
      for (int k = 0; k < n / 3000; k++) {
        int[] a = new int[1000];
        for (int i = 0; i < 1000; i++) a[i] = i * 7919 % 1000;
        Arrays.sort(a);
        Operations.sink += a[5];
      }
    });
    all.add("sort comparator", n -> {
      for (int k = 0; k < n / 5000; k++) {
        var c = new ArrayList<>(list);
        c.sort(Comparator.comparing((Integer x) -> -x));
        Operations.sink += c.get(0);
      }
    });
    all.add("sort thenComparing", n -> {
      for (int k = 0; k < n / 5000; k++) {
        String[] c = ks.clone();
        Arrays.sort(c, Comparator.comparing(String::length).thenComparing(Comparator.reverseOrder()));
        Operations.sink += c.length;
      }
    });
    all.add("binarySearch/fill", n -> {
      int[] a = new int[256];
      for (int i = 0; i < n; i++) {
        if ((i & 255) == 0) Arrays.fill(a, i);
        Operations.sink += Arrays.binarySearch(a, i);
      }
    });
    all.add("stream int", n -> {
      for (int k = 0; k < n / 1000; k++) Operations.sink += IntStream.range(0,
          1000).filter(x -> (x & 1) == 0).map(x -> x * 3).sum();
    });
    all.add("stream objects", n -> {
      for (int k = 0; k < n / 1000; k++) Operations.sink += list.stream().filter(x -> x > 10).map(x -> x
          + 1).collect(Collectors.toList()).size();
    });
    all.add("stream group", n -> {
      for (int k = 0; k < n / 3000; k++) Operations.sink += list
          .stream().collect(Collectors.groupingBy(x -> x & 7, Collectors.counting())).size();
    });
    all.add("stream sorted/flat", n -> {
      for (int k = 0; k < n / 5000; k++) Operations.sink += list.stream().flatMap(x -> Stream.of(x, x
          + 1)).sorted().distinct().limit(50).mapToInt(x -> x).sum();
    });
    all.add("stream joining", n -> {
      for (int k = 0; k < n / 1000; k++) Operations.sink += Arrays.stream(ks).collect(Collectors.joining(",")).length();
    });
    all.add("identityHash/clone", n -> {
      int[] c = new int[10];
      for (int i = 0; i < n / 2; i++) {
        Operations.sink += c.clone().length + System.identityHashCode(c) + Arrays.hashCode(c)
            + (Arrays.equals(c, c.clone()) ? 1 : 0);
      }
    });
    all.add("arraycopy", n -> {
      int[] a = new int[100], b = new int[100];
      Object[] x = new Object[100], y = new Object[100];
      for (int i = 0; i < n / 2; i++) {
        System.arraycopy(a, 0, b, 1, 50);
        System.arraycopy(x, 1, y, 0, 20);
      }
    });
    all.add("2d arrays", n -> {
      int[][] g = new int[64][64];
      for (int i = 0; i < n; i++) {
        g[i & 63][(i >> 6) & 63] += i;
        Operations.sink += g[(i * 7) & 63][i & 63];
      }
    });
  }
}
