// jtest: gc-subset
import java.util.*;
import java.util.random.*;

public class Randoms {
    public static void main(String[] args) {
        for (long seed : new long[] {0, 1, -1, 42, Long.MIN_VALUE}) {
            Random r = new Random(seed);
            byte[] b = new byte[5];
            r.nextBytes(b);
            T.p(seed, r.nextInt(), r.nextInt(10), r.nextInt(1 << 20), r.nextLong(), r.nextFloat(), r.nextDouble(), r.nextBoolean(), r.nextGaussian(), b, r.nextInt(5, 9), r.doubles(2).sum());
            SplittableRandom s = new SplittableRandom(seed);
            T.p(s.nextInt(), s.split().nextLong(), s.nextDouble(), s.ints(3, 0, 100).boxed().toList());
        }
        for (String n : List.of("L64X128MixRandom", "Xoshiro256PlusPlus", "Xoroshiro128PlusPlus", "L32X64MixRandom")) T.p(n, RandomGeneratorFactory.of(n).create(5).nextLong(), RandomGenerator.of(n).getClass().getSimpleName());
        T.thrown("bound", () -> new Random().nextInt(0));
        long h = 0;
        Random r = new Random(9);
        for (int i = 0; i < 20000; i++) h = h * 31 + r.nextInt(i + 1);
        T.p(h);
    }
}
