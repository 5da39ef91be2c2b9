import java.security.*;
import java.util.*;
import javax.crypto.*;
import javax.crypto.spec.*;

public class Digests {
    static String hex(byte[] b) { return HexFormat.of().formatHex(b); }
    public static void main(String[] args) throws Exception {
        byte[] data = "The quick brown fox".repeat(50).getBytes();
        for (String a : List.of("MD5", "SHA-1", "SHA-224", "SHA-256", "SHA-512", "SHA3-256", "SHA-512/256", "MD2")) { MessageDigest m = MessageDigest.getInstance(a); m.update(data, 0, 100); m.update(data, 100, data.length - 100); T.p(a, hex(m.digest()), m.getDigestLength(), hex(m.digest())); }
        Mac mac = Mac.getInstance("HmacSHA256"); mac.init(new SecretKeySpec("key".getBytes(), "HmacSHA256")); T.p(hex(mac.doFinal(data)));
        SecretKey k = new SecretKeySpec("0123456789abcdef".getBytes(), "AES");
        for (String t : List.of("AES/ECB/PKCS5Padding", "AES/CBC/PKCS5Padding", "AES/CTR/NoPadding", "AES/GCM/NoPadding")) { Cipher c = Cipher.getInstance(t); if (t.contains("ECB")) c.init(1, k); else c.init(1, k, t.contains("GCM") ? new GCMParameterSpec(128, new byte[12]) : new IvParameterSpec(new byte[16])); byte[] e = c.doFinal(data); T.p(t, e.length, Arrays.hashCode(e)); c.init(2, k, c.getParameters()); T.p(Arrays.equals(c.doFinal(e), data)); }
        T.p(hex(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(new PBEKeySpec("pw".toCharArray(), "salt".getBytes(), 100, 128)).getEncoded()), hex(Arrays.copyOf(cha(data), 8)));
        SecureRandom r = new SecureRandom(); byte[] b = new byte[20], c = new byte[20]; r.nextBytes(b); r.nextBytes(c);
        T.p(Arrays.equals(b, c), r.generateSeed(5).length, r.nextInt(5) < 5, SecureRandom.getInstance("SHA1PRNG") != null);
        T.thrown("algorithm", () -> MessageDigest.getInstance("NOPE")); T.thrown("key", () -> Cipher.getInstance("AES").init(1, new SecretKeySpec(new byte[5], "AES"))); T.thrown("tag", () -> { Cipher g = Cipher.getInstance("AES/GCM/NoPadding"); g.init(2, k, new GCMParameterSpec(128, new byte[12])); g.doFinal(new byte[40]); });
        T.p(Security.getProviders()[0].getName(), MessageDigest.isEqual(b, b.clone()), Arrays.stream(Security.getProviders()).map(Provider::getName).toList());
    }
    static byte[] cha(byte[] d) throws Exception { Cipher c = Cipher.getInstance("ChaCha20-Poly1305"); c.init(1, new SecretKeySpec(new byte[32], "ChaCha20"), new IvParameterSpec(new byte[12])); return c.doFinal(d); }
}
