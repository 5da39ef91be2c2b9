// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
import java.lang.invoke.*;
import jdk.internal.org.objectweb.asm.*;

/** Looking a member up links its class: what cannot be verified is refused there, without being initialised. */
public class LookupLinks implements Opcodes {
    static byte[] generated(boolean bad) {
        ClassWriter w = new ClassWriter(0);
        w.visit(V17, ACC_PUBLIC, "Generated", null, "java/lang/Object", null);
        for (String name : new String[] {"f", "g", "<init>", "<clinit>"}) {
            boolean isStatic = name.equals("f") || name.equals("<clinit>");
            MethodVisitor m = w.visitMethod(isStatic ? ACC_PUBLIC | ACC_STATIC : ACC_PUBLIC, name, "()V", null, null);
            m.visitCode();
            if (name.equals("<clinit>")) {
                m.visitFieldInsn(GETSTATIC, "java/lang/System", "out", "Ljava/io/PrintStream;");
                m.visitLdcInsn("initialised");
                m.visitMethodInsn(INVOKEVIRTUAL, "java/io/PrintStream", "println", "(Ljava/lang/String;)V", false);
            }
            if (name.equals("<init>")) {
                m.visitVarInsn(ALOAD, 0);
                m.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
            }
            if (bad && name.equals("f")) m.visitInsn(POP);
            m.visitInsn(RETURN);
            m.visitMaxs(2, 1);
            m.visitEnd();
        }
        w.visitField(ACC_PUBLIC | ACC_STATIC, "s", "I", null, null).visitEnd();
        w.visitField(ACC_PUBLIC, "i", "J", null, null).visitEnd();
        w.visitEnd();
        return w.toByteArray();
    }

    interface Find { Object of(Class<?> c) throws Throwable; }

    static void look(String name, Find find) throws Throwable {
        for (boolean bad : new boolean[] {false, true}) {
            Class<?> c = new Asm.Loader().define(null, generated(bad));
            T.thrown(name + (bad ? " bad" : " good"), () -> T.p(find.of(c)));
        }
    }

    public static void main(String[] args) throws Throwable {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        MethodType none = MethodType.methodType(void.class);
        look("static", c -> lookup.findStatic(c, "f", none).type());
        look("virtual", c -> lookup.findVirtual(c, "g", none).type().parameterCount());
        look("constructor", c -> lookup.findConstructor(c, none).type().parameterCount());
        look("static getter", c -> lookup.findStaticGetter(c, "s", int.class).type());
        look("getter", c -> lookup.findGetter(c, "i", long.class).type().returnType());
        look("static handle", c -> lookup.findStaticVarHandle(c, "s", int.class).varType());
        look("handle", c -> lookup.findVarHandle(c, "i", long.class).varType());
        look("unreflect", c -> lookup.unreflect(c.getMethod("f")).type());
        look("unreflect getter", c -> lookup.unreflectGetter(c.getField("s")).type());
        look("invoked", c -> lookup.findStatic(c, "f", none).invokeWithArguments());
        look("missing", c -> lookup.findStatic(c, "nothing", none));
    }
}
