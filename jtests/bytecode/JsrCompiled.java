// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
// Subroutines in methods that run long enough to be compiled: locals of one kind on one way in and of another on the
// other, collections meanwhile, exceptions, subroutines in front of their callers, nested ones with loops.
import jdk.internal.org.objectweb.asm.*;

public class JsrCompiled implements Opcodes {
    static void call(MethodVisitor m, int opcode, String owner, String name, String descriptor) {
        m.visitMethodInsn(opcode, owner, name, descriptor, false);
    }
    static void addTo(MethodVisitor m, int local) {
        m.visitVarInsn(ILOAD, local);
        m.visitInsn(IADD);
        m.visitVarInsn(ISTORE, local);
    }
    // for (1 = 0; 1 < 0; 1++) body
    static void loop(MethodVisitor m, Runnable body) {
        Label head = new Label(), end = new Label();
        m.visitInsn(ICONST_0);
        m.visitVarInsn(ISTORE, 1);
        m.visitLabel(head);
        m.visitVarInsn(ILOAD, 1);
        m.visitVarInsn(ILOAD, 0);
        m.visitJumpInsn(IF_ICMPGE, end);
        body.run();
        m.visitIincInsn(1, 1);
        m.visitJumpInsn(GOTO, head);
        m.visitLabel(end);
    }
    static void odd(MethodVisitor m, int bit, Label target) {
        m.visitVarInsn(ILOAD, 1);
        m.visitInsn(bit == 1 ? ICONST_1 : ICONST_2);
        m.visitInsn(IAND);
        m.visitJumpInsn(IFNE, target);
    }

    // Local 3 is a string, an int or a long when the subroutine is called, and is used behind it.
    static void mixed(MethodVisitor m) {
        Label sub = new Label(), ints = new Label(), longs = new Label(), over = new Label();
        m.visitInsn(ICONST_0);
        m.visitVarInsn(ISTORE, 2);
        loop(m, () -> {
            Label next = new Label();
            odd(m, 1, ints);
            odd(m, 2, longs);
            m.visitVarInsn(ILOAD, 1);
            call(m, INVOKESTATIC, "java/lang/String", "valueOf", "(I)Ljava/lang/String;");
            m.visitVarInsn(ASTORE, 3);
            m.visitJumpInsn(JSR, sub);
            m.visitVarInsn(ALOAD, 3);
            call(m, INVOKEVIRTUAL, "java/lang/String", "length", "()I");
            addTo(m, 2);
            m.visitJumpInsn(GOTO, next);
            m.visitLabel(ints);
            m.visitVarInsn(ILOAD, 1);
            m.visitIntInsn(BIPUSH, 7);
            m.visitInsn(IMUL);
            m.visitVarInsn(ISTORE, 3);
            m.visitJumpInsn(JSR, sub);
            m.visitVarInsn(ILOAD, 3);
            addTo(m, 2);
            m.visitJumpInsn(GOTO, next);
            m.visitLabel(longs);
            m.visitVarInsn(ILOAD, 1);
            m.visitInsn(I2L);
            m.visitLdcInsn(0x123456789abL);
            m.visitInsn(LMUL);
            m.visitVarInsn(LSTORE, 3);
            m.visitJumpInsn(JSR, sub);
            m.visitVarInsn(LLOAD, 3);
            call(m, INVOKESTATIC, "java/lang/Long", "hashCode", "(J)I");
            addTo(m, 2);
            m.visitLabel(next);
        });
        m.visitJumpInsn(GOTO, over);
        m.visitLabel(sub);
        m.visitVarInsn(ASTORE, 5);
        m.visitVarInsn(ILOAD, 1);
        call(m, INVOKESTATIC, "java/lang/Integer", "toHexString", "(I)Ljava/lang/String;");
        call(m, INVOKEVIRTUAL, "java/lang/String", "length", "()I");
        addTo(m, 2);
        m.visitVarInsn(RET, 5);
        m.visitLabel(over);
        m.visitVarInsn(ILOAD, 2);
        m.visitInsn(IRETURN);
    }

