// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
import java.lang.invoke.*;
import java.util.*;
import jdk.internal.org.objectweb.asm.*;

/** Method handles with up to 255 slots of arguments: direct, bound, spread, collected, permuted, and one too many. */
public class ManyArguments {
    static Class<?> make(int count, boolean wide) {
        ClassWriter w = Asm.start(Opcodes.V1_5, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, "Many" + count + wide, "java/lang/Object");
        StringBuilder d = new StringBuilder("(");
        for (int i = 0; i < count; i++) d.append(wide ? "J" : i % 3 == 0 ? "I" : i % 3 == 1 ? "Ljava/lang/Object;" : "F");
        MethodVisitor m = w.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "f", d + ")Ljava/lang/String;", null, null);
        m.visitCode();
        m.visitTypeInsn(Opcodes.NEW, "java/lang/StringBuilder");
        m.visitInsn(Opcodes.DUP);
        m.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/StringBuilder", "<init>", "()V", false);
        for (int i = 0; i < count; i++) {
            String t = wide ? "J" : i % 3 == 0 ? "I" : i % 3 == 1 ? "Ljava/lang/Object;" : "F";
            m.visitVarInsn(wide ? Opcodes.LLOAD : i % 3 == 0 ? Opcodes.ILOAD : i % 3 == 1 ? Opcodes.ALOAD : Opcodes.FLOAD, wide ? 2 * i : i);
            m.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/StringBuilder", "append", "(" + t + ")Ljava/lang/StringBuilder;", false);
        }
        m.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/StringBuilder", "toString", "()Ljava/lang/String;", false);
        m.visitInsn(Opcodes.ARETURN);
        m.visitMaxs(5, 256);
        m.visitEnd();
        return new Asm.Loader().define("Many" + count + wide, Asm.bytes(w));
    }

    static Object[] arguments(int count, boolean wide) {
        Object[] a = new Object[count];
        for (int i = 0; i < count; i++) a[i] = wide ? (Object) (long) i : i % 3 == 0 ? (Object) i : i % 3 == 1 ? (Object) ("s" + i) : (Object) (i + 0.5f);
        return a;
    }

    static void test(int count, boolean wide) throws Throwable {
        java.lang.reflect.Method f = make(count, wide).getMethods()[0];
        MethodHandle h = MethodHandles.publicLookup().unreflect(f);
        Object[] a = arguments(count, wide);
        String expected = (String) f.invoke(null, a);
        T.p(count, wide, expected.length(), expected.hashCode(), h.type().parameterCount());
        T.p("arguments", expected.equals(h.invokeWithArguments(a)), expected.equals(h.invokeWithArguments(Arrays.asList(a))));
        T.p("spread", expected.equals(h.asSpreader(Object[].class, count).invoke(a)), expected.equals(h.asSpreader(Object[].class, count).bindTo(a).invoke()));
        MethodHandle bound = MethodHandles.insertArguments(h, count / 2, a[count / 2]);
        Object[] rest = new ArrayList<>(Arrays.asList(a)) {{ remove(count / 2); }}.toArray();
        T.p("bound", expected.equals(bound.invokeWithArguments(rest)));
        int[] reverse = new int[count];
        List<Class<?>> types = new ArrayList<>(h.type().parameterList());
        Collections.reverse(types);
        for (int i = 0; i < count; i++) reverse[i] = count - 1 - i;
        List<Object> reversed = new ArrayList<>(Arrays.asList(a));
        Collections.reverse(reversed);
        T.p("permuted", expected.equals(MethodHandles.permuteArguments(h, MethodType.methodType(String.class, types), reverse).invokeWithArguments(reversed)));
        T.p("generic", expected.equals(h.asType(h.type().generic()).invokeWithArguments(a)));
    }

    public static void main(String[] args) throws Throwable {
        for (int n : new int[] {5, 60, 120, 200, 250, 252}) test(n, false);
        for (int n : new int[] {3, 50, 100, 125}) test(n, true);
        T.kind("253", () -> test(253, false));
        T.kind("254", () -> test(254, false));
        T.thrown("255", () -> MethodHandles.publicLookup().unreflect(make(255, false).getMethods()[0]));
        T.thrown("127 longs", () -> MethodHandles.publicLookup().unreflect(make(127, true).getMethods()[0]).invokeWithArguments(arguments(127, true)));
        T.thrown("type of 256", () -> MethodType.genericMethodType(256));
        T.p(MethodType.genericMethodType(255).parameterCount(), MethodType.genericMethodType(254, true).parameterCount());
        T.thrown("invoker", () -> MethodHandles.invoker(MethodType.genericMethodType(254)));
        T.thrown("drop", () -> MethodHandles.dropArguments(MethodHandles.identity(int.class), 0, Collections.nCopies(255, Object.class)));
        List<Object> collected = new ArrayList<>(Collections.nCopies(1000, "e"));
        MethodHandle list = MethodHandles.lookup().findStatic(Arrays.class, "asList", MethodType.methodType(List.class, Object[].class));
        T.p(((List<?>) list.invokeWithArguments(collected)).size());
    }
}
