// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
// invokespecial of an interface that inherits several defaults, and method handle constants of classes that do not verify.
import java.lang.invoke.*;
import jdk.internal.org.objectweb.asm.*;

public class SpecialConflicts implements Opcodes {
    public interface K { default int m() { return 1; } }
    public interface L { default int m() { return 2; } }
    public interface Abstract { int m(); }
    public interface Deeper extends K { default int m() { return 3; } }

    static final String J = "J", MADE = "Made";

    static Asm.Loader loader(String... interfaces) {
        ClassWriter j = Asm.start(V1_8, ACC_PUBLIC | ACC_INTERFACE | ACC_ABSTRACT, J, "java/lang/Object", interfaces);
        ClassWriter c = Asm.start(V1_8, ACC_PUBLIC | ACC_SUPER, MADE, "java/lang/Object", J);
        Asm.method(c, ACC_PUBLIC, "m", "()I", m -> { m.visitInsn(ICONST_5); m.visitInsn(IRETURN); });
        Asm.method(c, ACC_PUBLIC, "direct", "()I", m -> {
            m.visitVarInsn(ALOAD, 0);
            m.visitMethodInsn(INVOKESPECIAL, J, "m", "()I", true);
            m.visitInsn(IRETURN);
        });
        Asm.method(c, ACC_PUBLIC, "handle", "()I", m -> {
            m.visitLdcInsn(new Handle(H_INVOKESPECIAL, J, "m", "()I", true));
            m.visitVarInsn(ALOAD, 0);
            m.visitMethodInsn(INVOKEVIRTUAL, "java/lang/invoke/MethodHandle", "invokeExact", "(LMade;)I", false);
            m.visitInsn(IRETURN);
        });
        Asm.method(c, ACC_PUBLIC | ACC_STATIC, "lookup", "()Ljava/lang/invoke/MethodHandles$Lookup;", m -> {
            m.visitMethodInsn(INVOKESTATIC, "java/lang/invoke/MethodHandles", "lookup", "()Ljava/lang/invoke/MethodHandles$Lookup;", false);
            m.visitInsn(ARETURN);
        });
        return new Asm.Loader().add(J, Asm.bytes(j)).add(MADE, Asm.bytes(c));
    }

    static void calls(String what, String... interfaces) throws Throwable {
        Asm.Loader loader = loader(interfaces);
        Class<?> made = loader.loadClass(MADE), j = loader.loadClass(J);
        Object o = made.getDeclaredConstructor().newInstance();
        for (int again = 0; again < 2; again++) {
            for (String name : new String[] {"direct", "handle", "m"}) {
                T.thrown(what + " " + name, () -> {
                    try {
                        T.p(made.getMethod(name).invoke(o));
                    } catch (java.lang.reflect.InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
            }
        }
        MethodHandles.Lookup lookup = (MethodHandles.Lookup) made.getMethod("lookup").invoke(null);
        T.thrown(what + " findSpecial", () -> {
            MethodHandle found = lookup.findSpecial(j, "m", MethodType.methodType(int.class), made);
            T.p(found.type());
            T.p((int) found.invoke(o));
        });
        T.thrown(what + " findVirtual", () -> T.p((int) lookup.findVirtual(j, "m", MethodType.methodType(int.class)).invoke(o)));
    }

    static Object constant(int kind, String owner, String name, String descriptor) throws Throwable {
        ClassWriter bad = Asm.start(V1_5, ACC_PUBLIC | ACC_SUPER, "Bad", "java/lang/Object");
        bad.visitField(ACC_PUBLIC | ACC_STATIC, "field", "I", null, null).visitEnd();
        Asm.method(bad, ACC_PUBLIC, "m", "()I", m -> { m.visitInsn(ICONST_1); m.visitInsn(ARETURN); });
        ClassWriter made = Asm.start(V1_8, ACC_PUBLIC | ACC_SUPER, MADE, "java/lang/Object");
        Asm.method(made, "run", "()Ljava/lang/Object;", m -> { m.visitLdcInsn(new Handle(kind, owner, name, descriptor, false)); m.visitInsn(ARETURN); });
        Asm.Loader loader = new Asm.Loader().add("Bad", Asm.bytes(bad)).add(MADE, Asm.bytes(made));
        return Asm.call(loader.loadClass(MADE));
    }
    static String first(Throwable t) { return t.toString().split("\n")[0]; }
    static void bad(String what, int kind, String name, String descriptor) {
        try {
            T.p(what, constant(kind, "Bad", name, descriptor));
        } catch (Throwable t) {
            T.p(what, first(t), t.getCause() == null ? "" : first(t.getCause()));
        }
    }

    public static void main(String[] args) throws Throwable {
        calls("two", "SpecialConflicts$K", "SpecialConflicts$L");
        calls("one", "SpecialConflicts$K");
        calls("abstract beside", "SpecialConflicts$Abstract", "SpecialConflicts$K");
        calls("deeper", "SpecialConflicts$K", "SpecialConflicts$Deeper");
        calls("abstract alone", "SpecialConflicts$Abstract");
        bad("method", H_INVOKEVIRTUAL, "m", "()I");
        bad("constructor", H_NEWINVOKESPECIAL, "<init>", "()V");
        bad("field", H_GETSTATIC, "field", "I");
        bad("no such method", H_INVOKEVIRTUAL, "n", "()I");
    }
}
