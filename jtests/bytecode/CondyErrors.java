// jtest: gc-subset
// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
// A constant whose resolution failed fails again with an error that is made anew: its message, or the constant's name, and
// the cause.
import java.lang.invoke.MethodHandles;
import jdk.internal.org.objectweb.asm.*;

public class CondyErrors implements Opcodes {
    static class Broken {
        static { if (true) throw new IllegalStateException("static"); }
        static void touch() {}
    }

    public static Object initializer(MethodHandles.Lookup lookup, String name, Class<?> type) {
        Broken.touch();
        return "never";
    }

    public static Object linkage(MethodHandles.Lookup lookup, String name, Class<?> type) {
        throw name.equals("named") ? new LinkageError("a message") : new LinkageError();
    }

    public static Object other(MethodHandles.Lookup lookup, String name, Class<?> type) {
        throw new IllegalArgumentException();
    }

    static int count;

    static void twice(String bootstrap, String name) throws Exception {
        Handle method = new Handle(H_INVOKESTATIC, "CondyErrors", bootstrap,
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;)Ljava/lang/Object;", false);
        String holder = "Made" + count++;
        ClassWriter w = Asm.start(V17, ACC_PUBLIC | ACC_SUPER, holder, "java/lang/Object");
        Asm.method(w, "run", "()Ljava/lang/Object;", m -> {
            m.visitLdcInsn(new ConstantDynamic(name, "Ljava/lang/Object;", method));
            m.visitInsn(ARETURN);
        });
        Class<?> c = new Asm.Loader().define(holder, Asm.bytes(w));
        for (int i = 0; i < 2; i++) {
            try {
                System.out.println(Asm.call(c));
            } catch (Throwable e) {
                System.out.println(bootstrap + " " + name + " " + i + ":");
                for (; e != null; e = e.getCause()) System.out.println("  " + e + " " + (e.getMessage() != null));
            }
        }
    }

    public static void main(String[] args) throws Exception {
        twice("initializer", "first");
        twice("initializer", "second");
        twice("linkage", "named");
        twice("linkage", "nameless");
        twice("other", "wrapped");
    }
}
