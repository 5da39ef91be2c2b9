import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import jdk.internal.org.objectweb.asm.ClassWriter;
import jdk.internal.org.objectweb.asm.MethodVisitor;
import jdk.internal.org.objectweb.asm.Opcodes;

/** Class files made by hand. Tests that use it need the option --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED. */
public final class Asm implements Opcodes {
    private Asm() {}

    /** Defines classes from bytes; a class is defined when it is first asked for. */
    public static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes = new HashMap<>();

        public Loader() {
            super(Asm.class.getClassLoader());
        }

        public Loader(ClassLoader parent) {
            super(parent);
        }

        public Loader add(String name, byte[] bytes) {
            classes.put(name, bytes);
            return this;
        }

        public Class<?> define(String name, byte[] bytes) {
            return defineClass(name, bytes, 0, bytes.length);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    /** A public class of that version with a default constructor when it is no interface. */
    public static ClassWriter start(int version, int access, String name, String superName, String... interfaces) {
        ClassWriter w = new ClassWriter(0);
        w.visit(version, access, name, null, superName, interfaces);
        if ((access & ACC_INTERFACE) == 0) {
            MethodVisitor m = w.visitMethod(ACC_PUBLIC, "<init>", "()V", null, null);
            m.visitCode();
            m.visitVarInsn(ALOAD, 0);
            m.visitMethodInsn(INVOKESPECIAL, superName, "<init>", "()V", false);
            m.visitInsn(RETURN);
            m.visitMaxs(1, 1);
            m.visitEnd();
        }
        return w;
    }

    /** Adds a public static method with 20 stack slots and 20 locals. */
    public static ClassWriter method(ClassWriter w, String name, String descriptor, Consumer<MethodVisitor> code) {
        return method(w, ACC_PUBLIC | ACC_STATIC, name, descriptor, code);
    }

    public static ClassWriter method(ClassWriter w, int access, String name, String descriptor, Consumer<MethodVisitor> code) {
        MethodVisitor m = w.visitMethod(access, name, descriptor, null, null);
        if (code != null) {
            m.visitCode();
            code.accept(m);
            m.visitMaxs(20, 20);
        }
        m.visitEnd();
        return w;
    }

    public static byte[] bytes(ClassWriter w) {
        w.visitEnd();
        return w.toByteArray();
    }

    /** A class "Made" (version 49, so without stack maps) with one static method "run", loaded and called. */
    public static Object run(String descriptor, Consumer<MethodVisitor> code, Object... args) throws Throwable {
        return run(V1_5, descriptor, code, args);
    }

    public static Object run(int version, String descriptor, Consumer<MethodVisitor> code, Object... args) throws Throwable {
        byte[] b = bytes(method(start(version, ACC_PUBLIC | ACC_SUPER, "Made", "java/lang/Object"), "run", descriptor, code));
        return call(new Loader().define("Made", b), args);
    }

    /** Calls the only method "run" of the class; what it throws comes out unwrapped. */
    public static Object call(Class<?> c, Object... args) throws Throwable {
        for (var m : c.getDeclaredMethods()) {
            if (m.getName().equals("run")) {
                try {
                    return m.invoke(null, args);
                } catch (java.lang.reflect.InvocationTargetException e) {
                    throw e.getCause();
                }
            }
        }
        throw new IllegalArgumentException("no method run");
    }
}
