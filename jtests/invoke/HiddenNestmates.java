// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
// jtest: normalize ([/.])0x[0-9a-f]+ => /ADDRESS
// jtest: normalize unnamed module @[0-9a-f]+ => unnamed module @HASH
import java.lang.invoke.*;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.*;
import jdk.internal.org.objectweb.asm.*;

/** Hidden classes: nest mates and not, class data, strong ones, names, what refuses to define them. */
public class HiddenNestmates {
    private static int secret = 41;
    private static String whisper(int x) { return "whisper" + x; }

    static byte[] bytes(String name, int access) {
        ClassWriter w = Asm.start(Opcodes.V11, access, name, "java/lang/Object", "java/util/function/Supplier");
        Asm.method(w, Opcodes.ACC_PUBLIC, "get", "()Ljava/lang/Object;", m -> {
            m.visitFieldInsn(Opcodes.GETSTATIC, "HiddenNestmates", "secret", "I");
            m.visitInsn(Opcodes.ICONST_1);
            m.visitInsn(Opcodes.IADD);
            m.visitMethodInsn(Opcodes.INVOKESTATIC, "HiddenNestmates", "whisper", "(I)Ljava/lang/String;", false);
            m.visitInsn(Opcodes.ARETURN);
        });
        Asm.method(w, "self", "()Ljava/lang/Object;", m -> {
            m.visitTypeInsn(Opcodes.NEW, name);
            m.visitInsn(Opcodes.DUP);
            m.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", "()V", false);
            m.visitInsn(Opcodes.ARETURN);
        });
        Asm.method(w, "type", "()Ljava/lang/Object;", m -> { m.visitLdcInsn(Type.getObjectType(name)); m.visitInsn(Opcodes.ARETURN); });
        Asm.method(w, "array", "()Ljava/lang/Object;", m -> { m.visitInsn(Opcodes.ICONST_2); m.visitTypeInsn(Opcodes.ANEWARRAY, name); m.visitInsn(Opcodes.ARETURN); });
        Asm.method(w, "is", "(Ljava/lang/Object;)Z", m -> { m.visitVarInsn(Opcodes.ALOAD, 0); m.visitTypeInsn(Opcodes.INSTANCEOF, name); m.visitInsn(Opcodes.IRETURN); });
        return Asm.bytes(w);
    }

    static final int PUBLIC = Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER;

    public static void main(String[] args) throws Throwable {
        Lookup l = MethodHandles.lookup();
        Lookup mate = l.defineHiddenClass(bytes("Mate", PUBLIC), false, Lookup.ClassOption.NESTMATE);
        Lookup alone = l.defineHiddenClass(bytes("Alone", PUBLIC), true);
        Class<?> c = mate.lookupClass();
        T.p(c.isHidden(), c.getName(), c.getSimpleName(), c.getTypeName(), c.descriptorString(), c.getCanonicalName(), c.getPackageName(), c.getNestHost(), c.isNestmateOf(HiddenNestmates.class), c.getNestMembers().length, c.describeConstable());
        T.p(alone.lookupClass().getNestHost() == alone.lookupClass(), Modifier(c), c.getModule(), c.getClassLoader() == HiddenNestmates.class.getClassLoader(), c.getProtectionDomain() == HiddenNestmates.class.getProtectionDomain());
        Object o = mate.findStatic(c, "self", MethodType.methodType(Object.class)).invoke();
        T.p(o.getClass() == c, ((java.util.function.Supplier<?>) o).get(), mate.findStatic(c, "type", MethodType.methodType(Object.class)).invoke() == c);
        Object array = mate.findStatic(c, "array", MethodType.methodType(Object.class)).invoke();
        T.p(array.getClass().getComponentType() == c, array.getClass().getName(), array.getClass().isHidden(), array.getClass().descriptorString());
        T.p(mate.findStatic(c, "is", MethodType.methodType(boolean.class, Object.class)).invoke(o), mate.findStatic(c, "is", MethodType.methodType(boolean.class, Object.class)).invoke("s"));
        Object other = alone.findStatic(alone.lookupClass(), "self", MethodType.methodType(Object.class)).invoke();
        T.kind("not a mate", () -> ((java.util.function.Supplier<?>) other).get());
        T.thrown("forName", () -> Class.forName(c.getName()));
        Lookup data = l.defineHiddenClassWithClassData(bytes("Data", PUBLIC), List.of("class", "data"), true, Lookup.ClassOption.NESTMATE, Lookup.ClassOption.STRONG);
        T.p(MethodHandles.classData(data, ConstantDescs, List.class), MethodHandles.classDataAt(data, ConstantDescs, String.class, 1), MethodHandles.classData(mate, ConstantDescs, Object.class));
        T.thrown("data type", () -> MethodHandles.classData(data, ConstantDescs, String.class));
        T.thrown("data index", () -> MethodHandles.classDataAt(data, ConstantDescs, String.class, 2));
        T.thrown("data name", () -> MethodHandles.classData(data, "other", List.class));
        T.thrown("null data", () -> l.defineHiddenClassWithClassData(bytes("N", PUBLIC), null, true));
        T.thrown("weak lookup", () -> l.dropLookupMode(Lookup.PRIVATE).defineHiddenClass(bytes("N", PUBLIC), true));
        T.thrown("other package", () -> l.defineHiddenClass(bytes("p/Other", PUBLIC), true));
        T.thrown("module", () -> l.defineHiddenClass(bytes("module-info", Opcodes.ACC_MODULE), true));
        T.thrown("garbage", () -> l.defineHiddenClass(new byte[] {1, 2, 3}, true));
        T.thrown("truncated", () -> l.defineHiddenClass(Arrays.copyOf(bytes("Cut", PUBLIC), 100), true));
        Class<?> i = l.defineHiddenClass(Asm.bytes(Asm.start(Opcodes.V11, Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT, "Face", "java/lang/Object")), false).lookupClass();
        T.p(i.isInterface(), i.getInterfaces().length, l.defineHiddenClass(bytes("Mate", PUBLIC), false).lookupClass() != c);
        Object again = Class.forName("HiddenNestmates").getDeclaredField("secret").get(null);
        T.p(again);
        T.p(c.getMethod("get").invoke(o), c.getDeclaredConstructor().newInstance().getClass() == c, Modifier(alone.lookupClass()), new ArrayList<>(List.of(o)).toArray()[0] == o);
        StackTraceElement frame = null;
        try { ((java.util.function.Supplier<?>) other).get(); } catch (IllegalAccessError e) { frame = e.getStackTrace()[0]; }
        T.p(frame.getClassName(), frame.getMethodName());
    }

    static final String ConstantDescs = "_";
    static String Modifier(Class<?> c) { return java.lang.reflect.Modifier.toString(c.getModifiers()); }
}
