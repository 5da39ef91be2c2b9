import java.lang.annotation.*;
import java.lang.reflect.*;
import java.util.*;
import java.util.function.*;

/** Type annotations at every place that reflection can reach, through nested and inner types, arrays, wildcards and bounds. */
public class TypeAnnotationPlaces {
    @Retention(RetentionPolicy.RUNTIME) @Target({ElementType.TYPE_USE, ElementType.TYPE_PARAMETER}) @interface A { String value(); }
    @Retention(RetentionPolicy.RUNTIME) @Target(ElementType.TYPE_USE) @Repeatable(Bs.class) @interface B { int value() default 0; }
    @Retention(RetentionPolicy.RUNTIME) @Target(ElementType.TYPE_USE) @interface Bs { B[] value(); }

    class Inner<X> { class Deep<Y> { } }
    static class Nested<X> { static class Lower { } }
    static abstract class Sub<@A("type parameter") T extends @A("first bound") Object & @A("second bound") Comparable<@A("argument of bound") T>> extends @A("super") HashMap<@A("super argument 0") String, @A("super argument 1") List<@B(1) @B(2) ? extends @A("wild bound") Number>> implements @A("interface 0") Supplier<@A("in 0") int @A("dim") []>, @A("interface 1") Runnable {
        @A("plain") String plain;
        @A("element") int @A("outer") [] @A("inner") [] array;
        @A("outer type") TypeAnnotationPlaces.@A("inner type") Inner<@A("x") String>.@A("deep type") Deep<@A("y") int @A("y dim") []> deep;
        TypeAnnotationPlaces.@A("nested") Nested<TypeAnnotationPlaces.Nested.@A("lower") Lower> nested;
        Map<? super @A("super bound") Integer, @A("wild") ?> wild;
        @A("variable") T variable;
        <@A("method parameter") M extends @A("method bound") Runnable> @A("returned") M method(@A("receiver") Sub<T> this, @A("p0") M p0, @A("p1 element") long @A("p1 dim") ... p1) throws @A("thrown 0") IllegalStateException, @A("thrown 1") Exception { return p0; }
        @A("constructed") Sub(@A("c0") Object c0) { }
    }
    record Rec(@A("component") String s, @A("list") List<@A("list argument") Integer> l) { }
    enum E { @B(5) ONE }

    static void show(String indent, AnnotatedType t) {
        if (t == null) { T.p(indent, "none"); return; }
        T.p(indent + t.getClass().getSimpleName(), Arrays.toString(t.getAnnotations()), t.getType().getTypeName(), t);
        if (t instanceof AnnotatedParameterizedType p) for (AnnotatedType a : p.getAnnotatedActualTypeArguments()) show(indent + "  arg ", a);
        if (t instanceof AnnotatedArrayType a) show(indent + "  element ", a.getAnnotatedGenericComponentType());
        if (t instanceof AnnotatedWildcardType w) { for (AnnotatedType a : w.getAnnotatedUpperBounds()) show(indent + "  upper ", a); for (AnnotatedType a : w.getAnnotatedLowerBounds()) show(indent + "  lower ", a); }
        if (t.getAnnotatedOwnerType() != null) show(indent + "  owner ", t.getAnnotatedOwnerType());
    }

    public static void main(String[] args) throws Exception {
        Class<?> c = Sub.class;
        show("super ", c.getAnnotatedSuperclass());
        for (AnnotatedType i : c.getAnnotatedInterfaces()) show("interface ", i);
        TypeVariable<?> v = c.getTypeParameters()[0];
        T.p(v, Arrays.toString(v.getAnnotations()));
        for (AnnotatedType b : v.getAnnotatedBounds()) show("bound ", b);
        for (String f : new String[] {"plain", "array", "deep", "nested", "wild", "variable"}) show(f + " ", c.getDeclaredField(f).getAnnotatedType());
        Method m = Arrays.stream(c.getDeclaredMethods()).filter(x -> x.getName().equals("method")).findFirst().get();
        show("return ", m.getAnnotatedReturnType());
        show("receiver ", m.getAnnotatedReceiverType());
        for (AnnotatedType p : m.getAnnotatedParameterTypes()) show("parameter ", p);
        for (AnnotatedType p : m.getAnnotatedExceptionTypes()) show("exception ", p);
        T.p(Arrays.toString(m.getTypeParameters()[0].getAnnotations()));
        show("method bound ", m.getTypeParameters()[0].getAnnotatedBounds()[0]);
        Constructor<?> k = c.getDeclaredConstructors()[0];
        show("constructor ", k.getAnnotatedReturnType());
        show("constructor parameter ", k.getAnnotatedParameterTypes()[0]);
        for (RecordComponent r : Rec.class.getRecordComponents()) show("component ", r.getAnnotatedType());
        show("accessor ", Rec.class.getDeclaredMethod("s").getAnnotatedReturnType());
        show("canonical ", Rec.class.getDeclaredConstructors()[0].getAnnotatedParameterTypes()[1]);
        show("static receiver ", TypeAnnotationPlaces.class.getDeclaredMethod("main", String[].class).getAnnotatedReceiverType());
        show("inner constructor ", Inner.class.getDeclaredConstructors()[0].getAnnotatedReceiverType());
        T.p(c.getDeclaredField("plain").getAnnotatedType().equals(c.getDeclaredField("plain").getAnnotatedType()), c.getDeclaredField("plain").getAnnotatedType().hashCode() == c.getDeclaredField("plain").getAnnotatedType().hashCode());
        T.p(Object.class.getAnnotatedSuperclass(), Runnable.class.getAnnotatedSuperclass(), int.class.getAnnotatedSuperclass(), int[].class.getAnnotatedSuperclass(), int[].class.getAnnotatedInterfaces().length);
    }
}
