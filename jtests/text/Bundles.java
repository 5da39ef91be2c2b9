// jtest: gc-subset
import java.io.*;
import java.nio.file.*;
import java.util.*;

public class Bundles {
    public static class Res extends ListResourceBundle { protected Object[][] getContents() { return new Object[][] {{"a", "base a"}, {"b", "base b"}}; } }
    public static class Res_de extends ListResourceBundle { protected Object[][] getContents() { return new Object[][] {{"a", "deutsch a"}}; } }

    public static void main(String[] args) throws Exception {
        ResourceBundle b = ResourceBundle.getBundle("Bundles$Res", Locale.GERMANY);
        T.p(b.getString("a"), b.getString("b"), b.getLocale(), new TreeSet<>(b.keySet()), ResourceBundle.getBundle("Bundles$Res", Locale.FRENCH).getString("a"));
        T.thrown("missing key", () -> b.getString("none"));
        Files.writeString(Path.of("m.properties"), "hello=Hello\nonly=base\n"); Files.writeString(Path.of("m_fr.properties"), "hello=Bonjour é\n");
        ClassLoader l = new java.net.URLClassLoader(new java.net.URL[] {Path.of(".").toUri().toURL()});
        T.p(ResourceBundle.getBundle("m", Locale.CANADA_FRENCH, l).getString("hello"), ResourceBundle.getBundle("m", Locale.FRENCH, l).getString("only"), ResourceBundle.getBundle("m", Locale.ROOT, l) == ResourceBundle.getBundle("m", Locale.ROOT, l));
    }
}
