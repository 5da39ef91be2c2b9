import java.io.Serializable;
import java.lang.reflect.*;
import java.util.*;
import java.util.function.*;

/** Class's own queries on every shape of class: arrays, primitives, lambdas, anonymous, local, member, enum constants with bodies, records, annotations, hidden. */
public class ClassShapes {
    enum E { PLAIN, BODY { @Override int f() { return 1; } }; int f() { return 0; } }
    record R(int x) implements Serializable { }
    @interface An { }
    sealed interface S permits S.One, S.Two { final class One implements S { } non-sealed class Two implements S { } }
    static abstract class Abs<X> { protected abstract X get(); class In { } }
    private static final class Fin { }
    protected interface Face { int K = 1; class InFace { } }
    static Object anonymous = new Object() { }, lambda = (Runnable & Serializable) () -> { };
    static Object inStatic, inConstructor;
    static { class LocalStatic { } inStatic = new LocalStatic(); }
    ClassShapes() { class LocalConstructor { } inConstructor = new LocalConstructor(); }
    Object inMethod() { class LocalMethod { Object deeper() { return new Comparator<String>() { public int compare(String a, String b) { return 0; } }; } } return new LocalMethod().deeper(); }

    static String clean(Object o) { return String.valueOf(o).replaceAll("\\$\\$Lambda.*", "\\$\\$Lambda"); }

    static void show(Class<?> c) {
        T.p("#", clean(c), clean(c.getSimpleName()), clean(c.getTypeName()), clean(c.getCanonicalName()), clean(c.toGenericString()), Modifier.toString(c.getModifiers()), Integer.toHexString(c.getModifiers()));
        T.p("  is", c.isAnonymousClass(), c.isLocalClass(), c.isMemberClass(), c.isSynthetic(), c.isEnum(), c.isRecord(), c.isAnnotation(), c.isInterface(), c.isArray(), c.isPrimitive(), c.isSealed(), c.isHidden());
        T.p("  around", c.getEnclosingClass(), c.getDeclaringClass(), c.getEnclosingMethod(), c.getEnclosingConstructor(), c.getNestHost() == c ? "self" : c.getNestHost(), c.getNestMembers().length);
        T.p("  up", clean(c.getSuperclass()), clean(c.getGenericSuperclass()), Arrays.toString(c.getInterfaces()), Arrays.toString(c.getGenericInterfaces()), c.getComponentType(), c.componentType());
        T.p("  down", c.getPermittedSubclasses(), c.getEnumConstants(), c.getPackageName(), c.getPackage(), clean(c.arrayType()), c.desiredAssertionStatus());
        List<String> names = new ArrayList<>();
        for (Class<?> d : c.getDeclaredClasses()) names.add(d.getSimpleName());
        Collections.sort(names);
        T.p("  has", names, c.getClasses().length, c.getDeclaredFields().length, c.getDeclaredConstructors().length, c.getTypeParameters(), c.getRecordComponents() == null, c.getSigners());
    }

    public static void main(String[] args) throws Exception {
        new ClassShapes();
        Object deep = new ClassShapes().inMethod();
        Runnable plainLambda = () -> { };
        for (Class<?> c : new Class<?>[] {ClassShapes.class, E.class, E.PLAIN.getClass(), E.BODY.getClass(), R.class, An.class, S.class, S.One.class, S.Two.class, Abs.class, Abs.In.class, Fin.class, Face.class, Face.InFace.class, anonymous.getClass(), lambda.getClass(), plainLambda.getClass(), inStatic.getClass(), inConstructor.getClass(), deep.getClass(), deep.getClass().getEnclosingClass(), int.class, void.class, int[].class, E[][].class, anonymous.getClass().arrayType(), Object.class, Map.Entry.class, Thread.State.class, TopLevel.class, TopFace.class}) show(c);
        T.p(int.class.descriptorString(), String[].class.descriptorString(), Map.Entry.class.descriptorString(), void.class.descriptorString(), int[].class.describeConstable().get(), String.class.describeConstable().get());
        T.p(Integer.class.isAssignableFrom(int.class), Object.class.isAssignableFrom(int[].class), Object[].class.isAssignableFrom(String[][].class), Cloneable.class.isAssignableFrom(int[].class), Number[].class.isInstance(new Integer[0]), long.class.isAssignableFrom(int.class), Object[].class.isAssignableFrom(int[].class));
        T.thrown("cast", () -> Integer.class.cast("x")); T.thrown("asSubclass", () -> Integer.class.asSubclass(String.class)); T.thrown("void array", () -> void.class.arrayType());
        T.thrown("dims", () -> { Class<?> c = int.class; for (int i = 0; i < 256; i++) c = c.arrayType(); });
        T.thrown("no method", () -> String.class.getMethod("nope", int.class, String[].class)); T.thrown("no field", () -> E.class.getField("none")); T.thrown("no constructor", () -> R.class.getConstructor(int[][].class)); T.thrown("null param", () -> R.class.getDeclaredConstructor((Class<?>) null));
        T.p(E.class.getDeclaredField("PLAIN").isEnumConstant(), E.class.getDeclaredField("$VALUES").isSynthetic(), E.class.getMethod("values").invoke(null), Abs.class.getDeclaredMethod("get").toGenericString());
    }
}
class TopLevel { }
interface TopFace { }
