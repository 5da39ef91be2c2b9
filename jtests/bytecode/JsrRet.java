// jtest: gc-subset
// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
// Subroutines of old class files: nested, from a loop, with ret through a wide local, and one that never returns.
import jdk.internal.org.objectweb.asm.*;

public class JsrRet implements Opcodes {
    public static void main(String[] args) throws Throwable {
        for (int v : new int[] {V1_1, V1_4, V1_5}) {
            T.p(v, Asm.run(v, "(I)I", m -> {
                Label sub = new Label(), loop = new Label(), end = new Label();
                m.visitInsn(ICONST_0);
                m.visitVarInsn(ISTORE, 1);
                m.visitLabel(loop);
                m.visitVarInsn(ILOAD, 0);
                m.visitJumpInsn(IFLE, end);
                m.visitJumpInsn(JSR, sub);
                m.visitIincInsn(0, -1);
                m.visitJumpInsn(JSR, sub);
                m.visitJumpInsn(GOTO, loop);
                m.visitLabel(sub);
                m.visitVarInsn(ASTORE, 2);
                m.visitVarInsn(ILOAD, 1);
                m.visitInsn(ICONST_3);
                m.visitInsn(IMUL);
                m.visitVarInsn(ILOAD, 0);
                m.visitInsn(IADD);
                m.visitVarInsn(ISTORE, 1);
                m.visitVarInsn(RET, 2);
                m.visitLabel(end);
                m.visitVarInsn(ILOAD, 1);
                m.visitInsn(IRETURN);
            }, 6));
        }
        T.p("nested", Asm.run("()I", m -> {
            Label outer = new Label(), inner = new Label();
            m.visitInsn(ICONST_1);
            m.visitVarInsn(ISTORE, 0);
            m.visitJumpInsn(JSR, outer);
            m.visitVarInsn(ILOAD, 0);
            m.visitInsn(IRETURN);
            m.visitLabel(outer);
            m.visitVarInsn(ASTORE, 1);
            m.visitIincInsn(0, 10);
            m.visitJumpInsn(JSR, inner);
            m.visitJumpInsn(JSR, inner);
            m.visitVarInsn(RET, 1);
            m.visitLabel(inner);
            m.visitVarInsn(ASTORE, 2);
            m.visitIincInsn(0, 100);
            m.visitVarInsn(RET, 2);
        }));
        ClassWriter w = Asm.start(V1_5, ACC_PUBLIC, "Made", "java/lang/Object");
        MethodVisitor m = w.visitMethod(ACC_PUBLIC | ACC_STATIC, "run", "(Z)Ljava/lang/String;", null, null);
        Label from = new Label(), to = new Label(), handler = new Label(), fin = new Label(), thrown = new Label();
        m.visitTryCatchBlock(from, to, handler, null);
        m.visitLdcInsn("a");
        m.visitVarInsn(ASTORE, 300);
        m.visitLabel(from);
        m.visitVarInsn(ILOAD, 0);
        m.visitJumpInsn(IFNE, thrown);
        m.visitJumpInsn(JSR, fin);
        m.visitVarInsn(ALOAD, 300);
        m.visitInsn(ARETURN);
        m.visitLabel(thrown);
        m.visitInsn(ACONST_NULL);
        m.visitInsn(ATHROW);
        m.visitLabel(to);
        m.visitLabel(handler);
        m.visitVarInsn(ASTORE, 301);
        m.visitJumpInsn(JSR, fin);
        m.visitVarInsn(ALOAD, 300);
        m.visitInsn(ARETURN);
        m.visitLabel(fin);
        m.visitVarInsn(ASTORE, 302);
        m.visitVarInsn(ALOAD, 300);
        m.visitLdcInsn("+finally");
        m.visitMethodInsn(INVOKEVIRTUAL, "java/lang/String", "concat", "(Ljava/lang/String;)Ljava/lang/String;", false);
        m.visitVarInsn(ASTORE, 300);
        m.visitVarInsn(RET, 302);
        m.visitMaxs(5, 310);
        Class<?> c = new Asm.Loader().define("Made", Asm.bytes(w));
        T.p(Asm.call(c, false), Asm.call(c, true));
        T.thrown("jsr in version 51", () -> Asm.run(V1_7, "()V", x -> {
            Label sub = new Label();
            x.visitJumpInsn(JSR, sub);
            x.visitInsn(RETURN);
            x.visitLabel(sub);
            x.visitVarInsn(ASTORE, 0);
            x.visitVarInsn(RET, 0);
        }));
        T.kind("ret without address", () -> Asm.run("()V", x -> { x.visitInsn(ICONST_0); x.visitVarInsn(ISTORE, 0); x.visitVarInsn(RET, 0); }));
    }
}
