import java.security.*;
import java.security.spec.*;
import java.util.*;

public class Signatures {
    public static void main(String[] args) throws Exception {
        byte[] data = "signed".getBytes();
        for (String[] a : new String[][] {{"RSA", "SHA256withRSA"}, {"EC", "SHA256withECDSA"}, {"Ed25519", "Ed25519"}}) {
            KeyPairGenerator g = KeyPairGenerator.getInstance(a[0]);
            if (a[0].equals("RSA")) g.initialize(1024); else if (a[0].equals("EC")) g.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair k = g.generateKeyPair();
            Signature s = Signature.getInstance(a[1]); s.initSign(k.getPrivate()); s.update(data); byte[] sig = s.sign();
            s.initVerify(k.getPublic()); s.update(data); boolean good = s.verify(sig);
            s.initVerify(k.getPublic()); s.update("other".getBytes()); boolean bad = s.verify(sig);
            T.p(a[1], good, bad, k.getPublic().getFormat(), k.getPrivate().getAlgorithm(), KeyFactory.getInstance(a[0]).generatePublic(new X509EncodedKeySpec(k.getPublic().getEncoded())).equals(k.getPublic()));
        }
        KeyStore ks = KeyStore.getInstance("PKCS12"); ks.load(null, null);
        ks.setEntry("k", new KeyStore.SecretKeyEntry(new javax.crypto.spec.SecretKeySpec(new byte[16], "AES")), new KeyStore.PasswordProtection("pw".toCharArray()));
        T.p(Collections.list(ks.aliases()), ks.getKey("k", "pw".toCharArray()).getEncoded().length, ks.isKeyEntry("k"));
        T.p(javax.net.ssl.SSLContext.getDefault().getProtocol(), javax.net.ssl.SSLContext.getDefault().getSupportedSSLParameters().getProtocols());
    }
}
