// jtest: gc-subset
// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
// jtest: normalize @[0-9a-f]+ => @
// Call sites and dynamic constants that cannot be linked (JVMS 5.4.3.6): the error, its cause, and the same again the second time.
import java.lang.invoke.*;
import java.util.function.Consumer;
import jdk.internal.org.objectweb.asm.*;

public class DynamicErrors implements Opcodes {
    public static CallSite good(MethodHandles.Lookup l, String n, MethodType t) { return new ConstantCallSite(MethodHandles.empty(t)); }
    public static CallSite none(MethodHandles.Lookup l, String n, MethodType t) { return null; }
    public static CallSite wrongType(MethodHandles.Lookup l, String n, MethodType t) { return new ConstantCallSite(MethodHandles.empty(MethodType.methodType(int.class))); }
    public static CallSite throwing(MethodHandles.Lookup l, String n, MethodType t) throws Exception { throw new Exception("from the bootstrap method"); }
    public static CallSite error(MethodHandles.Lookup l, String n, MethodType t) { throw new IllegalStateError("an error"); }
    public static Object notASite(MethodHandles.Lookup l, String n, MethodType t) { return "text"; }
    public static CallSite two(MethodHandles.Lookup l, String n) { return null; }
    private static CallSite secret(MethodHandles.Lookup l, String n, MethodType t) { return null; }
    public static Object constant(MethodHandles.Lookup l, String n, Class<?> t) { return n.equals("wrong") ? "text" : n.equals("null") ? null : (Object) 7; }
    public static Object badConstant(MethodHandles.Lookup l, String n, Class<?> t) { throw new IllegalArgumentException("no constant"); }
    public static class IllegalStateError extends Error { IllegalStateError(String m) { super(m); } }
    static final String SITE = "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;)Ljava/lang/invoke/CallSite;";
    static final String CONSTANT = "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;)Ljava/lang/Object;";

    static Handle handle(String name, String descriptor) { return new Handle(H_INVOKESTATIC, "DynamicErrors", name, descriptor, false); }

    static void code(String label, Consumer<MethodVisitor> c) {
        ClassWriter w = Asm.start(V11, ACC_PUBLIC | ACC_SUPER, "far/Made", "java/lang/Object");
        Asm.method(w, "run", "()Ljava/lang/Object;", m -> { c.accept(m); m.visitInsn(ACONST_NULL); m.visitInsn(ARETURN); });
        Class<?> k = new Asm.Loader().define("far.Made", Asm.bytes(w));
        for (int i = 0; i < 2; i++) {
            try {
                Asm.call(k);
                T.p(label, "fine");
            } catch (Throwable t) {
                for (Throwable e = t; e != null; e = e.getCause()) T.p(label, e.getClass().getName(), e.getMessage());
            }
        }
    }

    static void site(String label, Handle bootstrap, Object... arguments) { code(label, m -> m.visitInvokeDynamicInsn("called", "()V", bootstrap, arguments)); }
    static void constant(String label, String name, String type, Handle bootstrap) {
        code(label, m -> { m.visitLdcInsn(new ConstantDynamic(name, type, bootstrap)); m.visitInsn(type.equals("J") ? POP2 : POP); });
    }

    public static void main(String[] args) throws Throwable {
        site("good", handle("good", SITE));
        site("null", handle("none", SITE));
        site("wrong type", handle("wrongType", SITE));
        site("throws", handle("throwing", SITE));
        site("throws an error", handle("error", SITE));
        site("no call site", handle("notASite", SITE.replace("CallSite", "String").replace("java/lang/invoke/String", "java/lang/Object")));
        site("too few parameters", handle("two", "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;)Ljava/lang/invoke/CallSite;"));
        site("too many arguments", handle("good", SITE), 1, "x");
        site("private", handle("secret", SITE));
        site("no such method", handle("nope", SITE));
        site("no such class", new Handle(H_INVOKESTATIC, "no/Such", "m", SITE, false));
        site("argument of no class", handle("good", SITE), Type.getObjectType("no/Such"));
        site("static handle for instance method", new Handle(H_INVOKESTATIC, "java/lang/Object", "toString", "()Ljava/lang/String;", false));
        constant("good", "seven", "Ljava/lang/Object;", handle("constant", CONSTANT));
        constant("null", "null", "Ljava/lang/Object;", handle("constant", CONSTANT));
        constant("wrong class", "wrong", "Ljava/lang/Integer;", handle("constant", CONSTANT));
        constant("wrong primitive", "wrong", "J", handle("constant", CONSTANT));
        constant("null primitive", "null", "I", handle("constant", CONSTANT));
        constant("throws", "x", "Ljava/lang/Object;", handle("badConstant", CONSTANT));
        constant("no such type", "x", "Lno/Such;", handle("constant", CONSTANT));
        code("handle of no method", m -> { m.visitLdcInsn(handle("nope", "()V")); m.visitInsn(POP); });
        code("handle of a private method", m -> { m.visitLdcInsn(handle("secret", SITE)); m.visitInsn(POP); });
        code("handle of no field", m -> { m.visitLdcInsn(new Handle(H_GETSTATIC, "DynamicErrors", "nope", "I", false)); m.visitInsn(POP); });
        code("method type of no class", m -> { m.visitLdcInsn(Type.getMethodType("(Lno/Such;)V")); m.visitInsn(POP); });
        code("method type of hidden class", m -> { m.visitLdcInsn(Type.getMethodType("(LDynamicErrors$Hidden;)V")); m.visitInsn(POP); });
    }
    static class Hidden { }
}
