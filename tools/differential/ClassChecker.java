import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;

/** Defines and links each class file of a pack, in a loader of its own, and writes what came of it, a line each. */
public class ClassChecker extends ClassLoader {
    ClassChecker() {
        super(ClassLoader.getSystemClassLoader());
    }

    // Reflection links a class without initializing it.
    String check(byte[] bytes) {
        try {
            Class<?> c = defineClass(null, bytes, 0, bytes.length);
            if (c.isInterface()) c.getDeclaredMethods();
            else c.getDeclaredConstructors();
            return "OK ";
        } catch (Throwable t) {
            String message = t.getMessage() == null ? "" : t.getMessage();
            return t.getClass().getSimpleName() + " "
                    + message.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        }
    }

    public static void main(String[] args) throws Exception {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(new FileInputStream(args[0])));
                PrintStream out = new PrintStream(new BufferedOutputStream(new FileOutputStream(args[1])), false, "UTF-8")) {
            for (int left = in.readInt(); left > 0; left--) {
                byte[] bytes = new byte[in.readInt()];
                in.readFully(bytes);
                out.println(new ClassChecker().check(bytes));
            }
        }
    }
}
