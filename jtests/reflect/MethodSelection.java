import java.lang.reflect.*;
import java.util.*;
import java.util.stream.*;

/** getMethods, getMethod, getFields and getConstructors with bridges, covariance, diamonds of defaults, hiding, statics of interfaces, and private members of parents. */
public class MethodSelection {
    public interface Top { default String d() { return "Top"; } Object r(); static String st() { return "Top.st"; } int F = 1; default void onlyTop() { } }
    public interface Left extends Top { default String d() { return "Left"; } Number r(); int G = 2; }
    public interface Right extends Top { String d(); Comparable<?> r(); int F = 3; }
    public interface Gen<X> { void g(X x); <Y extends X> Y y(Y y); default X id(X x) { return x; } }
    public static abstract class A implements Top, Gen<String> { public Object r() { return "A.r"; } private void hidden() { } protected void prot() { } void pack() { } public static void hide() { } public int field = 1; private int own = 2; public void g(String s) { } public <Y extends String> Y y(Y y) { return y; } }
    public static class B extends A implements Left, Cloneable { public Integer r() { return 5; } public String d() { return Left.super.d() + "B"; } public static void hide() { } public void hidden() { } public void prot() { } public String field = "B"; protected B clone() { return this; } public String id(String s) { return s; } }
    static class C extends B { public Integer r() { return 6; } public synchronized final strictfp void mods() { } public void va(int a, String... b) { } public void va(int a, Object b) { } C(int... x) { } public C() { } native void nat(); }
    public interface Deep extends Left, Right { default String d() { return "Deep"; } Integer r(); }

    static void list(Class<?> c) {
        T.p("#", c);
        List<String> lines = new ArrayList<>();
        for (Method m : c.getMethods()) if (m.getDeclaringClass() != Object.class) lines.add("  method " + m.toGenericString() + (m.isBridge() ? " bridge" : "") + (m.isDefault() ? " default" : "") + (m.isSynthetic() ? " synthetic" : "") + (m.isVarArgs() ? " varargs" : ""));
        for (Method m : c.getDeclaredMethods()) lines.add("  declared " + m + (m.isBridge() ? " bridge" : "") + " " + Integer.toHexString(m.getModifiers()));
        for (Field f : c.getFields()) lines.add("  field " + f);
        for (Constructor<?> k : c.getDeclaredConstructors()) lines.add("  constructor " + k + " " + k.isVarArgs());
        Collections.sort(lines);
        lines.forEach(T::p);
    }

    static void find(Class<?> c, String name, Class<?>... p) { T.value(c.getSimpleName() + "." + name, () -> c.getMethod(name, p)); }

    public static void main(String[] args) throws Exception {
        for (Class<?> c : new Class<?>[] {Top.class, Left.class, Right.class, Deep.class, Gen.class, A.class, B.class, C.class}) list(c);
        for (Class<?> c : new Class<?>[] {Top.class, Left.class, Right.class, Deep.class, A.class, B.class, C.class}) { find(c, "r"); find(c, "d"); find(c, "st"); find(c, "onlyTop"); find(c, "hide"); find(c, "hidden"); find(c, "toString"); }
        find(B.class, "id", Object.class); find(B.class, "id", String.class); find(A.class, "id", Object.class); find(B.class, "y", Object.class); find(B.class, "y", String.class); find(B.class, "clone"); find(int[].class, "clone"); find(int[].class, "getClass"); find(Deep.class, "hashCode"); find(C.class, "va", int.class, String[].class);
        for (String f : new String[] {"F", "G", "field", "own"}) for (Class<?> c : new Class<?>[] {Left.class, Right.class, Deep.class, A.class, B.class, C.class}) T.value(c.getSimpleName() + "." + f, () -> c.getField(f));
        T.p(B.class.getMethod("r").invoke(new C()), Top.class.getMethod("r").invoke(new C()), Top.class.getMethod("d").invoke(new B()), A.class.getMethod("r").invoke(new C()));
        Method bridge = Arrays.stream(B.class.getDeclaredMethods()).filter(m -> m.isBridge() && m.getName().equals("r") && m.getReturnType() == Object.class).findFirst().get();
        T.p(bridge, bridge.invoke(new B()), bridge.invoke(new C()));
        T.p(Stream.of(C.class.getDeclaredMethod("mods"), C.class.getDeclaredMethod("nat")).map(m -> Modifier.toString(m.getModifiers())).collect(Collectors.joining(";")));
        T.p(A.class.getMethod("hide").equals(B.class.getMethod("hide")), B.class.getMethod("d").hashCode() == B.class.getMethod("d").hashCode(), B.class.getMethod("d") == B.class.getMethod("d"), A.class.getMethod("r").equals(A.class.getMethod("r")));
        T.thrown("abstract", () -> A.class.getConstructor().newInstance());
        T.thrown("native", () -> C.class.getDeclaredMethod("nat").invoke(new C()));
    }
}
