// jtest: gc-subset
import java.util.*;

public class HexBase {
    public static void main(String[] args) {
        byte[] b = new byte[256]; for (int i = 0; i < 256; i++) b[i] = (byte) i;
        String e = Base64.getEncoder().encodeToString(b), u = Base64.getUrlEncoder().withoutPadding().encodeToString(b);
        T.p(e.hashCode(), u.hashCode(), Arrays.equals(Base64.getDecoder().decode(e), b), Arrays.equals(Base64.getUrlDecoder().decode(u), b), Base64.getMimeEncoder(20, new byte[] {'|'}).encodeToString(new byte[50]));
        T.thrown("bad", () -> Base64.getDecoder().decode("a?bc")); T.thrown("short", () -> Base64.getDecoder().decode("abcde"));
        HexFormat h = HexFormat.ofDelimiter(":").withUpperCase().withPrefix("0x");
        T.p(h.formatHex(b, 250, 256), HexFormat.of().parseHex("00ff7f"), HexFormat.fromHexDigits("ffff"), HexFormat.of().toHexDigits((short) -2), HexFormat.isHexDigit('g'));
        T.thrown("odd", () -> HexFormat.of().parseHex("abc"));
        T.p(UUID.fromString("123e4567-e89b-12d3-a456-426614174000").version(), new UUID(-1, 5).compareTo(new UUID(0, 5)), UUID.randomUUID().version(), UUID.randomUUID().toString().length());
        T.thrown("uuid", () -> UUID.fromString("x")); T.p(new Scanner("1,2;3").useDelimiter("[,;]").tokens().toList(), new StringTokenizer("a b").countTokens(), Integer.toHexString(Arrays.hashCode(b)), Objects.checkFromToIndex(1, 2, 3));
        BitSet s = BitSet.valueOf(b); T.p(s.cardinality(), s.length(), s.get(9), s.nextClearBit(1000), Arrays.hashCode(s.toByteArray()));
    }
}
