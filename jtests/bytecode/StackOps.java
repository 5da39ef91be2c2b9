// jtest: gc-subset
// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
// Every form of dup, swap and pop, with one-slot and two-slot values.
import jdk.internal.org.objectweb.asm.MethodVisitor;

public class StackOps implements jdk.internal.org.objectweb.asm.Opcodes {
    /** Pushes 1..n ints, applies the instruction, then folds the k ints on the stack to acc * 10 + top. */
    static int ints(int n, int op, int k) throws Throwable {
        return (Integer) Asm.run("()I", m -> {
            for (int i = 1; i <= n; i++) m.visitInsn(ICONST_0 + i);
            m.visitInsn(op);
            fold(m, k);
        });
    }

    static void fold(MethodVisitor m, int k) {
        m.visitInsn(ICONST_0);
        m.visitVarInsn(ISTORE, 0);
        for (int i = 0; i < k; i++) {
            m.visitVarInsn(ILOAD, 0);
            m.visitIntInsn(BIPUSH, 10);
            m.visitInsn(IMUL);
            m.visitInsn(IADD);
            m.visitVarInsn(ISTORE, 0);
        }
        m.visitVarInsn(ILOAD, 0);
        m.visitInsn(IRETURN);
    }

    interface Code { void emit(MethodVisitor m); }

    static long mixed(Code push, int op, String order) throws Throwable {
        return (Long) Asm.run("()J", m -> {
            m.visitInsn(LCONST_0);
            m.visitVarInsn(LSTORE, 0);
            push.emit(m);
            m.visitInsn(op);
            for (char c : order.toCharArray()) {
                if (c == 'i') m.visitInsn(I2L);
                m.visitVarInsn(LLOAD, 0);
                m.visitLdcInsn(10L);
                m.visitInsn(LMUL);
                m.visitInsn(LADD);
                m.visitVarInsn(LSTORE, 0);
            }
            m.visitVarInsn(LLOAD, 0);
            m.visitInsn(LRETURN);
        });
    }

    static void i(MethodVisitor m, int v) { m.visitInsn(ICONST_0 + v); }
    static void l(MethodVisitor m, long v) { m.visitLdcInsn(v); }

    public static void main(String[] args) throws Throwable {
        T.p("dup", ints(2, DUP, 3), "dup_x1", ints(3, DUP_X1, 4), "dup_x2", ints(4, DUP_X2, 5), "dup2", ints(3, DUP2, 5), "dup2_x1", ints(4, DUP2_X1, 6), "dup2_x2", ints(5, DUP2_X2, 7), "swap", ints(3, SWAP, 3), "pop", ints(3, POP, 2), "pop2", ints(4, POP2, 2));
        T.p("dup2 long", mixed(m -> { l(m, 3); l(m, 7); }, DUP2, "lll"));
        T.p("dup_x2 over long", mixed(m -> { l(m, 3); i(m, 4); }, DUP_X2, "ili"));
        T.p("dup2_x1 long over int", mixed(m -> { i(m, 3); l(m, 4); }, DUP2_X1, "lil"));
        T.p("dup2_x2 form 2", mixed(m -> { i(m, 1); i(m, 2); l(m, 4); }, DUP2_X2, "liil"));
        T.p("dup2_x2 form 3", mixed(m -> { l(m, 4); i(m, 1); i(m, 2); }, DUP2_X2, "iilii"));
        T.p("dup2_x2 form 4", mixed(m -> { l(m, 4); l(m, 5); }, DUP2_X2, "lll"));
        T.p("pop2 long", mixed(m -> { l(m, 4); l(m, 5); }, POP2, "l"));
        T.p(Asm.run("(DLjava/lang/Object;)Ljava/lang/Object;", m -> {
            m.visitVarInsn(DLOAD, 0);
            m.visitVarInsn(ALOAD, 2);
            m.visitInsn(DUP_X2);
            m.visitInsn(POP);
            m.visitInsn(POP2);
            m.visitInsn(ARETURN);
        }, 2.5, "object"));
    }
}
