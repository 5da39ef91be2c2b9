// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
import java.util.*;
import jdk.internal.org.objectweb.asm.*;

/** Methods at the limits of the class file: 65,535 bytes of code, thousands of locals and stack slots, huge switches, deep nesting of handlers, wide instructions, long constant pools. */
public class SubroutinesAndHuge implements Opcodes {
    static Class<?> make(String n, java.util.function.Consumer<MethodVisitor> c, String d, int stack, int locals) {
        ClassWriter w = Asm.start(V1_5, ACC_PUBLIC | ACC_SUPER, n, "java/lang/Object");
        MethodVisitor m = w.visitMethod(ACC_PUBLIC | ACC_STATIC, "run", d, null, null);
        m.visitCode(); c.accept(m); m.visitMaxs(stack, locals); m.visitEnd();
        return new Asm.Loader().define(n, Asm.bytes(w));
    }
    static Object call(Class<?> c, Object... a) throws Throwable { return Asm.call(c, a); }

    public static void main(String[] args) throws Throwable {
        Class<?> big = make("Big", m -> { m.visitVarInsn(ILOAD, 0); for (int i = 0; i < 21843; i++) { m.visitInsn(ICONST_1); m.visitInsn(IADD); m.visitInsn(NOP); } m.visitInsn(IRETURN); }, "(I)I", 2, 1);
        for (int i = 0; i < 30; i++) if ((int) call(big, i) != i + 21843) T.p("big", i);
        T.p(call(big, 5));
        T.kind("too big", () -> make("TooBig", m -> { for (int i = 0; i < 65535; i++) m.visitInsn(NOP); m.visitInsn(RETURN); }, "()V", 1, 1));
        Class<?> locals = make("Locals", m -> { for (int i = 0; i < 5000; i++) { m.visitVarInsn(ILOAD, 0); m.visitVarInsn(ISTORE, 10 + i); } for (int i = 0; i < 5000; i += 50) m.visitIincInsn(10 + i, 300 + i); m.visitInsn(LCONST_1); m.visitVarInsn(LSTORE, 60000); m.visitLdcInsn(2.5); m.visitVarInsn(DSTORE, 60002); m.visitVarInsn(ILOAD, 10 + 2500); m.visitInsn(I2D); m.visitVarInsn(DLOAD, 60002); m.visitInsn(DADD); m.visitVarInsn(LLOAD, 60000); m.visitInsn(L2D); m.visitInsn(DADD); m.visitInsn(DRETURN); }, "(I)D", 10, 60010);
        for (int i = 0; i < 50; i++) if ((double) call(locals, i) != i + 2800 + 3.5) T.p("locals", i, call(locals, i));
        T.p(call(locals, 1));
        Class<?> stack = make("Stack", m -> { for (int i = 0; i < 3000; i++) m.visitVarInsn(ILOAD, 0); for (int i = 0; i < 2999; i++) m.visitInsn(i % 2 == 0 ? IADD : IXOR); m.visitInsn(IRETURN); }, "(I)I", 3001, 1);
        int expected = 7; for (int i = 0; i < 2999; i++) expected = i % 2 == 0 ? expected + 7 : expected ^ 7;
        T.p((int) call(stack, 7) == expected);
        Class<?> table = make("Table", m -> { int n = 4000; Label[] l = new Label[n]; for (int i = 0; i < n; i++) l[i] = new Label(); Label d = new Label(); m.visitVarInsn(ILOAD, 0); m.visitTableSwitchInsn(-2000, 1999, d, l); for (int i = 0; i < n; i++) { m.visitLabel(l[i]); m.visitIntInsn(SIPUSH, i); m.visitInsn(IRETURN); } m.visitLabel(d); m.visitInsn(ICONST_M1); m.visitInsn(IRETURN); }, "(I)I", 2, 1);
        for (int i : new int[] {-2001, -2000, -1, 0, 1999, 2000, Integer.MIN_VALUE, Integer.MAX_VALUE}) T.p(i, call(table, i));
        Class<?> lookup = make("Lookup", m -> { int n = 3000; int[] k = new int[n]; Label[] l = new Label[n]; for (int i = 0; i < n; i++) { k[i] = Integer.MIN_VALUE + i * 1431655; l[i] = new Label(); } Label d = new Label(); m.visitVarInsn(ILOAD, 0); m.visitLookupSwitchInsn(d, k, l); for (int i = 0; i < n; i++) { m.visitLabel(l[i]); m.visitIntInsn(SIPUSH, i); m.visitInsn(IRETURN); } m.visitLabel(d); m.visitInsn(ICONST_M1); m.visitInsn(IRETURN); }, "(I)I", 2, 1);
        long sum = 0; for (int i = 0; i < 3000; i++) sum += (int) call(lookup, Integer.MIN_VALUE + i * 1431655) + (int) call(lookup, Integer.MIN_VALUE + i * 1431655 + 1); T.p(sum);
        Class<?> handlers = make("Handlers", m -> { int n = 500; Label[] s = new Label[n], e = new Label[n], h = new Label[n]; for (int i = 0; i < n; i++) { s[i] = new Label(); e[i] = new Label(); h[i] = new Label(); m.visitTryCatchBlock(s[i], e[i], h[i], i % 2 == 0 ? "java/lang/ArithmeticException" : "java/lang/IllegalStateException"); } Label any = new Label(); for (int i = n - 1; i >= 0; i--) m.visitLabel(s[i]); m.visitInsn(ICONST_1); m.visitVarInsn(ILOAD, 0); m.visitInsn(IDIV); for (int i = 0; i < n; i++) m.visitLabel(e[i]); m.visitInsn(IRETURN); for (int i = 0; i < n; i++) { m.visitLabel(h[i]); m.visitInsn(POP); m.visitIntInsn(SIPUSH, 1000 + i); m.visitInsn(IRETURN); } }, "(I)I", 2, 1);
        T.p(call(handlers, 1), call(handlers, 0));
        Class<?> jumps = make("Jumps", m -> { Label top = new Label(), far = new Label(); m.visitInsn(ICONST_0); m.visitVarInsn(ISTORE, 1); m.visitLabel(top); m.visitVarInsn(ILOAD, 1); m.visitVarInsn(ILOAD, 0); m.visitJumpInsn(IF_ICMPGE, far); for (int i = 0; i < 9000; i++) { m.visitIincInsn(1, i == 0 ? 1 : 0); } m.visitJumpInsn(GOTO, top); m.visitLabel(far); m.visitVarInsn(ILOAD, 1); m.visitInsn(IRETURN); }, "(I)I", 2, 2);
        T.p(call(jumps, 300));
        Class<?> far = make("Far", m -> { Label end = new Label(), sub = new Label(); m.visitVarInsn(ILOAD, 0); m.visitJumpInsn(IFEQ, end); for (int i = 0; i < 40000; i++) m.visitInsn(NOP); m.visitLabel(end); m.visitIntInsn(BIPUSH, 42); m.visitInsn(IRETURN); }, "(I)I", 2, 2);
        T.p(call(far, 0), call(far, 1));
        Class<?> multi = make("Multi", m -> { for (int i = 0; i < 200; i++) m.visitVarInsn(ILOAD, 0); m.visitMultiANewArrayInsn("[".repeat(255) + "I", 200); m.visitInsn(ARETURN); }, "(I)Ljava/lang/Object;", 200, 1);
        T.p(call(multi, 1).getClass().getName().length(), call(multi, 0).getClass().getName().length());
        StringBuilder longName = new StringBuilder("n"); for (int i = 0; i < 65000; i++) longName.append((char) ('a' + i % 26));
        ClassWriter w = Asm.start(V1_5, ACC_PUBLIC | ACC_SUPER, "Names", "java/lang/Object"); w.visitField(ACC_PUBLIC | ACC_STATIC, longName.toString(), "J", null, null).visitEnd(); Asm.method(w, "run", "()I", m -> { m.visitLdcInsn("s".repeat(65535)); m.visitMethodInsn(INVOKEVIRTUAL, "java/lang/String", "length", "()I", false); m.visitInsn(IRETURN); }); Class<?> names = new Asm.Loader().define("Names", Asm.bytes(w)); T.p(call(names), names.getFields()[0].getName().length());
    }
}
