// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
// invokedynamic with bootstraps of our own.
import java.lang.invoke.*;
import jdk.internal.org.objectweb.asm.*;
import jdk.internal.org.objectweb.asm.Type;

public class Indy implements Opcodes {
    static int linked;
    static MutableCallSite last;
    public static int target(int a, String s) { return a + s.length(); }
    public static int other(int a, String s) { return a * s.length(); }
    public static CallSite boot(MethodHandles.Lookup l, String name, MethodType t) throws Exception { linked++; return last = new MutableCallSite(l.findStatic(Indy.class, name, t)); }
    public static CallSite args(MethodHandles.Lookup l, String name, MethodType t, int i, long j, float f, double d, String s, Class<?> c, MethodType mt, MethodHandle h, Object... rest) {
        return new ConstantCallSite(MethodHandles.constant(Object.class, name + i + j + f + d + s + c + mt + h + T.string(rest)).asType(t));
    }
    public static CallSite nothing(MethodHandles.Lookup l, String name, MethodType t) { return null; }
    public static CallSite wrong(MethodHandles.Lookup l, String name, MethodType t) { return new ConstantCallSite(MethodHandles.constant(int.class, 5)); }
    public static CallSite error(MethodHandles.Lookup l, String name, MethodType t) { linked++; throw new IllegalStateException("boot " + name); }
    public static CallSite fatal(MethodHandles.Lookup l, String name, MethodType t) { throw new UnknownError("fatal"); }
    public static Object notSite(MethodHandles.Lookup l, String name, MethodType t) { return "string"; }

    static final String B = "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;";
    static Handle h(String n, String rest) { return new Handle(H_INVOKESTATIC, "Indy", n, B + rest, false); }
    static Class<?> made(String name, String desc, Handle boot, Object... args) {
        return new Asm.Loader().define("Made", Asm.bytes(Asm.method(Asm.start(V1_8, ACC_PUBLIC, "Made", "java/lang/Object"), "run", "(ILjava/lang/String;)Ljava/lang/Object;", m -> {
            Type t = Type.getMethodType(desc);
            if (t.getArgumentTypes().length > 0) { m.visitVarInsn(ILOAD, 0); m.visitVarInsn(ALOAD, 1); }
            m.visitInvokeDynamicInsn(name, desc, boot, args);
            if (t.getReturnType().getSort() == Type.INT) m.visitMethodInsn(INVOKESTATIC, "java/lang/Integer", "valueOf", "(I)Ljava/lang/Integer;", false);
            m.visitInsn(ARETURN);
        })));
    }

    public static void main(String[] args) throws Throwable {
        Class<?> c = made("target", "(ILjava/lang/String;)I", h("boot", ")Ljava/lang/invoke/CallSite;"));
        T.p(Asm.call(c, 5, "abc"), Asm.call(c, 6, ""), linked);
        last.setTarget(MethodHandles.lookup().findStatic(Indy.class, "other", last.type()));
        T.p(Asm.call(c, 5, "abc"), linked);
        Class<?> a = made("name", "()Ljava/lang/Object;", h("args", "IJFDLjava/lang/String;Ljava/lang/Class;Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MethodHandle;[Ljava/lang/Object;)Ljava/lang/invoke/CallSite;"), 1, 2L, 3f, 4.0, "s", Type.getType("Ljava/lang/String;"), Type.getMethodType("(I)V"), new Handle(H_INVOKESTATIC, "java/lang/Math", "abs", "(I)I", false), "rest", 9);
        T.p(Asm.call(a, 0, null));
        T.thrown("null site", () -> Asm.call(made("x", "()Ljava/lang/Object;", h("nothing", ")Ljava/lang/invoke/CallSite;")), 0, null));
        T.thrown("wrong type", () -> Asm.call(made("x", "()Ljava/lang/Object;", h("wrong", ")Ljava/lang/invoke/CallSite;")), 0, null));
        T.thrown("not a site", () -> Asm.call(made("x", "()Ljava/lang/Object;", h("notSite", ")Ljava/lang/Object;")), 0, null));
        T.thrown("error", () -> Asm.call(made("x", "()Ljava/lang/Object;", h("fatal", ")Ljava/lang/invoke/CallSite;")), 0, null));
        T.thrown("no bootstrap", () -> Asm.call(made("x", "()Ljava/lang/Object;", h("none", ")Ljava/lang/invoke/CallSite;")), 0, null));
        T.thrown("argument type", () -> Asm.call(made("x", "()Ljava/lang/Object;", h("args", "IJFDLjava/lang/String;Ljava/lang/Class;Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MethodHandle;[Ljava/lang/Object;)Ljava/lang/invoke/CallSite;"), "not an int", 2L, 3f, 4.0, "s", Type.getType("Ljava/lang/String;"), Type.getMethodType("(I)V"), h("boot", ")Ljava/lang/invoke/CallSite;")), 0, null));
        T.thrown("missing class in type", () -> Asm.call(made("x", "()Lno/Such;", h("boot", ")Ljava/lang/invoke/CallSite;")), 0, null));
        int before = linked;
        Class<?> e = made("x", "()Ljava/lang/Object;", h("error", ")Ljava/lang/invoke/CallSite;"));
        for (int i = 0; i < 3; i++) T.thrown("throws", () -> Asm.call(e, 0, null));
        T.p("bootstraps", linked - before);
    }
}
