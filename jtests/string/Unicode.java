// jtest: gc-subset
import java.nio.charset.StandardCharsets;

public class Unicode {
    public static void main(String[] args) throws Exception {
        int[] points = {'a', 'Z', '5', ' ', '_', 0xe9, 0xdf, 0x130, 0x3a9, 0x5d0, 0x661, 0x4e00, 0xd800, 0xfeff, 0x1f600, 0x10ffff, 0x2028, 0x10400};
        for (int c : points) {
            T.p(Integer.toHexString(c), Character.isLetter(c), Character.isDigit(c), Character.isLetterOrDigit(c), Character.isWhitespace(c), Character.isUpperCase(c), Character.isLowerCase(c),
                Character.isJavaIdentifierStart(c), Character.isSurrogate((char) c), Integer.toHexString(Character.toUpperCase(c)), Integer.toHexString(Character.toLowerCase(c)), Character.toTitleCase(c),
                Character.getType(c), Character.charCount(c), Character.isIdeographic(c), Character.isMirrored(c), Character.getDirectionality(c), Character.isDefined(c));
        }
        T.p(Character.getName('a'), Character.getName(0x1f600), Character.UnicodeBlock.of(0x4e00), Character.UnicodeScript.of(0x3a9), Character.codePointOf("LATIN SMALL LETTER A"));
        String s = "aé語\ud83d\ude00\ud800x";
        for (var cs : new java.nio.charset.Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1, StandardCharsets.US_ASCII, java.nio.charset.Charset.forName("windows-1252"), java.nio.charset.Charset.forName("Shift_JIS")}) {
            byte[] b = s.getBytes(cs);
            T.p(cs, b.length, b, new String(b, cs).equals(s));
        }
        byte[][] malformed = {{(byte) 0xc0, (byte) 0x80}, {(byte) 0xe2, (byte) 0x82}, {'a', (byte) 0xff, 'b'}, {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, {(byte) 0xf0, (byte) 0x9f, (byte) 0x98, (byte) 0x80}, {(byte) 0xf8, 1, 2, 3, 4}};
        for (byte[] b : malformed) {
            String t = new String(b, StandardCharsets.UTF_8);
            StringBuilder hex = new StringBuilder();
            t.chars().forEach(c -> hex.append(Integer.toHexString(c)).append(' '));
            T.p(b, t.length(), hex);
        }
        T.p(java.text.Normalizer.normalize("e\u0301", java.text.Normalizer.Form.NFC).length(), java.text.Normalizer.normalize("é", java.text.Normalizer.Form.NFD).length());
        T.p("ΑΣ".toLowerCase(), "ŉ".toUpperCase(), "I".toLowerCase(java.util.Locale.forLanguageTag("tr")).equals("ı"), "ﬁ".toUpperCase());
    }
}
