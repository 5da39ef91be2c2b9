// jtest: gc-subset
// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
// What javac never makes but the VM must accept: odd names, dead handlers, unbalanced monitors, uncaught types, int for boolean.
import jdk.internal.org.objectweb.asm.*;

public class OddButValid implements Opcodes {
    public static String say(boolean b, byte c, char d, short e) { return b + " " + c + " " + (int) d + " " + e; }
    public static boolean z; public static byte y; public static boolean[] za = new boolean[1];

    public static void main(String[] args) throws Throwable {
        ClassWriter w = Asm.start(V1_5, ACC_PUBLIC, "odd-name with spaces!", "java/lang/Object");
        w.visitField(ACC_PUBLIC | ACC_STATIC, "1 field", "I", null, null);
        w.visitField(ACC_PUBLIC | ACC_STATIC, "same", "I", null, 5);
        w.visitField(ACC_PUBLIC | ACC_STATIC, "same", "J", null, 6L);
        Asm.method(w, "same", "()I", m -> { m.visitFieldInsn(GETSTATIC, "odd-name with spaces!", "same", "I"); m.visitInsn(IRETURN); });
        Asm.method(w, "same", "()J", m -> { m.visitFieldInsn(GETSTATIC, "odd-name with spaces!", "same", "J"); m.visitInsn(LRETURN); });
        Asm.method(w, "run", "()Ljava/lang/String;", m -> { m.visitMethodInsn(INVOKESTATIC, "odd-name with spaces!", "same", "()J", false); m.visitMethodInsn(INVOKESTATIC, "java/lang/String", "valueOf", "(J)Ljava/lang/String;", false); m.visitInsn(ARETURN); });
        Class<?> c = new Asm.Loader().define("odd-name with spaces!", Asm.bytes(w));
        T.p(c.getName(), Asm.call(c), c.getFields().length, c.getField("1 field").getInt(null));
        T.p("int as small types", Asm.run("(I)Ljava/lang/String;", m -> { for (int i = 0; i < 4; i++) m.visitVarInsn(ILOAD, 0); m.visitMethodInsn(INVOKESTATIC, "OddButValid", "say", "(ZBCS)Ljava/lang/String;", false); m.visitInsn(ARETURN); }, 1));
        T.p("return int as boolean", Asm.run("()Z", m -> { m.visitInsn(ICONST_3); m.visitInsn(IRETURN); }), Asm.run("()Z", m -> { m.visitInsn(ICONST_2); m.visitInsn(IRETURN); }), Asm.run("()B", m -> { m.visitIntInsn(SIPUSH, 511); m.visitInsn(IRETURN); }), Asm.run("()S", m -> { m.visitLdcInsn(70000); m.visitInsn(IRETURN); }));
        Asm.run("()V", m -> { m.visitInsn(ICONST_2); m.visitFieldInsn(PUTSTATIC, "OddButValid", "z", "Z"); m.visitIntInsn(SIPUSH, 300); m.visitFieldInsn(PUTSTATIC, "OddButValid", "y", "B"); m.visitFieldInsn(GETSTATIC, "OddButValid", "za", "[Z"); m.visitInsn(ICONST_0); m.visitInsn(ICONST_3); m.visitInsn(BASTORE); m.visitInsn(RETURN); });
        T.p(z, y, za[0]);
        Object lock = new Object();
        T.thrown("exit without enter", () -> Asm.run("(Ljava/lang/Object;)V", m -> { m.visitVarInsn(ALOAD, 0); m.visitInsn(MONITOREXIT); m.visitInsn(RETURN); }, lock));
        // HotSpot throws and releases, Cortado does not and keeps (docs/compatibility.md); nothing else will do.
        boolean thrown = false;
        try {
            Asm.run("(Ljava/lang/Object;)V", m -> { m.visitVarInsn(ALOAD, 0); m.visitInsn(MONITORENTER); m.visitInsn(RETURN); }, lock);
        } catch (IllegalMonitorStateException e) {
            thrown = true;
        }
        T.p("enter without exit", Thread.holdsLock(lock) != thrown);
        T.thrown("monitor of null", () -> Asm.run("()V", m -> { m.visitInsn(ACONST_NULL); m.visitInsn(MONITORENTER); m.visitInsn(RETURN); }));
        T.thrown("exit of null", () -> Asm.run("()V", m -> { m.visitInsn(ACONST_NULL); m.visitInsn(MONITOREXIT); m.visitInsn(RETURN); }));
        T.p("handler covers itself", Asm.run("(I)I", m -> {
            Label a = new Label(), b = new Label(), h = new Label(), out = new Label();
            m.visitTryCatchBlock(a, b, h, "java/lang/ArithmeticException");
            m.visitLabel(a);
            m.visitInsn(ICONST_1); m.visitVarInsn(ILOAD, 0); m.visitInsn(IDIV); m.visitInsn(IRETURN);
            m.visitLabel(h);
            m.visitInsn(POP); m.visitIincInsn(0, 1); m.visitInsn(ICONST_1); m.visitVarInsn(ILOAD, 0); m.visitInsn(ICONST_3); m.visitInsn(IAND); m.visitInsn(IDIV); m.visitInsn(IRETURN);
            m.visitLabel(b);
        }, 0));
        T.thrown("catch type missing", () -> Asm.run("()V", m -> {
            Label a = new Label(), b = new Label();
            m.visitTryCatchBlock(a, b, b, "no/Such");
            m.visitLabel(a); m.visitTypeInsn(NEW, "java/lang/Error"); m.visitInsn(DUP); m.visitMethodInsn(INVOKESPECIAL, "java/lang/Error", "<init>", "()V", false); m.visitInsn(ATHROW);
            m.visitLabel(b); m.visitInsn(POP); m.visitInsn(RETURN);
        }));
        T.p("checkcast of null to a missing class", Asm.run("()Ljava/lang/Object;", m -> { m.visitInsn(ACONST_NULL); m.visitTypeInsn(CHECKCAST, "no/Such"); m.visitInsn(ARETURN); }), Asm.run("()I", m -> { m.visitInsn(ACONST_NULL); m.visitTypeInsn(INSTANCEOF, "no/Such"); m.visitInsn(IRETURN); }));
        T.thrown("instanceof a missing class", () -> Asm.run("()I", m -> { m.visitLdcInsn("s"); m.visitTypeInsn(INSTANCEOF, "no/Such"); m.visitInsn(IRETURN); }));
        T.p("multianewarray with fewer dimensions", Asm.run("()Ljava/lang/Object;", m -> { m.visitInsn(ICONST_2); m.visitInsn(ICONST_3); m.visitMultiANewArrayInsn("[[[I", 2); m.visitInsn(ARETURN); }));
        T.p("shadowing argument", Asm.run("(J)I", m -> { m.visitInsn(ICONST_4); m.visitVarInsn(ISTORE, 1); m.visitVarInsn(ILOAD, 1); m.visitInsn(IRETURN); }, 5L));
        T.p(Asm.run("()D", m -> { m.visitLdcInsn(5.5); m.visitInsn(DNEG); m.visitLdcInsn(2.0); m.visitInsn(DREM); m.visitInsn(DRETURN); }), Asm.run("(IIIIIIIII)I", m -> { for (int i = 0; i < 9; i++) m.visitVarInsn(ILOAD, i); for (int i = 0; i < 8; i++) m.visitInsn(i % 2 == 0 ? ISUB : IXOR); m.visitInsn(IRETURN); }, 1, 2, 3, 4, 5, 6, 7, 8, 9));
    }
}
