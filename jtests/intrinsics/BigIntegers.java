// The parts of java.math.BigInteger that the VM may do itself: Montgomery products against plain ones, modular powers
// against repeated multiplication, of many lengths and extreme words.
// jtest: opts --add-opens java.base/java.math=ALL-UNNAMED

import java.lang.reflect.Method;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;

public class BigIntegers {
    static final Random random = new Random(20261126);
    static final int[] EXTREMES = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, -2};

    static int word() {
        return random.nextInt(3) == 0 ? EXTREMES[random.nextInt(EXTREMES.length)] : random.nextInt();
    }
    static int[] words(int count) {
        int[] words = new int[count];
        for (int i = 0; i < count; i++) words[i] = word();
        return words;
    }
    static BigInteger number(int[] words, int count) {
        byte[] bytes = new byte[4 * count];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) (words[i / 4] >>> 24 - 8 * (i % 4));
        return new BigInteger(1, bytes);
    }
    static int[] below(int[] modulus, int count) {
        int[] words = words(count);
        byte[] bytes = number(words, count).mod(number(modulus, count)).toByteArray();
        int[] result = new int[count];
        for (int i = 0; i < bytes.length && i < 4 * count; i++) {
            int from = bytes.length - 1 - i;
            result[count - 1 - i / 4] |= (bytes[from] & 0xff) << 8 * (i % 4);
        }
        return result;
    }
    static long negativeInverse(int[] modulus, int count) {
        BigInteger word = BigInteger.ONE.shiftLeft(64);
        return number(modulus, count).mod(word).modInverse(word).negate().longValue();
    }

    static Method method(String name, Class<?>... types) throws Exception {
        Method method = BigInteger.class.getDeclaredMethod(name, types);
        method.setAccessible(true);
        return method;
    }

    static long montgomery(int rounds) throws Exception {
        Method multiply = method("montgomeryMultiply", int[].class, int[].class, int[].class, int.class, long.class, int[].class);
        Method square = method("montgomerySquare", int[].class, int[].class, int.class, long.class, int[].class);
        long hash = 0;
        for (int round = 0; round < rounds; round++) {
            int count = 2 * (1 + random.nextInt(round % 50 == 0 ? 260 : 20));
            int[] modulus = words(count);
            modulus[0] = round % 5 == 0 ? 0 : word();
            modulus[1] |= 1 << random.nextInt(32);
            modulus[count - 1] |= 1;
            int[] a = below(modulus, count), b = below(modulus, count);
            long inverse = negativeInverse(modulus, count);
            int[] product = (int[]) multiply.invoke(null, a, b, modulus, count, inverse, new int[2 * count]);
            int[] squared = (int[]) square.invoke(null, a, modulus, count, inverse, round % 2 == 0 ? null : new int[2 * count]);
            BigInteger n = number(modulus, count), factor = BigInteger.ONE.shiftLeft(32 * count).modInverse(n);
            check(number(product, count), number(a, count).multiply(number(b, count)).multiply(factor).mod(n));
            check(number(squared, count), number(a, count).pow(2).multiply(factor).mod(n));
            hash = 31 * hash + Arrays.hashCode(Arrays.copyOf(product, count)) + 7 * Arrays.hashCode(Arrays.copyOf(squared, count));
        }
        return hash;
    }
    static void check(BigInteger is, BigInteger wanted) {
        if (!is.equals(wanted)) throw new AssertionError(is.toString(16) + " instead of " + wanted.toString(16));
    }

    // Against one multiplication and division after the other.
    static long powers(int rounds) {
        long hash = 0;
        for (int round = 0; round < rounds; round++) {
            int count = 1 + random.nextInt(40);
            BigInteger modulus = number(words(count), count).setBit(0).setBit(32 * count - 1 - random.nextInt(40) % (32 * count));
            BigInteger base = number(words(count + 1), count + 1), exponent = number(words(2), 2), wanted = BigInteger.ONE;
            if (modulus.equals(BigInteger.ONE)) continue;
            for (int bit = exponent.bitLength() - 1; bit >= 0; bit--) {
                wanted = wanted.multiply(wanted).mod(modulus);
                if (exponent.testBit(bit)) wanted = wanted.multiply(base).mod(modulus);
            }
            BigInteger power = base.modPow(exponent, modulus);
            check(power, wanted);
            hash = 31 * hash + power.hashCode();
        }
        return hash;
    }

    static long products(int rounds) {
        long hash = 0;
        for (int round = 0; round < rounds; round++) {
            int x = 1 + random.nextInt(90), y = 1 + random.nextInt(90);
            BigInteger a = number(words(x), x), b = number(words(y), y);
            BigInteger product = a.multiply(b);
            if (b.signum() != 0) check(product.divide(b), a);
            check(a.add(b).pow(2), a.multiply(a).add(product.shiftLeft(1)).add(b.multiply(b)));
            hash = 31 * hash + product.hashCode();
        }
        return hash;
    }

    public static void main(String[] args) throws Exception {
        System.out.println(montgomery(600));
        System.out.println(powers(200));
        System.out.println(products(1000));
    }
}
