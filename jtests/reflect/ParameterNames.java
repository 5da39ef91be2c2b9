// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: javac -parameters
// jtest: tag asm
import java.lang.reflect.*;
import java.util.*;
import jdk.internal.org.objectweb.asm.*;

/** MethodParameters as compilers write it and as others may: implicit and synthetic ones, final, unnamed, bad counts and names. */
public class ParameterNames {
    class Inner { Inner(final int a, String b) { } }
    enum E { X(5); E(int value) { } }
    record R(int one, String... two) { R { } }
    static void local(int captured) { class Local { Local(long mine) { } int use() { return captured; } } show(Local.class.getDeclaredConstructors()[0]); }
    Object anonymous(String s) { return new ArrayList<String>(5) { String t = s; }; }
    static <X> void m(final X x, int[]... rest) { }

    static void show(Executable e) {
        T.p("#", e.toGenericString().replaceAll("Made\\d*", "Made"));
        try {
            for (Parameter p : e.getParameters()) T.p("  ", p, p.getName(), p.isNamePresent(), p.isImplicit(), p.isSynthetic(), p.isVarArgs(), Modifier.toString(p.getModifiers()), p.getParameterizedType(), p.getAnnotations().length);
        } catch (Throwable t) { T.p("  ", t, t.getCause()); }
    }

    static int count;
    static void made(Object[]... parameters) {
        ClassWriter w = new ClassWriter(0);
        String name = "Made" + count++;
        w.visit(Opcodes.V11, Opcodes.ACC_PUBLIC | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT, name, null, "java/lang/Object", null);
        MethodVisitor m = w.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, "f", "(ILjava/lang/String;)V", null, null);
        for (Object[] p : parameters) m.visitParameter((String) p[0], (Integer) p[1]);
        m.visitEnd();
        try { show(new Asm.Loader().define(name, Asm.bytes(w)).getMethods()[0]); } catch (Throwable t) { T.p(t); }
    }

    public static void main(String[] args) throws Exception {
        show(Inner.class.getDeclaredConstructors()[0]);
        show(E.class.getDeclaredConstructors()[0]);
        show(E.class.getMethod("valueOf", String.class));
        for (Constructor<?> k : R.class.getDeclaredConstructors()) show(k);
        show(R.class.getDeclaredMethod("equals", Object.class));
        local(3);
        show(new ParameterNames().anonymous("s").getClass().getDeclaredConstructors()[0]);
        show(ParameterNames.class.getDeclaredMethod("m", Object.class, int[][].class));
        show(String.class.getMethod("indexOf", int.class, int.class));
        made(new Object[] {"a", 0}, new Object[] {"b", Opcodes.ACC_FINAL});
        made(new Object[] {null, Opcodes.ACC_SYNTHETIC}, new Object[] {"b", Opcodes.ACC_MANDATED});
        made(new Object[] {"a", 0});
        made(new Object[] {"a", 0}, new Object[] {"b", 0}, new Object[] {"c", 0});
        made(new Object[] {"a", 0x4000}, new Object[] {"b", 0});
        made(new Object[] {"a.b", 0}, new Object[] {"", 0});
        made(new Object[] {"same", 0}, new Object[] {"same", 0});
        made();
    }
}
