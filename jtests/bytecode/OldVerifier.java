// jtest: gc-subset
// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
// What the verifier by inference refuses as malformed, and which errors of version 50 give it no second try.
import jdk.internal.org.objectweb.asm.*;

public class OldVerifier implements Opcodes {
    /** A static method with one local and an attribute StackMapTable of these bytes, in a class of that version. */
    static byte[] withMap(int version, int... map) {
        ClassWriter w = Asm.start(version, ACC_PUBLIC | ACC_SUPER, "Made", "java/lang/Object");
        MethodVisitor m = w.visitMethod(ACC_PUBLIC | ACC_STATIC, "run", "()V", null, null);
        m.visitCode();
        m.visitInsn(NOP);
        m.visitInsn(RETURN);
        m.visitMaxs(1, 1);
        m.visitAttribute(new Attribute("StackMapTable") {
            @Override public boolean isCodeAttribute() { return true; }
            @Override protected ByteVector write(ClassWriter cw, byte[] code, int length, int stack, int locals) {
                ByteVector v = new ByteVector();
                for (int b : map) v.putByte(b);
                return v;
            }
        });
        m.visitEnd();
        return Asm.bytes(w);
    }

    static void link(String label, byte[] bytes) {
        T.thrown(label, () -> new Asm.Loader().define(null, bytes).getDeclaredConstructors());
    }

    static byte[] catching(int version, String type) {
        ClassWriter w = Asm.start(version, ACC_PUBLIC | ACC_SUPER, "Made", "java/lang/Object");
        MethodVisitor m = w.visitMethod(ACC_PUBLIC | ACC_STATIC, "run", "()V", null, null);
        Label start = new Label(), end = new Label(), handler = new Label();
        m.visitTryCatchBlock(start, end, handler, type);
        m.visitCode();
        m.visitLabel(start);
        m.visitInsn(NOP);
        m.visitLabel(end);
        m.visitInsn(RETURN);
        m.visitLabel(handler);
        m.visitInsn(POP);
        m.visitInsn(RETURN);
        m.visitMaxs(1, 1);
        m.visitEnd();
        return Asm.bytes(w);
    }

    public static void main(String[] args) {
        for (int version : new int[] {49, 50, 51}) {
            link(version + " good map", withMap(version, 0, 0));
            link(version + " map cut off", withMap(version, 0, 1));
            link(version + " map too long", withMap(version, 0, 0, 1));
            link(version + " reserved frame type", withMap(version, 0, 1, 200));
            link(version + " bad class index", withMap(version, 0, 1, 252, 0, 1, 7, 0, 1));
            link(version + " bad verification type", withMap(version, 0, 1, 252, 0, 1, 99));
            link(version + " too many locals", withMap(version, 0, 1, 254, 0, 1, 1, 1, 1));
            link(version + " offset outside", withMap(version, 0, 1, 60));
            for (String type : new String[] {"java/lang/Throwable", "java/lang/String", "[[J", "no/Such"}) link(version + " catches " + type, catching(version, type));
        }
    }
}
