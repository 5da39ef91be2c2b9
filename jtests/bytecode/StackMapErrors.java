// jtest: gc-subset
// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
// Stack maps that are wrong, with the whole message of HotSpot's type checker.
import java.util.function.Consumer;
import jdk.internal.org.objectweb.asm.*;

public class StackMapErrors implements Opcodes {
    static void map(String label, Consumer<MethodVisitor> frame) {
        T.thrown(label, () -> T.p(Asm.run(V1_8, "(ILjava/lang/String;J)I", m -> {
            Label l = new Label();
            m.visitVarInsn(ILOAD, 0);
            m.visitJumpInsn(IFEQ, l);
            m.visitInsn(ICONST_1);
            m.visitInsn(IRETURN);
            m.visitLabel(l);
            frame.accept(m);
            m.visitVarInsn(ALOAD, 1);
            m.visitMethodInsn(INVOKEVIRTUAL, "java/lang/String", "length", "()I", false);
            m.visitInsn(IRETURN);
        }, 0, "four", 5L)));
    }

    public static void main(String[] args) {
        map("same", m -> m.visitFrame(F_SAME, 0, null, 0, null));
        map("no frame", m -> { });
        map("chop", m -> m.visitFrame(F_CHOP, 1, null, 0, null));
        map("chop too much", m -> m.visitFrame(F_CHOP, 2, null, 0, null));
        map("append", m -> m.visitFrame(F_APPEND, 1, new Object[] {INTEGER}, 0, null));
        map("stack", m -> { m.visitFrame(F_SAME1, 0, null, 1, new Object[] {INTEGER}); m.visitInsn(POP); });
        map("full with Object", m -> m.visitFrame(F_FULL, 3, new Object[] {INTEGER, "java/lang/Object", LONG}, 0, null));
        map("full with top", m -> m.visitFrame(F_FULL, 2, new Object[] {INTEGER, "java/lang/String"}, 0, null));
        map("full with float", m -> m.visitFrame(F_FULL, 2, new Object[] {FLOAT, "java/lang/String"}, 0, null));
        map("full with CharSequence", m -> m.visitFrame(F_FULL, 2, new Object[] {INTEGER, "java/lang/CharSequence"}, 0, null));
        map("full with Runnable", m -> m.visitFrame(F_FULL, 2, new Object[] {INTEGER, "java/lang/Runnable"}, 0, null));
        map("full with null", m -> m.visitFrame(F_FULL, 2, new Object[] {INTEGER, NULL}, 0, null));
        map("missing class", m -> m.visitFrame(F_FULL, 2, new Object[] {INTEGER, "no/Such"}, 0, null));
        map("uninitializedThis", m -> m.visitFrame(F_FULL, 2, new Object[] {UNINITIALIZED_THIS, "java/lang/String"}, 0, null));
        T.thrown("handler type", () -> T.p(Asm.run(V1_8, "()V", m -> {
            Label a = new Label(), b = new Label();
            m.visitTryCatchBlock(a, b, b, "java/lang/String");
            m.visitLabel(a);
            m.visitInsn(RETURN);
            m.visitLabel(b);
            m.visitFrame(F_SAME1, 0, null, 1, new Object[] {"java/lang/Throwable"});
            m.visitInsn(POP);
            m.visitInsn(RETURN);
        })));
        T.thrown("backward merge", () -> T.p(Asm.run(V1_8, "(I)I", m -> {
            Label loop = new Label();
            m.visitInsn(ICONST_0);
            m.visitVarInsn(ISTORE, 1);
            m.visitLabel(loop);
            m.visitFrame(F_APPEND, 1, new Object[] {INTEGER}, 0, null);
            m.visitInsn(FCONST_0);
            m.visitVarInsn(FSTORE, 1);
            m.visitIincInsn(0, -1);
            m.visitVarInsn(ILOAD, 0);
            m.visitJumpInsn(IFGT, loop);
            m.visitInsn(ICONST_1);
            m.visitInsn(IRETURN);
        }, 3)));
    }
}
