import java.util.*;
import java.util.random.*;
import java.util.stream.*;

/** Every random generator of the library with fixed seeds: values, jumps, splits, streams, bounds, and what is refused. */
public class RandomsSplit {
    public static void main(String[] args) {
        for (String n : RandomGeneratorFactory.all().map(RandomGeneratorFactory::name).sorted().toList()) {
            RandomGeneratorFactory<RandomGenerator> f = RandomGeneratorFactory.of(n);
            T.p(n, f.group(), f.stateBits(), f.equidistribution(), f.isJumpable(), f.isLeapable(), f.isSplittable(), f.isStreamable(), f.isStatistical(), f.isStochastic(), f.isHardware(), f.isArbitrarilyJumpable());
            if (f.isStochastic() || n.equals("SecureRandom")) continue;
            RandomGenerator g = f.create(42);
            byte[] b = new byte[11]; g.nextBytes(b);
            T.p("  ", g.nextInt(), g.nextInt(100), g.nextInt(-5, 5), g.nextInt(1 << 30), g.nextLong(), g.nextLong(1L << 40), g.nextLong(-3, 3), g.nextBoolean(), g.nextFloat(), g.nextFloat(5), g.nextDouble(), g.nextDouble(-1, 1), g.nextGaussian(), g.nextGaussian(10, 2), g.nextExponential(), b);
            T.p("  ", g.ints(3, 0, 50).boxed().toList(), g.longs(2).boxed().toList(), g.doubles(2, 0, 10).boxed().toList(), g.ints().limit(2).sum());
            if (g instanceof RandomGenerator.JumpableGenerator j) { T.p("  jump", j.copy().nextLong(), j.jumps(2).map(RandomGenerator::nextInt).toList(), j.jumpDistance()); j.jump(); T.p(j.nextInt()); }
            if (g instanceof RandomGenerator.LeapableGenerator l) { l.leap(); T.p("  leap", l.nextInt(), l.leapDistance()); }
            if (g instanceof RandomGenerator.SplittableGenerator s) T.p("  split", s.split().nextInt(), s.splits(2).map(RandomGenerator::nextLong).toList());
            T.thrown("  bound", () -> g.nextInt(0)); T.thrown("  range", () -> g.nextInt(5, 5)); T.thrown("  double", () -> g.nextDouble(Double.NaN)); T.thrown("  size", () -> g.ints(-1));
        }
        T.thrown("unknown", () -> RandomGenerator.of("none"));
        Random r = new Random(12345L); T.p(r.nextInt(), r.nextGaussian(), r.nextGaussian(), r.nextLong(), r.ints(5).boxed().toList(), new Random(0).nextInt(7), new SplittableRandom(3).split().nextInt(), r.ints(1000, 0, 6).boxed().collect(Collectors.groupingBy(x -> x, TreeMap::new, Collectors.counting()))); r.setSeed(1); T.p(r.nextInt()); List<Integer> l = new ArrayList<>(IntStream.range(0, 20).boxed().toList()); Collections.shuffle(l, new Random(9)); T.p(l, IntStream.range(0, 100000).parallel().mapToObj(i -> new SplittableRandom(i).nextInt(10)).mapToInt(x -> x).sum());
        long h = 0; Random hot = new Random(77); for (int i = 0; i < 200000; i++) h = h * 31 + hot.nextInt(1000) + (hot.nextBoolean() ? 1 : 0) + (long) (hot.nextDouble() * 100); T.p(h);
    }
}
