// jtest: gc-subset
import java.math.BigInteger;

public class BigInts {
    public static void main(String[] args) {
        BigInteger a = new BigInteger("123456789012345678901234567890"), b = BigInteger.valueOf(-987654321L), f = BigInteger.ONE;
        for (int i = 1; i <= 100; i++) f = f.multiply(BigInteger.valueOf(i));
        T.p(f, f.bitLength(), f.bitCount(), f.getLowestSetBit(), f.hashCode());
        T.p(a.add(b), a.subtract(b), a.multiply(b), a.divide(b), a.remainder(b), a.mod(b.negate()), a.pow(7), a.gcd(b), a.negate().shiftRight(3), a.shiftLeft(77), a.and(b), a.or(b), a.xor(b), a.not(), a.andNot(b), a.sqrt());
        T.p(a.modPow(BigInteger.valueOf(65537), f), BigInteger.valueOf(17).modInverse(BigInteger.valueOf(3120)), a.toString(36), new BigInteger("-zz", 36), a.toByteArray(), a.intValue(), a.longValue(), a.doubleValue(), a.floatValue(), a.signum(), a.compareTo(b), a.testBit(5), a.setBit(200), a.flipBit(0));
        BigInteger m = BigInteger.TWO.pow(521).subtract(BigInteger.ONE);
        T.p(m.isProbablePrime(20), m.nextProbablePrime().subtract(m), f.multiply(f).multiply(m).divide(m).equals(f.multiply(f)), f.pow(20).toString().hashCode());
        T.thrown("exact", a::longValueExact);
        T.thrown("bad", () -> new BigInteger("12x"));
        T.thrown("negative power", () -> a.pow(-1));
        T.thrown("inverse", () -> BigInteger.valueOf(4).modInverse(BigInteger.valueOf(8)));
    }
}
