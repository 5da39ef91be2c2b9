// jtest: normalize @[0-9a-f]+ => @HASH
import java.lang.annotation.*;
import java.lang.invoke.*;
import java.lang.reflect.*;
import java.util.*;

/** Records and sealed classes by reflection: components, generics, annotations that propagate, constructors, fields that stay final. */
public class RecordsSealedDeep {
    @Retention(RetentionPolicy.RUNTIME) @interface Everywhere { int value() default 0; }
    @Retention(RetentionPolicy.RUNTIME) @Target(ElementType.FIELD) @interface OnField { }
    @Retention(RetentionPolicy.RUNTIME) @Target(ElementType.METHOD) @interface OnMethod { }
    @Retention(RetentionPolicy.RUNTIME) @Target(ElementType.PARAMETER) @interface OnParameter { }
    @Retention(RetentionPolicy.RUNTIME) @Target(ElementType.RECORD_COMPONENT) @interface OnComponent { String value(); }
    record G<X extends Comparable<? super X>, Y>(@Everywhere(1) @OnField @OnMethod @OnParameter @OnComponent("c") X first, Map<String, ? extends Y[]> second, int... rest) {
        static int made;
        G { made++; Objects.requireNonNull(first); }
        G(X x) { this(x, null); }
        public X first() { return first; }
    }
    private record Hidden(String s) { private Hidden { } }
    record Empty() { }
    sealed interface Shape permits Circle, Square, Poly { }
    record Circle(double r) implements Shape { }
    static final class Square implements Shape { }
    static sealed abstract class Poly implements Shape permits Poly.Tri, Poly.Open { static final class Tri extends Poly { } static non-sealed class Open extends Poly { } }
    static class Child extends Poly.Open { }

    enum WithBody { X { } }

    public static void main(String[] args) throws Throwable {
        for (Class<?> c : new Class<?>[] {G.class, Hidden.class, Empty.class, Circle.class, Square.class}) {
            T.p("#", c, c.isRecord(), Modifier.toString(c.getModifiers()), c.getSuperclass());
            RecordComponent[] parts = c.getRecordComponents();
            if (parts == null) { T.p("  no record"); continue; }
            for (RecordComponent r : parts) {
                T.p("  ", r, r.getName(), r.getType(), r.getGenericType(), r.getGenericSignature(), r.getDeclaringRecord(), r.getAccessor());
                T.p("    on component", Arrays.toString(r.getAnnotations()), "field", Arrays.toString(c.getDeclaredField(r.getName()).getAnnotations()), "accessor", Arrays.toString(r.getAccessor().getAnnotations()));
                T.p("    field", c.getDeclaredField(r.getName()).toGenericString());
            }
            Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> k = c.getDeclaredConstructor(types);
            T.p("  canonical", k.toGenericString(), k.isVarArgs(), Arrays.deepToString(k.getParameterAnnotations()), Arrays.toString(k.getParameters()), k.getParameterCount() > 0 && k.getParameters()[0].isNamePresent());
        }
        G<String, Integer> g = new G<>("x", Map.of(), 1, 2);
        for (RecordComponent r : G.class.getRecordComponents()) { r.getAccessor().setAccessible(true); T.p(r.getName(), r.getAccessor().invoke(g)); }
        Field f = G.class.getDeclaredField("first");
        f.setAccessible(true);
        T.p(f.get(g));
        T.thrown("set", () -> f.set(g, "changed"));
        T.thrown("unreflectSetter", () -> MethodHandles.lookup().unreflectSetter(f));
        VarHandle v = MethodHandles.lookup().unreflectVarHandle(f);
        T.p(v.isAccessModeSupported(VarHandle.AccessMode.SET), v.isAccessModeSupported(VarHandle.AccessMode.GET_VOLATILE));
        T.thrown("canonical throws", () -> { try { G.class.getDeclaredConstructor(Comparable.class, Map.class, int[].class).newInstance(null, null, new int[0]); } catch (InvocationTargetException e) { throw e.getCause(); } });
        T.p(G.made, new G<>("only").rest().length, G.made, new Hidden("h"), Hidden.class.getDeclaredConstructor(String.class).newInstance("i"));
        for (Class<?> c : new Class<?>[] {Shape.class, Poly.class, Poly.Open.class, Child.class, Square.class, WithBody.class, int.class, Shape[].class}) {
            T.p(c, c.isSealed(), c.getPermittedSubclasses(), Modifier.toString(c.getModifiers()));
        }
        T.p(Shape.class.getPermittedSubclasses() == Shape.class.getPermittedSubclasses());
        T.thrown("anonymous subclass by proxy", () -> Proxy.newProxyInstance(RecordsSealedDeep.class.getClassLoader(), new Class<?>[] {Shape.class}, (p, m, a) -> null));
        T.p(new Child() instanceof Shape, Record.class.isRecord(), Record.class.getRecordComponents() == null);
    }
}
