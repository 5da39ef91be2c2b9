import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;

/** To the verifier, the name of a hidden class in its own descriptors means another class. */
public class HiddenVerification {
    enum Color { RED, GREEN }

    record Point(int x, int y) {}

    static class Chained {
        Chained self() {
            return this;
        }
    }

    static class Unlinked {
        Object self() {
            Object[] many = new Unlinked[] {this};
            Unlinked one = (Unlinked) many[0];
            return one.value();
        }

        int value() {
            return 42;
        }
    }

    public static void main(String[] args) throws Exception {
        for (String name : new String[] {"Color", "Point", "Chained", "Unlinked"}) {
            byte[] bytes = bytes(name);
            define(name, bytes);
            // The same with a name that no loader knows.
            String other = "X" + name.substring(1);
            define(other, replace(bytes, "HiddenVerification$" + name, "HiddenVerification$" + other));
        }
    }

    private static byte[] bytes(String name) throws Exception {
        try (InputStream in = HiddenVerification.class.getResourceAsStream("HiddenVerification$" + name + ".class")) {
            return in.readAllBytes();
        }
    }

    private static byte[] replace(byte[] bytes, String from, String to) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void define(String name, byte[] bytes) {
        try {
            Class<?> c = MethodHandles.lookup().defineHiddenClass(bytes, true).lookupClass();
            System.out.println(name + ": " + c.getSimpleName().replaceAll("/.*", ""));
            if (!c.isEnum() && !c.isRecord()) {
                var constructor = c.getDeclaredConstructor();
                constructor.setAccessible(true);
                var method = c.getDeclaredMethod("self");
                method.setAccessible(true);
                System.out.println(name + " = " + method.invoke(constructor.newInstance()));
            }
        } catch (Throwable e) {
            // Which method is verified first is chance.
            System.out.println(name + ": " + e.toString().lines().findFirst().get().replaceAll("0x[0-9a-f]+", "0x"));
        }
    }
}
