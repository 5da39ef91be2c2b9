// jtest: gc-subset
// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
// jtest: normalize Loader @[0-9a-f]+ => Loader @HASH
// jtest: normalize unnamed module @(0x)?[0-9a-f]+ => unnamed module @HASH
// Classes that changed after others were compiled against them.
import java.util.function.Consumer;
import jdk.internal.org.objectweb.asm.*;

public class LinkErrors implements Opcodes {
    public static class Target { public int field; public static int sfield; public int m() { return 1; } public static int s() { return 2; } private int priv() { return 3; } private static int pfield; public final int fin = 1; public static final int sfin = Integer.parseInt("7"); protected int prot() { return 4; } Target(int x) { } public Target() { } }
    public interface Inter { int im(); default int dm() { return 5; } static int sm() { return 6; } private int pm() { return 7; } int CONST = Integer.parseInt("8"); }
    public static abstract class Abs { public abstract int am(); }
    static class Pack { public static int x; public static int y() { return 1; } public Pack() { } }
    static final String T1 = "LinkErrors$Target", I1 = "LinkErrors$Inter", A1 = "LinkErrors$Abs", P1 = "LinkErrors$Pack";

    static void code(String label, Consumer<MethodVisitor> c) {
        ClassWriter w = Asm.start(V1_8, ACC_PUBLIC | ACC_SUPER, "far/Made", "java/lang/Object");
        Asm.method(w, "run", "()Ljava/lang/Object;", m -> { c.accept(m); m.visitInsn(ACONST_NULL); m.visitInsn(ARETURN); });
        Class<?> k = new Asm.Loader().define("far.Made", Asm.bytes(w));
        for (int i = 0; i < 2; i++) T.thrown(label, () -> Asm.call(k));
    }
    static void obj(MethodVisitor m, String c) { m.visitTypeInsn(NEW, c); m.visitInsn(DUP); m.visitMethodInsn(INVOKESPECIAL, c, "<init>", "()V", false); }

    public static void main(String[] args) throws Throwable {
        code("no class", m -> { m.visitTypeInsn(NEW, "no/Such"); m.visitInsn(POP); });
        code("no class static", m -> m.visitMethodInsn(INVOKESTATIC, "no/Such", "m", "()V", false));
        code("no field", m -> { m.visitFieldInsn(GETSTATIC, T1, "nope", "I"); m.visitInsn(POP); });
        code("field type", m -> { m.visitFieldInsn(GETSTATIC, T1, "sfield", "J"); m.visitInsn(POP2); });
        code("static of instance", m -> { m.visitFieldInsn(GETSTATIC, T1, "field", "I"); m.visitInsn(POP); });
        code("instance of static", m -> { obj(m, T1); m.visitFieldInsn(GETFIELD, T1, "sfield", "I"); m.visitInsn(POP); });
        code("private field", m -> { m.visitFieldInsn(GETSTATIC, T1, "pfield", "I"); m.visitInsn(POP); });
        code("final field", m -> { obj(m, T1); m.visitInsn(ICONST_0); m.visitFieldInsn(PUTFIELD, T1, "fin", "I"); });
        code("static final field", m -> { m.visitInsn(ICONST_0); m.visitFieldInsn(PUTSTATIC, T1, "sfin", "I"); });
        code("interface constant", m -> { m.visitInsn(ICONST_0); m.visitFieldInsn(PUTSTATIC, I1, "CONST", "I"); });
        code("no method", m -> { obj(m, T1); m.visitMethodInsn(INVOKEVIRTUAL, T1, "nope", "(ILjava/lang/String;)V", false); });
        code("method type", m -> { m.visitMethodInsn(INVOKESTATIC, T1, "s", "()J", false); m.visitInsn(POP2); });
        code("static call of instance method", m -> { m.visitMethodInsn(INVOKESTATIC, T1, "m", "()I", false); m.visitInsn(POP); });
        code("virtual call of static method", m -> { obj(m, T1); m.visitMethodInsn(INVOKEVIRTUAL, T1, "s", "()I", false); m.visitInsn(POP); });
        code("private method", m -> { obj(m, T1); m.visitMethodInsn(INVOKEVIRTUAL, T1, "priv", "()I", false); m.visitInsn(POP); });
        code("protected method", m -> { obj(m, T1); m.visitMethodInsn(INVOKEVIRTUAL, T1, "prot", "()I", false); m.visitInsn(POP); });
        code("package constructor", m -> { m.visitTypeInsn(NEW, T1); m.visitInsn(DUP); m.visitInsn(ICONST_0); m.visitMethodInsn(INVOKESPECIAL, T1, "<init>", "(I)V", false); m.visitInsn(POP); });
        code("package class", m -> { m.visitMethodInsn(INVOKESTATIC, P1, "y", "()I", false); m.visitInsn(POP); });
        code("package class new", m -> { m.visitTypeInsn(NEW, P1); m.visitInsn(POP); });
        code("package class cast", m -> { m.visitInsn(ACONST_NULL); m.visitTypeInsn(CHECKCAST, P1); m.visitInsn(POP); });
        code("package class array", m -> { m.visitInsn(ICONST_0); m.visitTypeInsn(ANEWARRAY, P1); m.visitInsn(POP); });
        code("package class literal", m -> { m.visitLdcInsn(Type.getObjectType(P1)); m.visitInsn(POP); });
        code("interface method on class", m -> { obj(m, T1); m.visitMethodInsn(INVOKEINTERFACE, T1, "m", "()I", true); m.visitInsn(POP); });
        code("virtual on interface", m -> { m.visitInsn(ACONST_NULL); m.visitMethodInsn(INVOKEVIRTUAL, I1, "im", "()I", false); m.visitInsn(POP); });
        code("static of interface as class", m -> { m.visitMethodInsn(INVOKESTATIC, I1, "sm", "()I", false); m.visitInsn(POP); });
        code("interface static", m -> { m.visitMethodInsn(INVOKESTATIC, I1, "sm", "()I", true); m.visitInsn(POP); });
        code("interface private", m -> { m.visitInsn(ACONST_NULL); m.visitMethodInsn(INVOKEINTERFACE, I1, "pm", "()I", true); m.visitInsn(POP); });
        code("not an implementor", m -> { m.visitLdcInsn("string"); m.visitMethodInsn(INVOKEINTERFACE, I1, "im", "()I", true); m.visitInsn(POP); });
        code("no interface method", m -> { m.visitLdcInsn("string"); m.visitMethodInsn(INVOKEINTERFACE, I1, "nope", "()I", true); m.visitInsn(POP); });
        code("new abstract", m -> { m.visitTypeInsn(NEW, A1); m.visitInsn(POP); });
        code("new interface", m -> { m.visitTypeInsn(NEW, I1); m.visitInsn(POP); });
        code("module", m -> { m.visitMethodInsn(INVOKESTATIC, "jdk/internal/misc/VM", "initLevel", "()I", false); m.visitInsn(POP); });
        code("object method through interface", m -> { m.visitLdcInsn("string"); m.visitMethodInsn(INVOKEINTERFACE, "java/util/List", "hashCode", "()I", true); m.visitInsn(POP); });
        code("array method", m -> { m.visitInsn(ICONST_2); m.visitIntInsn(NEWARRAY, T_INT); m.visitMethodInsn(INVOKEVIRTUAL, "[I", "clone", "()Ljava/lang/Object;", false); m.visitInsn(POP); });
        code("too many dimensions", m -> { m.visitInsn(ICONST_2); m.visitTypeInsn(ANEWARRAY, "[".repeat(254) + "I"); m.visitInsn(POP); });
    }
}
