// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
// wide iinc, goto_w, all conditional branches, lookupswitch with extremes, code near 64 KB.
import jdk.internal.org.objectweb.asm.*;

public class WideAndJumps implements Opcodes {
    static int branch(int op, int a, int b) throws Throwable {
        boolean two = op >= IF_ICMPEQ && op <= IF_ICMPLE;
        return (Integer) Asm.run("(II)I", m -> {
            Label l = new Label();
            m.visitVarInsn(ILOAD, 0);
            if (two) m.visitVarInsn(ILOAD, 1);
            m.visitJumpInsn(op, l);
            m.visitInsn(ICONST_0);
            m.visitInsn(IRETURN);
            m.visitLabel(l);
            m.visitInsn(ICONST_1);
            m.visitInsn(IRETURN);
        }, a, b);
    }

    static int compare(int op, Object a, Object b, boolean wide) throws Throwable {
        String t = a instanceof Long ? "J" : a instanceof Float ? "F" : "D";
        int load = a instanceof Long ? LLOAD : a instanceof Float ? FLOAD : DLOAD;
        return (Integer) Asm.run("(" + t + t + ")I", m -> { m.visitVarInsn(load, 0); m.visitVarInsn(load, wide ? 2 : 1); m.visitInsn(op); m.visitInsn(IRETURN); }, a, b);
    }

    public static void main(String[] args) throws Throwable {
        int[] values = {Integer.MIN_VALUE, -1, 0, 1, Integer.MAX_VALUE};
        for (int op = IFEQ; op <= IF_ICMPLE; op++) {
            StringBuilder s = new StringBuilder();
            for (int a : values) for (int b : values) s.append(branch(op, a, b));
            T.p(op, s);
        }
        for (long a : new long[] {Long.MIN_VALUE, -1, 0, 1L << 33}) for (long b : new long[] {Long.MAX_VALUE, -1, 0, 1}) T.p(compare(LCMP, a, b, true));
        for (float a : new float[] {Float.NaN, -0f, 1f}) for (float b : new float[] {0f, Float.NaN, 2f}) T.p(compare(FCMPL, a, b, false), compare(FCMPG, a, b, false));
        for (double a : new double[] {Double.NaN, -0., 1.}) for (double b : new double[] {0., Double.NaN, -1 / 0.}) T.p(compare(DCMPL, a, b, true), compare(DCMPG, a, b, true));
        ClassWriter w = Asm.start(V1_5, ACC_PUBLIC, "Made", "java/lang/Object");
        MethodVisitor m = w.visitMethod(ACC_PUBLIC | ACC_STATIC, "run", "(I)I", null, null);
        Label far = new Label(), back = new Label(), end = new Label();
        m.visitVarInsn(ILOAD, 0);
        m.visitVarInsn(ISTORE, 1000);
        m.visitIincInsn(1000, 32767);
        m.visitIincInsn(1000, -32768);
        m.visitIincInsn(0, 1000);
        m.visitJumpInsn(GOTO, far);
        m.visitLabel(back);
        m.visitIincInsn(1000, 7);
        m.visitJumpInsn(GOTO, end);
        for (int i = 0; i < 60000; i++) m.visitInsn(NOP);
        m.visitLabel(far);
        m.visitVarInsn(ILOAD, 0);
        m.visitJumpInsn(IFNE, back);
        m.visitLabel(end);
        m.visitVarInsn(ILOAD, 1000);
        m.visitVarInsn(ILOAD, 0);
        m.visitInsn(IADD);
        m.visitInsn(IRETURN);
        m.visitMaxs(5, 1001);
        Class<?> c = new Asm.Loader().define("Made", Asm.bytes(w));
        T.p(Asm.call(c, 5), Asm.call(c, -1000));
        for (int v : new int[] {Integer.MIN_VALUE, -5, 0, 5, Integer.MAX_VALUE, 3}) {
            T.p(Asm.run("(I)I", x -> {
                Label a = new Label(), b = new Label(), d = new Label();
                x.visitVarInsn(ILOAD, 0);
                x.visitLookupSwitchInsn(d, new int[] {Integer.MIN_VALUE, -5, 0, 5, Integer.MAX_VALUE}, new Label[] {a, b, d, a, b});
                x.visitLabel(a); x.visitInsn(ICONST_1); x.visitInsn(IRETURN);
                x.visitLabel(b); x.visitInsn(ICONST_2); x.visitInsn(IRETURN);
                x.visitLabel(d); x.visitInsn(ICONST_3); x.visitInsn(IRETURN);
            }, v), Asm.run("(I)I", x -> {
                Label a = new Label(), d = new Label();
                x.visitVarInsn(ILOAD, 0);
                x.visitTableSwitchInsn(Integer.MAX_VALUE - 1, Integer.MAX_VALUE, d, a, d);
                x.visitLabel(a); x.visitInsn(ICONST_1); x.visitInsn(IRETURN);
                x.visitLabel(d); x.visitInsn(ICONST_3); x.visitInsn(IRETURN);
            }, v), Asm.run("(I)I", x -> {
                Label d = new Label();
                x.visitVarInsn(ILOAD, 0);
                x.visitLookupSwitchInsn(d, new int[0], new Label[0]);
                x.visitLabel(d); x.visitInsn(ICONST_4); x.visitInsn(IRETURN);
            }, v));
        }
    }
}
