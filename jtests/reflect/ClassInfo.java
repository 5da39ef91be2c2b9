// jtest: gc-subset
import java.io.Serializable;
import java.lang.reflect.Modifier;
import java.util.*;

public class ClassInfo {
    interface I { } protected static abstract class Abs implements I, Serializable { } private final class Inner { class Deeper { } } enum E { A { } } record R(int x) { } @interface An { } static strictfp class St { }
    static Object anon = new Object() { };
    static Class<?> fromInit; static { class InInit { } fromInit = InInit.class; }
    Class<?> fromCtor; ClassInfo() { class InCtor { } fromCtor = InCtor.class; }
    static Class<?> local() { class Local { } return Local.class; }

    static void show(Class<?> c) {
        T.p(c, "|", c.getName(), c.getSimpleName(), c.getTypeName(), c.getCanonicalName(), c.getPackageName());
        T.p("   ", Modifier.toString(c.getModifiers()), c.isInterface(), c.isArray(), c.isPrimitive(), c.isEnum(), c.isRecord(), c.isAnnotation(), c.isAnonymousClass(), c.isLocalClass(), c.isMemberClass(), c.isSynthetic(), c.isHidden());
        T.p("   ", c.getSuperclass(), Arrays.toString(c.getInterfaces()), c.getDeclaringClass(), c.getEnclosingClass(), c.getEnclosingMethod(), c.getEnclosingConstructor(), c.getComponentType(), c.componentType(), c.arrayType(), c.descriptorString(), c.getNestHost());
    }

    public static void main(String[] args) throws Exception {
        Class<?>[] all = {int.class, void.class, int[].class, String.class, String[][].class, Object.class, I.class, I[].class, Abs.class, Inner.class, Inner.Deeper.class, E.class, E.A.getClass(), R.class, An.class, St.class, anon.getClass(), fromInit, new ClassInfo().fromCtor, local(), Map.Entry.class, Thread.State.class, ClassInfo.class, Override.class};
        for (Class<?> c : all) if (c != void.class) show(c);
        T.p(void.class.getName(), void.class.getModifiers(), void.class.descriptorString());
        T.thrown("array of void", () -> void.class.arrayType());
        List<String> names = new ArrayList<>();
        for (Class<?> c : ClassInfo.class.getDeclaredClasses()) names.add(c.getSimpleName());
        Collections.sort(names);
        T.p(names, ClassInfo.class.getClasses().length, ClassInfo.class.getNestMembers().length, Inner.class.isNestmateOf(E.class), Inner.class.isNestmateOf(String.class), String.class.getNestHost());
        T.p(Number.class.isAssignableFrom(Integer.class), Integer.class.isAssignableFrom(Number.class), int.class.isAssignableFrom(long.class), Object[].class.isAssignableFrom(int[][].class), Object.class.isAssignableFrom(int[].class), int.class.isAssignableFrom(int.class), Cloneable.class.isAssignableFrom(int[].class), I[].class.isAssignableFrom(Abs[].class), Object.class.isAssignableFrom(I.class));
        T.p(Number.class.isInstance(5), int.class.isInstance(5), Object[].class.isInstance(new String[0]), I.class.isInstance(null), I.class.cast(null), E.A.getDeclaringClass(), E.class.getEnumConstants(), String.class.getEnumConstants());
        T.p(String.class.getPackage().getName(), ClassInfo.class.getPackage().getName().isEmpty(), int.class.getPackage(), int[].class.getPackageName(), String.class.getModule(), ClassInfo.class.getModule().isNamed(), int.class.getModule(), String[].class.getModule(), String.class.getClassLoader(), int.class.getClassLoader(), ClassInfo[].class.getClassLoader() == ClassInfo.class.getClassLoader());
        T.p(ClassInfo.class.getProtectionDomain().getCodeSource().getLocation().getPath().endsWith("/"), String.class.getProtectionDomain().getCodeSource(), ClassInfo.class.getSigners(), Integer.TYPE == int.class, Void.TYPE, R.class.getRecordComponents()[0], ClassInfo.class.getResource("ClassInfo.class") != null, ClassInfo.class.getResource("/nothing"));
    }
}