    // The subroutines lie in front; the outer one calls the inner one in a loop of its own.
    static void nested(MethodVisitor m) {
        Label start = new Label(), inner = new Label(), outer = new Label(), again = new Label(), done = new Label();
        Label deep = new Label();  // always called with a number on the stack
        m.visitInsn(ICONST_0);
        m.visitVarInsn(ISTORE, 2);
        m.visitJumpInsn(GOTO, start);
        m.visitLabel(inner);
        m.visitVarInsn(ASTORE, 4);
        m.visitIincInsn(2, 3);
        m.visitVarInsn(RET, 4);
        m.visitLabel(outer);
        m.visitVarInsn(ASTORE, 3);
        m.visitInsn(ICONST_3);
        m.visitVarInsn(ISTORE, 5);
        m.visitLabel(again);
        m.visitVarInsn(ILOAD, 5);
        m.visitJumpInsn(IFLE, done);
        m.visitIincInsn(5, -1);
        m.visitJumpInsn(JSR, inner);
        m.visitJumpInsn(GOTO, again);
        m.visitLabel(done);
        m.visitVarInsn(RET, 3);
        m.visitLabel(deep);
        m.visitVarInsn(ASTORE, 6);
        m.visitIincInsn(2, 5);
        m.visitVarInsn(RET, 6);
        m.visitLabel(start);
        loop(m, () -> {
            m.visitJumpInsn(JSR, outer);
            m.visitJumpInsn(JSR, inner);
            m.visitInsn(ICONST_1);
            m.visitJumpInsn(JSR, deep);
            addTo(m, 2);
        });
        m.visitVarInsn(ILOAD, 2);
        m.visitInsn(IRETURN);
    }

    // try { 100 / (i & 1) } catch (ArithmeticException) { } finally { subroutine }
    static void thrown(MethodVisitor m) {
        Label sub = new Label(), over = new Label(), from = new Label(), to = new Label(), handler = new Label();
        m.visitTryCatchBlock(from, to, handler, "java/lang/ArithmeticException");
        m.visitInsn(ICONST_0);
        m.visitVarInsn(ISTORE, 2);
        loop(m, () -> {
            Label next = new Label();
            m.visitLabel(from);
            m.visitIntInsn(BIPUSH, 100);
            m.visitVarInsn(ILOAD, 1);
            m.visitInsn(ICONST_1);
            m.visitInsn(IAND);
            m.visitInsn(IDIV);
            addTo(m, 2);
            m.visitJumpInsn(JSR, sub);
            m.visitJumpInsn(GOTO, next);
            m.visitLabel(to);
            m.visitLabel(handler);
            m.visitVarInsn(ASTORE, 3);
            m.visitJumpInsn(JSR, sub);
            m.visitVarInsn(ALOAD, 3);
            call(m, INVOKEVIRTUAL, "java/lang/Throwable", "getMessage", "()Ljava/lang/String;");
            call(m, INVOKEVIRTUAL, "java/lang/String", "length", "()I");
            addTo(m, 2);
            m.visitLabel(next);
        });
        m.visitJumpInsn(GOTO, over);
        m.visitLabel(sub);
        m.visitVarInsn(ASTORE, 4);
        m.visitIincInsn(2, 1);
        m.visitVarInsn(RET, 4);
        m.visitLabel(over);
        m.visitVarInsn(ILOAD, 2);
        m.visitInsn(IRETURN);
    }

    interface Body { void make(MethodVisitor m); }
    static void run(String name, Body body) throws Throwable {
        ClassWriter w = Asm.start(V1_4, ACC_PUBLIC, "Made", "java/lang/Object");
        MethodVisitor m = w.visitMethod(ACC_PUBLIC | ACC_STATIC, "run", "(I)I", null, null);
        body.make(m);
        m.visitMaxs(6, 8);
        Class<?> c = new Asm.Loader().define("Made", Asm.bytes(w));
        for (int i = 0; i < 3; i++) T.p(name, Asm.call(c, 30_000 + i));
        int sum = 0;
        for (int i = 0; i < 500; i++) sum += (Integer) Asm.call(c, i & 31);
        T.p(name, sum);
    }
    public static void main(String[] args) throws Throwable {
        run("mixed", JsrCompiled::mixed);
        run("nested", JsrCompiled::nested);
        run("thrown", JsrCompiled::thrown);
    }
}
