import java.nio.*;
import java.nio.charset.*;

public class Charsets2 {
    public static void main(String[] args) throws Exception {
        for (String n : new String[] {"UTF-8", "UTF-16BE", "UTF-32", "ISO-8859-1", "US-ASCII", "windows-1251", "GBK", "EUC-JP", "Big5", "IBM437"}) {
            Charset c = Charset.forName(n);
            ByteBuffer b = c.encode("aé漢\ud83d\ude00");
            byte[] x = new byte[b.remaining()];
            b.get(x);
            T.p(c, c.canEncode(), x, c.decode(ByteBuffer.wrap(x)), c.newEncoder().canEncode('é'), c.newEncoder().maxBytesPerChar());
        }
        CharsetDecoder d = StandardCharsets.UTF_8.newDecoder();
        T.thrown("malformed", () -> d.decode(ByteBuffer.wrap(new byte[] {'a', (byte) 0xff})));
        T.thrown("unmappable", () -> StandardCharsets.US_ASCII.newEncoder().encode(CharBuffer.wrap("é")));
        d.onMalformedInput(CodingErrorAction.REPLACE).replaceWith("?").reset();
        CharBuffer out = CharBuffer.allocate(3);
        ByteBuffer in = ByteBuffer.wrap(new byte[] {'a', (byte) 0xc3, (byte) 0xa9, (byte) 0xe6, (byte) 0xbc});
        T.p(d.decode(in, out, false), in.position(), out.flip(), d.decode(in, out.clear(), true), d.flush(out), out.flip());
        T.thrown("unsupported", () -> Charset.forName("none"));
        T.thrown("illegal", () -> Charset.forName("a b"));
        T.p(Charset.isSupported("latin1"), Charset.forName("latin1").aliases().contains("l1"), Charset.defaultCharset(), Charset.availableCharsets().size() > 100);
    }
}
