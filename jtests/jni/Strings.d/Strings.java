/** Strings: both encodings, regions, errors. */
public class Strings {
    static { System.loadLibrary("native"); }

    static native void look(String s);
    static native String utf16();
    static native String[] utf8();
    static native void regions(String s);
    static native String critical(String s);

    public static void main(String[] args) {
        String[] all = {"", "ascii", "caf\u00E9", "nul\0inside", "\u65E5\u672C", "\uD83D\uDE00", "lone \uD83D", "\u00FF\u0100"};
        for (String s : all) look(s);
        String s = utf16();
        T.p(s.length(), (int) s.charAt(0), (int) s.charAt(1), (int) s.charAt(2), s.equals("A\u00E9\u65E5"));
        for (String u : utf8()) {
            StringBuilder chars = new StringBuilder();
            if (u != null) for (char c : u.toCharArray()) chars.append(Integer.toHexString(c)).append(' ');
            T.p(u == null ? "null" : u.length() + ": " + chars);
        }
        T.p("equals", utf8()[1].equals("plain"), utf8()[1].hashCode() == "plain".hashCode(), utf8()[1].intern() == "plain");
        regions("r\u00E9gion \u65E5");
        T.p(critical("critical"), critical("\u65E5\u672C"));
    }
}
