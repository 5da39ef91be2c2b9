import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;

/** CheckPack PACK FIRST VERDICTS PROGRESS: defines and links each class file of a pack from number FIRST on, each in a
 * loader of its own, and writes a line about it: "OK", or the exception with its message; behind a tab what reflection
 * then says. PROGRESS holds the number of the class file at hand, for when the VM dies of it. */
public final class CheckPack extends ClassLoader {
    private CheckPack() {
        super(ClassLoader.getSystemClassLoader());
    }

    // Loading constraints between a loader and the application's last as long as it: none is unloaded, as that happens
    // at another time in each VM.
    private static final java.util.List<CheckPack> LOADERS = new java.util.ArrayList<>();

    private static CheckPack keep(CheckPack loader) {
        LOADERS.add(loader);
        return loader;
    }

    public static void main(String[] args) throws Exception {
        List<byte[]> files = Pack.read(Path.of(args[0]));
        try (PrintStream out = new PrintStream(new FileOutputStream(args[2], true), false, "UTF-8");
                RandomAccessFile progress = new RandomAccessFile(args[3], "rw")) {
            for (int number = Integer.parseInt(args[1]); number < files.size(); number++) {
                progress.seek(0);
                progress.writeInt(number);
                out.println(keep(new CheckPack()).check(files.get(number)));
                if (out.checkError()) throw new java.io.IOException("cannot write");
            }
        }
    }

    private String check(byte[] bytes) {
        Class<?> c;
        try {
            c = defineClass(null, bytes, 0, bytes.length);
        } catch (Throwable t) {
            return "define " + describe(t) + "\t";
        }
        try {
            // Reflection links a class without initialising it.
            if (c.isInterface()) c.getDeclaredMethods();
            else c.getDeclaredConstructors();
        } catch (Throwable t) {
            return "link " + describe(t) + "\t";
        }
        return "OK\t" + reflect(c);
    }

    private static String describe(Throwable t) {
        String message = t.getMessage() == null ? "" : t.getMessage();
        StringBuilder text = new StringBuilder(t.getClass().getSimpleName()).append(' ');
        for (char ch : message.toCharArray()) {
            if (ch == '\n') text.append("\\n");
            else if (ch < ' ' || ch == 0x85 || ch == 0x2028 || ch == 0x2029) text.append('?');
            else text.append(ch);
        }
        return text.toString();
    }

    private interface Question {
        int count() throws Exception;
    }

    private static String reflect(Class<?> c) {
        List<Question> questions = List.of(() -> c.getDeclaredMethods().length, () -> c.getDeclaredFields().length,
            () -> c.getDeclaredClasses().length, () -> c.getEnclosingClass() == null ? 0 : 1,
            () -> c.getEnclosingMethod() == null ? 0 : 1, () -> c.getSimpleName().length(), () -> c.getModifiers(),
            () -> c.isRecord() ? c.getRecordComponents().length : -1, () -> c.getNestHost() == c ? 1 : 0,
            () -> c.getNestMembers().length, () -> c.isSealed() ? 1 : 0, () -> c.getAnnotations().length,
            () -> c.getGenericInterfaces().length, () -> c.getTypeParameters().length, () -> methods(c));
        StringBuilder text = new StringBuilder();
        for (Question question : questions) {
            try {
                text.append(question.count()).append(' ');
            } catch (Throwable t) {
                text.append(t.getClass().getSimpleName()).append(' ');
            }
        }
        return text.toString();
    }

    /** Sums, so that the order of the methods does not matter. */
    private static int methods(Class<?> c) {
        int sum = 0;
        for (Method m : c.getDeclaredMethods()) {
            sum += m.getModifiers() + m.getExceptionTypes().length;
            List<Question> questions = List.of(() -> m.getParameters().length, () -> m.getAnnotations().length,
                () -> m.getGenericParameterTypes().length, () -> m.getGenericReturnType().getTypeName().length());
            for (Question question : questions) {
                try {
                    sum += question.count();
                } catch (Throwable t) {
                    sum += t.getClass().getName().hashCode();
                }
            }
        }
        return sum;
    }
}
