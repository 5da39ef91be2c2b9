import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;

/** All lengths, all alphabets, and characters that are none at every place. */
public class Base64Blocks {
    static String outcome(Base64.Decoder decoder, byte[] text) {
        try {
            return Arrays.toString(decoder.decode(text));
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    public static void main(String[] args) throws Exception {
        Random random = new Random(5);
        int hash = 0;
        Base64.Encoder[] encoders = {Base64.getEncoder(), Base64.getUrlEncoder(), Base64.getMimeEncoder(), Base64.getEncoder().withoutPadding()};
        Base64.Decoder[] decoders = {Base64.getDecoder(), Base64.getUrlDecoder(), Base64.getMimeDecoder()};
        for (int length = 0; length < 300; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            for (int i = 0; i < encoders.length; i++) {
                byte[] text = encoders[i].encode(bytes);
                hash = hash * 31 + Arrays.hashCode(text);
                if (!Arrays.equals(decoders[i % 3].decode(text), bytes)) T.p("differs", length, i);
                byte[] room = new byte[text.length + 5];
                hash = hash * 31 + encoders[i].encode(bytes, room) + Arrays.hashCode(room);
            }
        }
        T.p("texts", hash);
        byte[] good = Base64.getEncoder().encode("any carnal pleasure, any carnal pleas".getBytes(StandardCharsets.US_ASCII));
        for (int at = 0; at < good.length; at++) {
            for (byte wrong : new byte[] {'-', '_', '+', '=', '\n', 0, -1, '!'}) {
                byte[] text = good.clone();
                text[at] = wrong;
                for (Base64.Decoder decoder : decoders) hash = hash * 31 + outcome(decoder, text).hashCode();
            }
        }
        T.p("wrong ones", hash, outcome(Base64.getDecoder(), "QUJ!".getBytes()), outcome(Base64.getMimeDecoder(), "QU\r\nJD\r\nRA==".getBytes()));
        T.thrown("no room", () -> Base64.getEncoder().encode(new byte[30], new byte[39]));
        T.thrown("no room", () -> Base64.getDecoder().decode(good, new byte[3]));
        byte[] wrapped = Base64.getEncoder().encode(new byte[1000]);
        T.p(new String(Base64.getDecoder().wrap(new java.io.ByteArrayInputStream(wrapped)).readAllBytes(), StandardCharsets.ISO_8859_1).length());
    }
}
