// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: javac --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
import jdk.internal.org.objectweb.asm.Label;
import jdk.internal.org.objectweb.asm.MethodVisitor;
import jdk.internal.org.objectweb.asm.Opcodes;

/** Jumps to the middle of instructions that an interpreter may execute as one, and such instructions as compilers do not write them. */
public class JumpsIntoSequences implements Opcodes {
    interface Code { void accept(MethodVisitor m); }

    /** The instructions of `after` with what `before` pushes last, and with what `skipped` pushes in its place. */
    static void both(String name, String descriptor, Code before, Code skipped, Code after, Object... args) throws Throwable {
        for (int way = 0; way < 2; way++) {
            int chosen = way;
            Object[] all = new Object[args.length + 1];
            System.arraycopy(args, 0, all, 0, args.length);
            all[args.length] = chosen;
            Object result = Asm.run(descriptor, m -> {
                Label middle = new Label();
                before.accept(m);
                m.visitVarInsn(ILOAD, args.length);
                m.visitJumpInsn(IFNE, middle);
                m.visitInsn(POP);
                skipped.accept(m);
                m.visitLabel(middle);
                after.accept(m);
            }, all);
            System.out.println(name + " " + way + ": " + result);
        }
    }
    static void insns(MethodVisitor m, int... opcodes) {
        for (int opcode : opcodes) m.visitInsn(opcode);
    }

    public static void main(String[] args) throws Throwable {
        Code twenty = m -> m.visitIntInsn(BIPUSH, 20), first = m -> m.visitVarInsn(ILOAD, 0);
        both("iload iconst_1 iadd", "(II)I", twenty, first, m -> insns(m, ICONST_1, IADD, IRETURN), 7);
        both("iload iconst_1 isub", "(II)I", twenty, first, m -> insns(m, ICONST_1, ISUB, IRETURN), 7);
        both("iconst_1 ishr", "(II)I", m -> { m.visitVarInsn(ILOAD, 0); m.visitInsn(ICONST_3); }, m -> m.visitInsn(ICONST_1), m -> insns(m, ISHR, IRETURN), -77);
        both("sipush iand", "(II)I", m -> { m.visitVarInsn(ILOAD, 0); m.visitInsn(ICONST_3); }, m -> m.visitIntInsn(SIPUSH, -256), m -> insns(m, IAND, IRETURN), 12345);
        both("iload ior", "(II)I", m -> { m.visitVarInsn(ILOAD, 0); m.visitInsn(ICONST_3); }, m -> { m.visitIntInsn(BIPUSH, 16); m.visitVarInsn(ISTORE, 5); m.visitVarInsn(ILOAD, 5); }, m -> insns(m, IOR, IRETURN), 64);
        both("iconst_1 goto ireturn", "(II)I", m -> m.visitInsn(ICONST_4), m -> m.visitInsn(ICONST_1), m -> { Label end = new Label(); m.visitJumpInsn(GOTO, end); m.visitInsn(NOP); m.visitLabel(end); m.visitInsn(IRETURN); }, 0);
        both("iconst_1 goto ireturn Z", "(II)Z", m -> m.visitInsn(ICONST_4), m -> m.visitInsn(ICONST_1), m -> { Label end = new Label(); m.visitJumpInsn(GOTO, end); m.visitInsn(NOP); m.visitLabel(end); m.visitInsn(IRETURN); }, 0);
        both("float goto", "(II)F", m -> m.visitInsn(FCONST_2), m -> m.visitInsn(FCONST_0), m -> { Label end = new Label(); m.visitJumpInsn(GOTO, end); m.visitInsn(NOP); m.visitLabel(end); m.visitInsn(FRETURN); }, 0);
        // The head of a loop is entered behind its first load; the counter is in a wide form; the loop counts another local.
        for (int start = -1; start < 12; start += 4) {
            int from = start;
            for (int bound : new int[] {0, 9, 300}) {
                System.out.println(from + " " + bound + " " + Asm.run("(I)I", m -> {
                    Label head = new Label(), inside = new Label(), end = new Label();
                    m.visitInsn(ICONST_0);
                    m.visitVarInsn(ISTORE, 6);
                    m.visitVarInsn(ILOAD, 0);
                    m.visitVarInsn(ISTORE, 5);
                    m.visitIntInsn(BIPUSH, -5);
                    m.visitJumpInsn(GOTO, inside);
                    m.visitLabel(head);
                    m.visitVarInsn(ILOAD, 5);
                    m.visitLabel(inside);
                    m.visitIntInsn(bound > 127 ? SIPUSH : BIPUSH, bound);
                    m.visitJumpInsn(IF_ICMPGE, end);
                    m.visitIincInsn(6, 3);
                    m.visitIincInsn(5, 2);
                    m.visitJumpInsn(GOTO, head);
                    m.visitLabel(end);
                    m.visitVarInsn(ILOAD, 6);
                    m.visitVarInsn(ILOAD, 5);
                    m.visitInsn(IADD);
                    m.visitInsn(IRETURN);
                }, from) + " " + Asm.run("(I)I", m -> {
                    Label head = new Label(), end = new Label();
                    m.visitIntInsn(SIPUSH, bound);
                    m.visitVarInsn(ISTORE, 2);
                    m.visitLabel(head);
                    m.visitVarInsn(ILOAD, 0);
                    m.visitVarInsn(ILOAD, 2);
                    m.visitJumpInsn(IF_ICMPGE, end);
                    m.visitIincInsn(0, 1);
                    m.visitIincInsn(2, -1);
                    m.visitJumpInsn(GOTO, head);
                    m.visitLabel(end);
                    m.visitVarInsn(ILOAD, 0);
                    m.visitInsn(IRETURN);
                }, from));
            }
        }
        // A backward jump to a return, and a loop whose head stands behind it.
        System.out.println(Asm.run("(I)I", m -> {
            Label back = new Label(), over = new Label(), head = new Label(), end = new Label();
            m.visitJumpInsn(GOTO, over);
            m.visitLabel(back);
            m.visitInsn(IRETURN);
            m.visitLabel(over);
            m.visitIincInsn(0, 5);
            m.visitJumpInsn(GOTO, head);
            m.visitInsn(NOP);
            m.visitLabel(head);
            m.visitVarInsn(ILOAD, 0);
            m.visitInsn(ICONST_1);
            m.visitInsn(IADD);
            m.visitJumpInsn(GOTO, back);
        }, 7));
    }
}
