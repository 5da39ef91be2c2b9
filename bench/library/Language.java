import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntUnaryOperator;

/** What the language does: lambdas, records, patterns, switches, exceptions, arithmetic. */
final class Language {
  record Point(int x, String s) {}
  record Nest(long a, double b, Point p) {}
  enum Letter { A, B, C, D }
  interface Value {}
  record First(int a) implements Value {}
  record Second(String b) implements Value {}
  record Third() implements Value {}
  
  interface Shape {
    double area();
  
    default double twice() {
      return 2 * area();
    }
  }
  
  record Square(double side) implements Shape {
    @Override
    public double area() {
      return side * side;
    }
  }
  
  record Circle(double radius) implements Shape {
    @Override
    public double area() {
      return radius * radius * 3;
    }
  }
  
  record Unit() implements Shape {
    @Override
    public double area() {
      return 1;
    }
  }

  private Language() {}

  static void register(Operations all) throws ReflectiveOperationException {
    String[] ks = Operations.keys();
    Object m = new Object();
    all.add("lambda capture", n -> {
      for (int i = 0; i < n; i++) {
        int j = i;
        IntUnaryOperator o = x -> x + j;
        Operations.sink += o.applyAsInt(3);
      }
    });
    all.add("Optional", n -> {
      for (int i = 0; i < n; i++) Operations.sink += Optional.of(i).map(x -> x + 1).filter(x -> x > 3).orElse(5);
    });
    all.add("interfaces 3", n -> {
      Shape[] sh = {new Square(2), new Circle(1), new Unit()};
      double d = 0;
      for (int i = 0; i < n; i++) d += sh[i % 3].twice();
      Operations.sink += (long) d;
    });
    all.add("record eq/hash", n -> {
      Point a = new Point(3, "x"), b = new Point(3, "x");
      for (int i = 0; i < n; i++) {
        Operations.sink += a.equals(b) ? 1 : 0;
        Operations.sink += a.hashCode();
      }
    });
    all.add("record toString", n -> {
      for (int i = 0; i < n / 10; i++) Operations.sink += new Point(i, "x").toString().length();
    });
    all.add("record nested eq", n -> {
      Nest a = new Nest(1, 2, new Point(3, "x")), b = new Nest(1, 2, new Point(3, "x"));
      for (int i = 0; i < n; i++) Operations.sink += a.equals(b) ? a.hashCode() : 0;
    });
    all.add("pattern instanceof", n -> {
      Value[] ss = {new First(3), new Second("abc"), new Third()};
      for (int i = 0; i < n; i++) {
        Value s = ss[i % 3];
        if (s instanceof First a) Operations.sink += a.a();
        else if (s instanceof Second b) Operations.sink += b.b().length();
        else Operations.sink++;
      }
    });
    all.add("switch string", n -> {
      for (int i = 0; i < n; i++) switch (ks[i & 7]) {
        case "key1":
        Operations.sink++;
        break;
        case "key5":
        Operations.sink += 2;
        break;
        default:
        Operations.sink += 3;
      }
    });
    all.add("switch enum", n -> {
      Letter[] es = Letter.values();
      for (int i = 0; i < n; i++) switch (es[i & 3]) {
        case A:
        Operations.sink++;
        break;
        case B:
        Operations.sink += 2;
        break;
        default:
        Operations.sink += 3;
      }
    });
    all.add("boxing", n -> {
      Long s = 0L;
      for (int i = 0; i < n; i++) s += i;
      Operations.sink += s;
    });
    all.add("exception", n -> {
      for (int i = 0; i < n / 20; i++) try {
        throw new IllegalStateException("x");
      } catch (IllegalStateException e) {
        Operations.sink++;
      }
    });
    all.add("exception deep", n -> {
      for (int i = 0; i < n / 50; i++) try {
        deep(20);
      } catch (RuntimeException e) {
        Operations.sink += e.getStackTrace().length;
      }
    });
    all.add("try finally npe", n -> {
      for (int i = 0; i < n / 20; i++) try {
        String s = (i & 1) == 0 ? null : "a";
        Operations.sink += s.length();
      } catch (NullPointerException e) {
        Operations.sink++;
      }
    });
    all.add("Class queries", n -> {
      for (int i = 0; i < n; i++) {
        Object o = (i & 1) == 0 ? "x" : (Object) 3;
        Operations.sink += o.getClass() == String.class ? 1 : 2;
        Operations.sink += Number.class.isInstance(o) ? 1 : 0;
      }
    });
    all.add("getName/simpleName", n -> {
      for (int i = 0; i < n / 5; i++) Operations.sink += String.class.getSimpleName().length()
          + Language.class.getName().length();
    });
    all.add("annotations", n -> {
      for (int i = 0; i < n / 50; i++) Operations.sink += FunctionalInterface.class.getAnnotations().length;
    });
    all.add("StackWalker", n -> {
      for (int i = 0; i < n / 500; i++) Operations.sink += StackWalker.getInstance().walk(s -> s.limit(3).count());
    });
    all.add("ServiceLoader-ish", n -> {
      try {
        for (int i = 0; i < n / 500; i++) Operations.sink += Class.forName("java.util.ArrayList").getName().length();
      } catch (Exception e) {
        throw new Error(e);
      }
    });
    all.add("long math", n -> {
      long a = 1;
      for (int i = 1; i < n; i++) {
        a = a * 31 + i;
        a ^= a >>> 7;
        a = Math.floorMod(a, 1000003) + Long.bitCount(a) + Long.numberOfTrailingZeros(a | 1);
      }
      Operations.sink += a;
    });
    all.add("double math", n -> {
      double d = 1;
      for (int i = 1; i < n; i++) d = Math.sqrt(d * 1.01 + i) + Math.abs(Math.sin(d)) + Math.floor(d) * 0.5
          + Math.max(d, i);
      Operations.sink += (long) d;
    });
    all.add("float/conv", n -> {
      float d = 1;
      for (int i = 1; i < n; i++) d = d * 0.5f + (int) d + (short) i + (long) (d * 2);
      Operations.sink += (long) d;
    });
    all.add("Random", n -> {
      Random r = new Random(1);
      for (int i = 0; i < n; i++) Operations.sink += r.nextInt(100);
    });
    all.add("TLRandom", n -> {
      for (int i = 0; i < n; i++) Operations.sink += ThreadLocalRandom.current().nextInt(100);
    });
    all.add("SplittableRandom", n -> {
      SplittableRandom r = new SplittableRandom(1);
      for (int i = 0; i < n; i++) Operations.sink += r.nextLong();
    });
    all.add("ref get/soft", n -> {
      var w = new java.lang.ref.WeakReference<>(m);
      var s = new java.lang.ref.SoftReference<>(m);
      for (int i = 0; i < n; i++) {
        if (w.get() != null && s.get() != null) Operations.sink++;
      }
    });
    all.add("static init check", n -> {
      for (int i = 0; i < n; i++) Operations.sink += Holder.v++;
    });
    all.add("varargs/generic", n -> {
      for (int i = 0; i < n / 5; i++) Operations.sink += Arrays.asList(i, i + 1, i + 2).size() + Objects.hash(i, "a")
          + Objects.requireNonNull(ks).length;
    });
    all.add("Properties/locale", n -> {
      for (int i = 0; i < n / 50; i++) Operations.sink += System.getProperty("java.version").length()
          + Locale.getDefault().toString().length();
    });
    all.add("nanoTime/ms", n -> {
      for (int i = 0; i < n / 5; i++) Operations.sink += System.nanoTime() + System.currentTimeMillis();
    });
  }

  static class Holder {
    static int v = (int) System.nanoTime();
  }

  static void deep(int depth) {
    if (depth == 0) throw new RuntimeException("deep");
    deep(depth - 1);
  }
}
