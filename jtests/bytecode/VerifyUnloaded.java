// jtest: gc-subset
// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
// Whether a value of one class passes for another, as the verifier sees it: classes of many modules, most of them never
// loaded, missing ones, and classes of the program; asked by classes of the application loader.
import java.lang.invoke.MethodHandles;
import jdk.internal.org.objectweb.asm.*;

public class VerifyUnloaded implements Opcodes {
    static final String[] NAMES = {
        "java/lang/Throwable", "java/sql/SQLException", "java/sql/BatchUpdateException", "java/sql/Timestamp", "java/util/Date",
        "java/sql/Driver", "javax/swing/JButton", "javax/swing/AbstractButton", "java/awt/Component", "java/awt/event/ActionListener",
        "com/sun/tools/javac/tree/JCTree$JCBinary", "com/sun/tools/javac/tree/JCTree", "com/sun/source/tree/BinaryTree",
        "java/util/zip/ZipFile", "java/util/jar/JarFile", "java/util/NoSuchThing", "no/such/Thing", "Known", "KnownChild", "Shaped",
    };
    static int made;

    static String ask(MethodHandles.Lookup lookup, String from, String to) {
        ClassWriter w = new ClassWriter(0);
        String name = "Asks" + made++;
        w.visit(V17, ACC_PUBLIC, name, null, "java/lang/Object", null);
        MethodVisitor m = w.visitMethod(ACC_PUBLIC | ACC_STATIC, "pass", "(L" + from + ";)L" + to + ";", null, null);
        m.visitCode();
        m.visitVarInsn(ALOAD, 0);
        m.visitInsn(ARETURN);
        m.visitMaxs(1, 1);
        m.visitEnd();
        w.visitEnd();
        try {
            lookup.ensureInitialized(lookup.defineClass(w.toByteArray()));
            return "yes";
        } catch (VerifyError e) {
            return "no: " + e.getMessage().lines().skip(4).limit(1).toList();
        } catch (Throwable t) {
            return t + ", " + t.getCause();
        }
    }

    public static void main(String[] args) throws Exception {
        for (int round = 0; round < 2; round++) {
            for (String from : NAMES) {
                StringBuilder row = new StringBuilder(from);
                for (String to : NAMES) {
                    String answer = ask(MethodHandles.lookup(), from, to);
                    if (answer.startsWith("yes")) row.append("  ").append(to);
                    else if (!answer.startsWith("no")) row.append("  (").append(answer).append(")");
                    if (from.equals("javax/swing/JButton") && to.equals("java/util/Date")) T.p(answer);
                }
                T.p(row);
            }
            // Now some are loaded.
            for (String name : new String[] {"javax.swing.AbstractButton", "java.sql.Timestamp", "KnownChild", "java.util.jar.JarFile"})
                Class.forName(name, false, ClassLoader.getSystemClassLoader());
        }
    }
}

class Known implements Shaped { }
class KnownChild extends Known { }
interface Shaped { }
