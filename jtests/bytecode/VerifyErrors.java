// jtest: gc-subset
// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
// Class files that must not pass the verifier, old (inference) and new (type checking). Only the first line of each message is compared.
import java.util.function.Consumer;
import jdk.internal.org.objectweb.asm.*;

public class VerifyErrors implements Opcodes {
    static void bad(String label, String desc, Consumer<MethodVisitor> code, Object... args) {
        for (int v : new int[] {V1_5, V1_6, V1_7, V17}) {
            try {
                T.p(label, v, "->", Asm.run(v, desc, code, args));
            } catch (Throwable t) {
                T.p(label, v, "->", t.getClass().getName(), v > 50 ? String.valueOf(t.getMessage()).lines().limit(3).toList() : "");
            }
        }
    }

    public static void main(String[] args) {
        bad("int as object", "()Ljava/lang/Object;", m -> { m.visitInsn(ICONST_1); m.visitInsn(ARETURN); });
        bad("object as int", "()I", m -> { m.visitInsn(ACONST_NULL); m.visitInsn(IRETURN); });
        bad("underflow", "()V", m -> { m.visitInsn(POP); m.visitInsn(RETURN); });
        bad("falls off", "()V", m -> m.visitInsn(NOP));
        bad("wrong return", "()J", m -> { m.visitInsn(ICONST_0); m.visitInsn(IRETURN); });
        bad("return in value method", "()I", m -> m.visitInsn(RETURN));
        bad("uninitialised local", "()I", m -> { m.visitVarInsn(ILOAD, 3); m.visitInsn(IRETURN); });
        bad("half of a long", "()I", m -> { m.visitInsn(LCONST_0); m.visitVarInsn(LSTORE, 0); m.visitVarInsn(ILOAD, 1); m.visitInsn(IRETURN); });
        bad("split long", "()V", m -> { m.visitInsn(LCONST_0); m.visitInsn(POP); m.visitInsn(RETURN); });
        bad("swap long", "()V", m -> { m.visitInsn(LCONST_0); m.visitInsn(SWAP); m.visitInsn(RETURN); });
        bad("overflow", "()V", m -> { for (int i = 0; i < 30; i++) m.visitInsn(ICONST_0); m.visitInsn(RETURN); });
        bad("locals", "()V", m -> { m.visitInsn(ICONST_0); m.visitVarInsn(ISTORE, 25); m.visitInsn(RETURN); });
        bad("string for integer", "()I", m -> { m.visitLdcInsn("s"); m.visitMethodInsn(INVOKEVIRTUAL, "java/lang/Integer", "intValue", "()I", false); m.visitInsn(IRETURN); });
        bad("uninitialised object", "()Ljava/lang/Object;", m -> { m.visitTypeInsn(NEW, "java/lang/Object"); m.visitInsn(ARETURN); });
        bad("initialised twice", "()V", m -> { m.visitTypeInsn(NEW, "java/lang/Object"); m.visitInsn(DUP); m.visitInsn(DUP); m.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false); m.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false); m.visitInsn(RETURN); });
        bad("array kind", "([I)J", m -> { m.visitVarInsn(ALOAD, 0); m.visitInsn(ICONST_0); m.visitInsn(LALOAD); m.visitInsn(LRETURN); }, new int[1]);
        bad("array of int as objects", "([I)V", m -> { m.visitVarInsn(ALOAD, 0); m.visitInsn(ICONST_0); m.visitInsn(ACONST_NULL); m.visitInsn(AASTORE); m.visitInsn(RETURN); }, new int[1]);
        bad("throw a string", "()V", m -> { m.visitLdcInsn("s"); m.visitInsn(ATHROW); });
        bad("monitor of int", "()V", m -> { m.visitInsn(ICONST_0); m.visitInsn(MONITORENTER); m.visitInsn(RETURN); });
        bad("arguments of call", "()I", m -> { m.visitInsn(ICONST_0); m.visitInsn(FCONST_0); m.visitMethodInsn(INVOKESTATIC, "java/lang/Math", "max", "(II)I", false); m.visitInsn(IRETURN); });
        bad("field type", "()V", m -> { m.visitInsn(ICONST_0); m.visitFieldInsn(PUTSTATIC, "java/lang/System", "out", "Ljava/io/PrintStream;"); m.visitInsn(RETURN); });
        bad("no stack map", "(I)I", m -> { Label l = new Label(); m.visitVarInsn(ILOAD, 0); m.visitJumpInsn(IFEQ, l); m.visitInsn(ICONST_1); m.visitInsn(IRETURN); m.visitLabel(l); m.visitInsn(ICONST_2); m.visitInsn(IRETURN); }, 0);
        bad("dead code", "()I", m -> { m.visitInsn(ICONST_1); m.visitInsn(IRETURN); m.visitInsn(POP); m.visitInsn(ICONST_2); m.visitInsn(IRETURN); });
        bad("private init call", "()V", m -> { m.visitInsn(ACONST_NULL); m.visitMethodInsn(INVOKESPECIAL, "java/lang/String", "length", "()I", false); m.visitInsn(POP); m.visitInsn(RETURN); });
        bad("interface accepts anything", "(Ljava/lang/Object;)V", m -> { m.visitVarInsn(ALOAD, 0); m.visitMethodInsn(INVOKEINTERFACE, "java/lang/Runnable", "run", "()V", true); m.visitInsn(RETURN); }, "string");
        bad("interface as argument", "(Ljava/lang/Object;)Ljava/lang/Runnable;", m -> { m.visitVarInsn(ALOAD, 0); m.visitInsn(ARETURN); }, "string");
        bad("fine", "()I", m -> { m.visitInsn(ICONST_5); m.visitInsn(IRETURN); });
    }
}
