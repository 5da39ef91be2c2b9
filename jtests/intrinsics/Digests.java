// Message digests and big integers of many sizes: their inner functions may be the VM's own.

import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Random;

public class Digests {
    public static void main(String[] args) throws Exception {
        Random random = new Random(11);
        byte[] data = new byte[3000];
        random.nextBytes(data);
        for (String name : new String[] {"MD5", "SHA-1", "SHA-224", "SHA-256", "SHA-384", "SHA-512", "SHA-512/256", "SHA3-224", "SHA3-256", "SHA3-384", "SHA3-512"}) {
            MessageDigest digest = MessageDigest.getInstance(name);
            int hash = 0;
            for (int length = 0; length < 300; length++) {
                digest.update(data, length, length);
                digest.update(data, 1, 2 * length);
                if (length % 7 == 0) digest.update((byte) length);
                hash = 31 * hash + java.util.Arrays.hashCode(digest.digest());
            }
            System.out.println(name + " " + hash + " " + new BigInteger(1, digest.digest(data)).toString(16));
        }
        int hash = 0;
        for (int bits = 1; bits < 4500; bits += bits < 300 ? 7 : 173) {
            BigInteger a = new BigInteger(bits, random), b = new BigInteger(bits * 2 / 3 + 1, random);
            hash = 31 * hash + a.multiply(b).hashCode();
            hash = 31 * hash + a.multiply(a).hashCode();
            hash = 31 * hash + a.pow(3).hashCode();
            hash = 31 * hash + a.multiply(b).divide(b.add(BigInteger.ONE)).hashCode();
        }
        System.out.println("products " + hash);
        for (int bits : new int[] {64, 512, 1024, 1056}) {
            BigInteger modulus = new BigInteger(bits, random).setBit(0).setBit(bits - 1);
            BigInteger power = new BigInteger(bits, random).modPow(new BigInteger(200, random), modulus);
            System.out.println("power " + power.hashCode());
        }
    }
}
