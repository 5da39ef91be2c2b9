// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
import java.lang.annotation.*;
import java.lang.reflect.*;
import java.util.*;
import jdk.internal.org.objectweb.asm.*;

/** Reflection on classes whose members name classes that are missing or not what they were: which calls fail and how, annotations that lost members. */
public class DeclaredErrors {
    @Retention(RetentionPolicy.RUNTIME) public @interface Ann { int number(); String text() default "default"; E choice() default E.A; Class<?> type() default Object.class; }
    public enum E { A, B }

    static Class<?> make(String name, java.util.function.Consumer<ClassWriter> body) {
        ClassWriter w = Asm.start(Opcodes.V11, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, name, "java/lang/Object");
        body.accept(w);
        return new Asm.Loader().define(name, Asm.bytes(w));
    }

    static void all(Class<?> c) {
        T.p("#", c);
        T.value("methods", () -> Arrays.stream(c.getMethods()).filter(m -> m.getDeclaringClass() == c).count()); T.value("declared methods", () -> c.getDeclaredMethods().length); T.value("a method", () -> c.getMethod("fine")); T.value("fields", () -> c.getDeclaredFields().length); T.value("a field", () -> c.getField("fine")); T.value("bad field", () -> c.getField("bad")); T.value("constructors", () -> c.getConstructors().length); T.value("instance", () -> c.getConstructor().newInstance().getClass());
        T.value("annotations", () -> c.getAnnotations().length); T.value("interfaces", () -> c.getInterfaces()); T.value("declaring", () -> c.getDeclaringClass()); T.value("enclosing", () -> c.getEnclosingMethod()); T.value("nest host", () -> c.getNestHost()); T.value("members", () -> c.getNestMembers().length); T.value("inner", () -> c.getDeclaredClasses().length); T.value("simple name", () -> c.getSimpleName()); T.value("permitted", () -> c.getPermittedSubclasses());
    }

    static void fine(ClassWriter w) { w.visitField(Opcodes.ACC_PUBLIC, "fine", "I", null, null).visitEnd(); Asm.method(w, "fine", "()V", m -> m.visitInsn(Opcodes.RETURN)); }

    public static void main(String[] args) throws Exception {
        all(make("MissingParameter", w -> { fine(w); Asm.method(w, "bad", "(Lno/Such;)V", m -> m.visitInsn(Opcodes.RETURN)); }));
        all(make("MissingReturn", w -> { fine(w); Asm.method(w, "bad", "()[Lno/Such;", m -> { m.visitInsn(Opcodes.ACONST_NULL); m.visitInsn(Opcodes.ARETURN); }); }));
        all(make("MissingField", w -> { fine(w); w.visitField(Opcodes.ACC_PUBLIC, "bad", "Lno/Such;", null, null).visitEnd(); }));
        all(make("MissingException", w -> { fine(w); w.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_NATIVE, "bad", "()V", null, new String[] {"no/Such"}).visitEnd(); }));
        all(make("MissingConstructor", w -> { fine(w); w.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_NATIVE, "other", "(Lno/Such;)V", null, null).visitEnd(); }));
        all(make("MissingNest", w -> { fine(w); w.visitNestHost("no/Such"); }));
        all(make("MissingMembers", w -> { fine(w); w.visitNestMember("no/Such"); w.visitInnerClass("no/Such", "MissingMembers", "Such", Opcodes.ACC_STATIC); }));
        all(make("MissingOuter", w -> { fine(w); w.visitInnerClass("MissingOuter", "no/Such", "Inner", Opcodes.ACC_STATIC); }));
        all(make("MissingEnclosing", w -> { fine(w); w.visitOuterClass("java/lang/String", "nope", "()V"); w.visitInnerClass("MissingEnclosing", null, null, 0); }));
        all(make("LooseAnnotation", w -> { fine(w);
            AnnotationVisitor a = w.visitAnnotation("LDeclaredErrors$Ann;", true); a.visit("extra", 5); a.visit("number", "not a number"); a.visitEnum("choice", "LDeclaredErrors$E;", "GONE"); a.visit("type", jdk.internal.org.objectweb.asm.Type.getObjectType("no/Such")); a.visitEnd();
            AnnotationVisitor b = w.visitAnnotation("Lno/SuchAnnotation;", true); b.visit("x", 1); b.visitEnd(); }));
        Class<?> loose = make("Loose2", w -> { AnnotationVisitor a = w.visitAnnotation("LDeclaredErrors$Ann;", true); a.visit("number", "not a number"); a.visitEnum("choice", "LDeclaredErrors$E;", "GONE"); a.visit("type", jdk.internal.org.objectweb.asm.Type.getObjectType("no/Such")); a.visitEnd(); });
        Ann a = loose.getAnnotation(Ann.class);
        T.thrown("number", () -> a.number()); T.value("text", () -> a.text()); T.thrown("choice", () -> a.choice()); T.thrown("type", () -> a.type()); T.thrown("text of all", () -> a.toString()); T.thrown("hash", () -> a.hashCode());
        Ann none = (Ann) make("Incomplete", w -> w.visitAnnotation("LDeclaredErrors$Ann;", true).visitEnd()).getAnnotation(Ann.class);
        T.thrown("incomplete", () -> none.number()); T.value("default", () -> none.text());
        Class<?> twice = make("Twice", w -> { for (int i = 0; i < 2; i++) { AnnotationVisitor v = w.visitAnnotation("LDeclaredErrors$Ann;", true); v.visit("number", i); v.visitEnd(); } });
        T.kind("twice", () -> twice.getAnnotations());
    }
}
