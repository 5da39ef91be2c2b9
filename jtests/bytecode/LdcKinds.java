// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
// jtest: normalize unnamed module @[0-9a-f]+ => unnamed module @HASH
// Every kind of loadable constant, condy among them.
import java.lang.invoke.*;
import jdk.internal.org.objectweb.asm.*;
import jdk.internal.org.objectweb.asm.Type;

public class LdcKinds implements Opcodes {
    static int count;
    public static Object make(MethodHandles.Lookup l, String name, Class<?> type, Object... args) {
        return name + ":" + type.getSimpleName() + ":" + T.string(args) + ":" + ++count;
    }
    public static int makeInt(MethodHandles.Lookup l, String name, Class<?> type) { return 41 + ++count; }
    public static long makeLong(MethodHandles.Lookup l, String name, Class<?> type) { return 1L << 40; }
    public static Object fail(MethodHandles.Lookup l, String name, Class<?> type) throws Exception { count++; throw new Exception("bootstrap fails"); }
    public static Object wrong(MethodHandles.Lookup l, String name, Class<?> type) { return 5; }

    static Handle bsm(String name, String desc) { return new Handle(H_INVOKESTATIC, "LdcKinds", name, desc, false); }
    static final String L = "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;";
    static Handle make = bsm("make", L + "[Ljava/lang/Object;)Ljava/lang/Object;");

    static void ldc(String label, Object constant, String type) {
        T.value(label, () -> Asm.run(V11, "()" + type, m -> {
            m.visitLdcInsn(constant);
            m.visitInsn(type.equals("I") || type.equals("Z") ? IRETURN : type.equals("J") ? LRETURN : type.equals("F") ? FRETURN : type.equals("D") ? DRETURN : ARETURN);
        }));
    }

    public static void main(String[] args) throws Throwable {
        ldc("int", 123456, "I"); ldc("float", 1.5f, "F"); ldc("long", 1L << 50, "J"); ldc("double", 2.5, "D"); ldc("string", "s\u0000é語", "Ljava/lang/String;");
        ldc("class", Type.getType("Ljava/util/List;"), "Ljava/lang/Class;"); ldc("array class", Type.getType("[[I"), "Ljava/lang/Class;"); ldc("object array", Type.getType("[Ljava/lang/String;"), "Ljava/lang/Class;");
        ldc("missing class", Type.getType("Lno/Such;"), "Ljava/lang/Class;"); ldc("missing array class", Type.getType("[Lno/Such;"), "Ljava/lang/Class;");
        ldc("method type", Type.getMethodType("(IJ[Ljava/lang/String;)V"), "Ljava/lang/invoke/MethodType;"); ldc("missing method type", Type.getMethodType("(Lno/Such;)V"), "Ljava/lang/invoke/MethodType;");
        ldc("handle static", new Handle(H_INVOKESTATIC, "java/lang/Math", "max", "(II)I", false), "Ljava/lang/invoke/MethodHandle;");
        ldc("handle virtual", new Handle(H_INVOKEVIRTUAL, "java/lang/String", "length", "()I", false), "Ljava/lang/invoke/MethodHandle;");
        ldc("handle interface", new Handle(H_INVOKEINTERFACE, "java/util/List", "size", "()I", true), "Ljava/lang/invoke/MethodHandle;");
        ldc("handle new", new Handle(H_NEWINVOKESPECIAL, "java/lang/StringBuilder", "<init>", "(I)V", false), "Ljava/lang/invoke/MethodHandle;");
        ldc("handle getstatic", new Handle(H_GETSTATIC, "java/lang/Integer", "MAX_VALUE", "I", false), "Ljava/lang/invoke/MethodHandle;");
        ldc("handle missing", new Handle(H_INVOKESTATIC, "java/lang/Math", "nope", "()I", false), "Ljava/lang/invoke/MethodHandle;");
        ldc("handle missing field", new Handle(H_GETFIELD, "java/awt/Point", "nope", "I", false), "Ljava/lang/invoke/MethodHandle;");
        ldc("handle private", new Handle(H_GETFIELD, "java/lang/String", "hash", "I", false), "Ljava/lang/invoke/MethodHandle;");
        ldc("condy", new ConstantDynamic("n", "Ljava/lang/Object;", make, 1, 2L, 3f, 4.0, "s", Type.getType("Ljava/lang/Runnable;"), Type.getMethodType("()V")), "Ljava/lang/Object;");
        ldc("condy int", new ConstantDynamic("i", "I", bsm("makeInt", L + ")I")), "I");
        ldc("condy long", new ConstantDynamic("l", "J", bsm("makeLong", L + ")J")), "J");
        ldc("condy nested", new ConstantDynamic("outer", "Ljava/lang/Object;", make, new ConstantDynamic("inner", "Ljava/lang/Object;", make), new ConstantDynamic("i", "I", bsm("makeInt", L + ")I"))), "Ljava/lang/Object;");
        ldc("condy fails", new ConstantDynamic("f", "Ljava/lang/Object;", bsm("fail", L + ")Ljava/lang/Object;")), "Ljava/lang/Object;");
        ldc("condy wrong type", new ConstantDynamic("w", "Ljava/lang/String;", bsm("wrong", L + ")Ljava/lang/Object;")), "Ljava/lang/String;");
        ldc("condy no bootstrap", new ConstantDynamic("w", "Ljava/lang/String;", bsm("missing", L + ")Ljava/lang/Object;")), "Ljava/lang/String;");
        ldc("condy null", new ConstantDynamic("n", "Ljava/lang/String;", new Handle(H_INVOKESTATIC, "java/lang/invoke/ConstantBootstraps", "nullConstant", L + ")Ljava/lang/Object;", false)), "Ljava/lang/String;");
        Class<?> c = new Asm.Loader().define("Made", Asm.bytes(Asm.method(Asm.start(V11, ACC_PUBLIC, "Made", "java/lang/Object"), "run", "()Ljava/lang/Object;", m -> { m.visitLdcInsn(new ConstantDynamic("once", "Ljava/lang/Object;", make)); m.visitInsn(ARETURN); })));
        T.p(Asm.call(c), Asm.call(c), Asm.call(c) == Asm.call(c));
        Class<?> f = new Asm.Loader().define("Made", Asm.bytes(Asm.method(Asm.start(V11, ACC_PUBLIC, "Made", "java/lang/Object"), "run", "()Ljava/lang/Object;", m -> { m.visitLdcInsn(new ConstantDynamic("f", "Ljava/lang/Object;", bsm("fail", L + ")Ljava/lang/Object;"))); m.visitInsn(ARETURN); })));
        int before = count;
        for (int i = 0; i < 3; i++) T.thrown("failed once", () -> Asm.call(f));
        T.p("bootstraps", count - before);
    }
}
