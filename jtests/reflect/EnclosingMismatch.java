// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
// jtest: normalize @[0-9a-f]+ => @
// Nested classes that another loader defines again: the outer class knows another one of that name.
import jdk.internal.org.objectweb.asm.*;

public class EnclosingMismatch {
    static class Member { }
    interface Value { }
    record Pair(Value left, int right) { }
    static Object local() { class Local { } return new Local(); }

    static void ask(String label, Class<?> c) {
        T.thrown(label + " declaring", () -> T.p(c.getDeclaringClass()));
        T.thrown(label + " enclosing", () -> T.p(c.getEnclosingClass()));
        T.thrown(label + " method", () -> T.p(c.getEnclosingMethod()));
        T.thrown(label + " simple name", () -> T.p(c.getSimpleName()));
        T.thrown(label + " nest host", () -> T.p(c.getNestHost() == c));
        T.thrown(label + " record components", () -> T.p(c.isRecord() ? c.getRecordComponents().length : -1));
    }

    enum InnerClasses { KEPT, LEFT_OUT, EMPTY }

    /** An attribute without entries. */
    static class NoInnerClasses extends Attribute {
        NoInnerClasses() { super("InnerClasses"); }
        @Override protected ByteVector write(ClassWriter w, byte[] code, int length, int stack, int locals) { return new ByteVector().putShort(0); }
    }

    static Class<?> again(Class<?> c, InnerClasses attribute) throws Exception {
        byte[] bytes = EnclosingMismatch.class.getResourceAsStream(c.getName() + ".class").readAllBytes();
        ClassWriter w = new ClassWriter(0);
        new ClassReader(bytes).accept(new ClassVisitor(Opcodes.ASM8, w) {
            @Override public void visitInnerClass(String n, String o, String i, int a) { if (attribute == InnerClasses.KEPT) super.visitInnerClass(n, o, i, a); }
            @Override public void visitEnd() { if (attribute == InnerClasses.EMPTY) super.visitAttribute(new NoInnerClasses()); super.visitEnd(); }
        }, 0);
        return new Asm.Loader().define(null, w.toByteArray());
    }

    public static void main(String[] args) throws Exception {
        Class<?> local = local().getClass(), anonymous = new Object() { }.getClass();
        for (Class<?> c : new Class<?>[] {Member.class, Pair.class, local, anonymous}) {
            ask("own " + c.getName(), c);
            ask("again " + c.getName(), again(c, InnerClasses.KEPT));
            ask("without InnerClasses " + c.getName(), again(c, InnerClasses.LEFT_OUT));
            ask("with empty InnerClasses " + c.getName(), again(c, InnerClasses.EMPTY));
        }
    }
}
