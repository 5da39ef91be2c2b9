// AES in its modes, of many lengths and in pieces, in place and between overlapping ranges: the inner functions may be the
// VM's own. What a mode leaves behind shows in what comes next.

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

public class Ciphers {
    static final Random random = new Random(5);

    static byte[] bytes(int count) {
        byte[] result = new byte[count];
        random.nextBytes(result);
        return result;
    }

    static Cipher make(String mode, int direction, byte[] key, byte[] iv) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/" + mode);
        SecretKeySpec spec = new SecretKeySpec(key, "AES");
        if (mode.startsWith("ECB")) cipher.init(direction, spec);
        else if (mode.startsWith("GCM")) cipher.init(direction, spec, new GCMParameterSpec(128, iv, 0, 12));
        else cipher.init(direction, spec, new IvParameterSpec(iv));
        if (mode.startsWith("GCM")) cipher.updateAAD(iv, 3, 13);
        return cipher;
    }

    static void lengths(String mode, int keySize) throws GeneralSecurityException {
        byte[] key = bytes(keySize), iv = bytes(16);
        int hash = 0;
        boolean wholeBlocks = mode.endsWith("NoPadding") && (mode.startsWith("ECB") || mode.startsWith("CBC"));
        for (int length = 0; length < 400; length += wholeBlocks ? 16 : 1 + length / 60) {
            byte[] plain = bytes(length + 5);
            byte[] encrypted = make(mode, Cipher.ENCRYPT_MODE, key, iv).doFinal(plain, 5, length);
            hash = 31 * hash + Arrays.hashCode(encrypted);
            byte[] decrypted = make(mode, Cipher.DECRYPT_MODE, key, iv).doFinal(encrypted);
            if (!Arrays.equals(decrypted, Arrays.copyOfRange(plain, 5, length + 5))) System.out.println("wrong: " + mode + " " + length);
        }
        System.out.println(mode + " " + keySize * 8 + " " + hash);
    }

    // Updates of all sizes, so that streams stop inside blocks.
    static void pieces(String mode) throws GeneralSecurityException {
        byte[] key = bytes(16), iv = bytes(16), plain = bytes(4000);
        byte[] whole = make(mode, Cipher.ENCRYPT_MODE, key, iv).doFinal(plain);
        Cipher encrypter = make(mode, Cipher.ENCRYPT_MODE, key, iv), decrypter = make(mode, Cipher.DECRYPT_MODE, key, iv);
        byte[] joined = new byte[whole.length + 64], back = new byte[plain.length + 64];
        int from = 0, to = 0;
        for (int size = 1; from < plain.length; size = size * 5 % 211) {
            int count = Math.min(size, plain.length - from);
            to += encrypter.update(plain, from, count, joined, to);
            from += count;
        }
        to += encrypter.doFinal(joined, to);
        System.out.println(mode + " in pieces: " + (to == whole.length && Arrays.equals(joined, 0, to, whole, 0, to)) + " " + Arrays.hashCode(whole));
        int done = 0;
        for (int size = 1, at = 0; at < to; size = size * 3 % 331) {
            int count = Math.min(size, to - at);
            done += decrypter.update(joined, at, count, back, done);
            at += count;
        }
        done += decrypter.doFinal(back, done);
        System.out.println(mode + " back: " + Arrays.equals(back, 0, done, plain, 0, plain.length));
    }

    // Within one array, the result before, at and behind what it is made of.
    static void overlaps(String mode) throws GeneralSecurityException {
        byte[] key = bytes(24), iv = bytes(16);
        int hash = 0;
        for (int direction : new int[] {Cipher.ENCRYPT_MODE, Cipher.DECRYPT_MODE}) {
            for (int distance : new int[] {-100, -16, -7, -1, 0, 1, 9, 16, 33, 128, 300}) {
                byte[] buffer = bytes(1000);
                int count = make(mode, direction, key, iv).update(buffer, 300, 256, buffer, 300 + distance);
                hash = 31 * hash + Arrays.hashCode(buffer) + count;
            }
        }
        System.out.println(mode + " overlapping: " + hash);
    }

    static void buffers(String mode) throws GeneralSecurityException {
        byte[] key = bytes(32), iv = bytes(16), plain = bytes(3008);
        for (boolean direct : new boolean[] {false, true}) {
            ByteBuffer in = direct ? ByteBuffer.allocateDirect(3008) : ByteBuffer.allocate(3008);
            ByteBuffer out = direct ? ByteBuffer.allocateDirect(3100) : ByteBuffer.allocate(3100);
            in.put(plain).flip();
            make(mode, Cipher.ENCRYPT_MODE, key, iv).doFinal(in, out);
            byte[] result = new byte[out.flip().remaining()];
            out.get(result);
            System.out.println(mode + (direct ? " direct: " : " heap: ") + Arrays.hashCode(result));
        }
    }

    // The counter goes over.
    static void carries() throws GeneralSecurityException {
        byte[] iv = new byte[16];
        for (int ones = 0; ones <= 16; ones++) {
            Arrays.fill(iv, 16 - ones, 16, (byte) -1);
            byte[] result = make("CTR/NoPadding", Cipher.ENCRYPT_MODE, new byte[16], iv).doFinal(new byte[333]);
            System.out.println(ones + " " + Arrays.hashCode(result));
        }
    }

    static void wrongTag() throws GeneralSecurityException {
        byte[] key = bytes(16), iv = bytes(16);
        byte[] encrypted = make("GCM/NoPadding", Cipher.ENCRYPT_MODE, key, iv).doFinal(bytes(999));
        for (int at : new int[] {0, 500, 998, 999, 1014}) {
            encrypted[at] ^= 4;
            try {
                make("GCM/NoPadding", Cipher.DECRYPT_MODE, key, iv).doFinal(encrypted);
                System.out.println("accepted");
            } catch (GeneralSecurityException e) {
                System.out.println(e);
            }
            encrypted[at] ^= 4;
        }
        System.out.println(Arrays.hashCode(make("GCM/NoPadding", Cipher.DECRYPT_MODE, key, iv).doFinal(encrypted)));
    }

    public static void main(String[] args) throws GeneralSecurityException {
        String[] modes = {"ECB/NoPadding", "ECB/PKCS5Padding", "CBC/NoPadding", "CBC/PKCS5Padding", "CTR/NoPadding", "GCM/NoPadding",
                          "CFB8/NoPadding", "CFB/NoPadding", "OFB/NoPadding"};
        for (String mode : modes) {
            for (int keySize : new int[] {16, 24, 32}) lengths(mode, keySize);
            pieces(mode);
        }
        for (String mode : new String[] {"ECB/NoPadding", "CBC/NoPadding", "CTR/NoPadding"}) overlaps(mode);
        for (String mode : new String[] {"CBC/NoPadding", "CTR/NoPadding", "GCM/NoPadding"}) buffers(mode);
        carries();
        wrongTag();
    }
}
