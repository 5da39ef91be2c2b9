import java.util.List;
import java.util.Random;
import jdk.internal.org.objectweb.asm.ClassWriter;
import jdk.internal.org.objectweb.asm.Label;
import jdk.internal.org.objectweb.asm.MethodVisitor;
import jdk.internal.org.objectweb.asm.Opcodes;

/** What every main class has: its static fields, pick(int), and run(int), which calls each method and catches what it throws. */
final class MainParts implements Opcodes {
    private final Program program;
    private final ClassWriter writer;
    private final String[] classes;
    private final Random random;

    MainParts(Program program, ClassWriter writer, String[] classes, Random random) {
        this.program = program;
        this.writer = writer;
        this.classes = classes;
        this.random = random;
    }

    void generate(List<Program.Callee> methods, int wanted) {
        initializer();
        pick("pick", 4);
        pick("pickOrNull", 5);
        run(methods, wanted);
    }

    private MethodVisitor start(String name, String descriptor) {
        MethodVisitor m = writer.visitMethod(ACC_PUBLIC | ACC_STATIC, name, descriptor, null, null);
        m.visitCode();
        return m;
    }

    private void end(MethodVisitor m, int opcode) {
        m.visitInsn(opcode);
        m.visitMaxs(0, 0);
        m.visitEnd();
    }

    private void initializer() {
        for (char type : "IJFDBSCZON".toCharArray()) {
            writer.visitField(ACC_STATIC | ACC_PUBLIC, "s" + type, Places.descriptor(type, program), null, null).visitEnd();
        }
        MethodVisitor m = start("<clinit>", "()V");
        String kinds = "IJFDBSCZ";
        int[] codes = {T_INT, T_LONG, T_FLOAT, T_DOUBLE, T_BYTE, T_SHORT, T_CHAR, T_BOOLEAN};
        for (int i = 0; i < codes.length; i++) {
            m.visitIntInsn(BIPUSH, 8);
            m.visitIntInsn(NEWARRAY, codes[i]);
            arrayField(m, "a" + kinds.charAt(i), "[" + kinds.charAt(i));
        }
        m.visitIntInsn(BIPUSH, 8);
        m.visitTypeInsn(ANEWARRAY, "java/lang/Object");
        arrayField(m, "aO", "[Ljava/lang/Object;");
        m.visitIntInsn(BIPUSH, 8);
        m.visitTypeInsn(ANEWARRAY, random.nextBoolean() ? "java/lang/String" : "java/lang/Comparable");
        arrayField(m, "strings", "[Ljava/lang/Object;");
        m.visitInsn(ICONST_3);
        m.visitIntInsn(BIPUSH, 8);
        m.visitMultiANewArrayInsn("[[I", 2);
        arrayField(m, "matrix", "[[I");
        m.visitInsn(ICONST_5);
        m.visitTypeInsn(ANEWARRAY, program.base);
        for (int i = 0; i < 4; i++) {
            m.visitInsn(DUP);
            m.visitInsn(ICONST_0 + i);
            m.visitTypeInsn(NEW, classes[i]);
            m.visitInsn(DUP);
            m.visitMethodInsn(INVOKESPECIAL, classes[i], "<init>", "()V", false);
            m.visitInsn(AASTORE);
        }
        arrayField(m, "pool", "[L" + program.base + ";");
        end(m, RETURN);
    }

    private void arrayField(MethodVisitor m, String name, String descriptor) {
        writer.visitField(ACC_STATIC | ACC_PUBLIC, name, descriptor, null, null).visitEnd();
        m.visitFieldInsn(PUTSTATIC, program.name, name, descriptor);
    }

    /** One of the objects; of five the last is null. */
    private void pick(String name, int count) {
        MethodVisitor m = start(name, "(I)L" + program.base + ";");
        m.visitFieldInsn(GETSTATIC, program.name, "pool", "[L" + program.base + ";");
        m.visitVarInsn(ILOAD, 0);
        m.visitLdcInsn(Integer.MAX_VALUE);
        m.visitInsn(IAND);
        m.visitInsn(ICONST_0 + count);
        m.visitInsn(IREM);
        m.visitInsn(AALOAD);
        end(m, ARETURN);
    }

    private void run(List<Program.Callee> methods, int wanted) {
        MethodVisitor m = start("run", "(I)V");
        for (int i = 0; i < methods.size(); i++) {
            if (wanted >= 0 && wanted != i) continue;
            Program.Callee callee = methods.get(i);
            Label start = new Label(), end = new Label(), handler = new Label(), after = new Label();
            m.visitTryCatchBlock(start, end, handler, "java/lang/Throwable");
            m.visitIntInsn(SIPUSH, 600);
            m.visitFieldInsn(PUTSTATIC, "R", "fuel", "I");
            m.visitLabel(start);
            for (char type : callee.parameters().toCharArray()) argument(m, type);
            m.visitMethodInsn(INVOKESTATIC, callee.owner(), callee.name(), callee.descriptor(), false);
            m.visitMethodInsn(INVOKESTATIC, "R", "mix", "(" + Places.mixType(callee.result()) + ")V", false);
            m.visitLabel(end);
            m.visitJumpInsn(GOTO, after);
            m.visitLabel(handler);
            m.visitMethodInsn(INVOKESTATIC, "R", "caught", "(Ljava/lang/Throwable;)V", false);
            m.visitLabel(after);
        }
        end(m, RETURN);
    }

    /** An argument that differs from round to round. */
    private void argument(MethodVisitor m, char type) {
        if (type == 'O' || type == 'N') {
            m.visitFieldInsn(GETSTATIC, "R", "TABLE", "[LR$Node;");
            m.visitVarInsn(ILOAD, 0);
            m.visitInsn(AALOAD);
            return;
        }
        m.visitVarInsn(ILOAD, 0);
        m.visitLdcInsn(random.nextInt());
        m.visitInsn(IMUL);
        if (type == 'J') m.visitInsn(I2L);
        if (type == 'F') m.visitInsn(I2F);
        if (type == 'D') m.visitInsn(I2D);
    }
}
