// jtest: gc-subset
import java.lang.annotation.*;
import java.lang.reflect.*;
import java.util.*;

public class Annotations {
    enum Level { LOW, HIGH }
    @Retention(RetentionPolicy.RUNTIME) @interface Nested { String value() default "dflt"; int[] numbers() default {1, 2}; }
    @Retention(RetentionPolicy.RUNTIME) @Inherited @interface All { byte b() default 1; short s() default 2; char c() default 'c'; int i() default 4; long l() default 5; float f() default 6.5f; double d() default -0.0; boolean z() default true; String t() default "a\"b"; Class<?> k() default String.class; Level e() default Level.HIGH; Nested n() default @Nested; Class<?>[] ks() default {int.class, void.class, int[].class}; Level[] es() default {}; Nested[] ns() default {@Nested("x"), @Nested(numbers = {})}; }
    @Retention(RetentionPolicy.CLASS) @interface Invisible { }
    @Retention(RetentionPolicy.RUNTIME) @Repeatable(Tags.class) @interface Tag { String value(); }
    @Retention(RetentionPolicy.RUNTIME) @interface Tags { Tag[] value(); }
    @Retention(RetentionPolicy.RUNTIME) @Target({ElementType.TYPE_USE, ElementType.TYPE_PARAMETER}) @interface Use { int value() default 0; }

    @All(i = 99, e = Level.LOW, t = "set") @Invisible static class Base { }
    static class Derived extends Base { }
    @Tag("one") @Tag("two") static class Many<@Use(1) X> { @Tag("field") @Deprecated(since = "3", forRemoval = true) int f; @Tag("ctor") Many() { } @Nested("m") String m(@Tag("p0") int a, String b, @Tag("p2") @Nested Object c) { return null; } List<@Use(5) String> typed; @Use(7) int[] @Use(8) [] arr; @Use(9) String ret() throws @Use(10) Exception { return null; } }
    static class Bounds<X extends @Use(3) Number> extends @Use(4) ArrayList<@Use(6) X> implements @Use(11) Runnable { public void run() { } }

    public static void main(String[] args) throws Exception {
        All a = Base.class.getAnnotation(All.class);
        T.p(a.b(), a.s(), a.c(), a.i(), a.l(), a.f(), a.d(), a.z(), a.t(), a.k(), a.e(), a.n(), a.ks(), a.es().length, a.ns()[1].numbers().length);
        T.p(a);
        T.p(Derived.class.getAnnotation(All.class).i(), Derived.class.getDeclaredAnnotations().length, Derived.class.isAnnotationPresent(All.class), Base.class.getAnnotations().length);
        T.p(a.equals(Derived.class.getAnnotation(All.class)), a.hashCode() == Derived.class.getAnnotation(All.class).hashCode(), a.annotationType(), Proxy.isProxyClass(a.getClass()));
        T.p(Many.class.getAnnotation(Tag.class), Many.class.getAnnotation(Tags.class), Many.class.getAnnotationsByType(Tag.class).length, Many.class.getDeclaredField("f").getAnnotation(Tag.class), Many.class.getDeclaredField("f").getAnnotation(Deprecated.class), Many.class.getDeclaredConstructor().getAnnotation(Tag.class).value());
        Method m = Many.class.getDeclaredMethod("m", int.class, String.class, Object.class);
        T.p(m.getAnnotation(Nested.class), Arrays.deepToString(m.getParameterAnnotations()), m.getParameters()[2].getAnnotations().length, m.getParameters()[0]);
        T.p(Many.class.getTypeParameters()[0].getAnnotations(), ((AnnotatedParameterizedType) Many.class.getDeclaredField("typed").getAnnotatedType()).getAnnotatedActualTypeArguments()[0].getAnnotation(Use.class), Many.class.getDeclaredField("arr").getAnnotatedType().getAnnotations(), ((AnnotatedArrayType) Many.class.getDeclaredField("arr").getAnnotatedType()).getAnnotatedGenericComponentType(), Many.class.getDeclaredMethod("ret").getAnnotatedReturnType(), Many.class.getDeclaredMethod("ret").getAnnotatedExceptionTypes()[0]);
        T.p(Bounds.class.getAnnotatedSuperclass(), Bounds.class.getAnnotatedInterfaces()[0], Bounds.class.getTypeParameters()[0].getAnnotatedBounds()[0]);
        T.p(All.class.getMethod("i").getDefaultValue(), All.class.getMethod("ks").getDefaultValue(), All.class.isAnnotation(), Tag.class.getMethod("value").getDefaultValue(), Arrays.toString(All.class.getInterfaces()), FunctionalInterface.class.isAnnotationPresent(Documented.class));
        a.ks()[0] = null;
        T.p(a.ks()[0], Runnable.class.getAnnotations(), Thread.class.getMethod("stop").getAnnotation(Deprecated.class));
    }
}
