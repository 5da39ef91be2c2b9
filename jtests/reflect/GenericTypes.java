// jtest: gc-subset
import java.lang.reflect.*;
import java.util.*;
import java.util.function.*;

public class GenericTypes {
    static class G<A, B extends Number & Comparable<B>, C extends List<? super A>> extends AbstractMap<A, List<? extends B>> implements Function<A, Map<String, C[]>> {
        A a; B[] bs; List<?> wild; Map<? extends A, ? super B> map; G<A, B, C>.In<String>.Deep deep; List<int[]>[] arrays; Map.Entry<A, int[]> entry;
        class In<X> { class Deep { } X x; }
        <T extends Exception, U> U m(List<T> l, U... u) throws T { return null; }
        <Q extends Comparable<? super Q>> G(Q q, A a) { }
        public Map<String, C[]> apply(A a) { return null; }
        public Set<Entry<A, List<? extends B>>> entrySet() { return null; }
    }

    static void show(Type t, String indent) {
        String kind = t instanceof Class ? "class" : t instanceof ParameterizedType ? "parameterized" : t instanceof GenericArrayType ? "array" : t instanceof TypeVariable ? "variable" : "wildcard";
        T.p(indent + kind, t.getTypeName());
        if (t instanceof ParameterizedType p) { T.p(indent + "owner", p.getOwnerType(), "raw", p.getRawType()); for (Type a : p.getActualTypeArguments()) show(a, indent + "  "); }
        if (t instanceof GenericArrayType g) show(g.getGenericComponentType(), indent + "  ");
        if (t instanceof WildcardType w) T.p(indent + "upper", w.getUpperBounds(), "lower", w.getLowerBounds());
    }

    public static void main(String[] args) throws Exception {
        for (TypeVariable<?> v : G.class.getTypeParameters()) T.p(v, v.getBounds(), v.getGenericDeclaration());
        show(G.class.getGenericSuperclass(), "");
        for (Type t : G.class.getGenericInterfaces()) show(t, "");
        for (String f : "a bs wild map deep arrays entry".split(" ")) { T.p(f, G.class.getDeclaredField(f).toGenericString()); show(G.class.getDeclaredField(f).getGenericType(), "  "); }
        Method m = G.class.getDeclaredMethod("m", List.class, Object[].class);
        T.p(m.toGenericString(), m.getTypeParameters(), m.getGenericReturnType(), m.getGenericParameterTypes(), m.getGenericExceptionTypes());
        T.p(G.class.getDeclaredConstructors()[0].toGenericString(), G.class.toGenericString(), List.class.toGenericString(), Map.Entry.class.getTypeParameters());
        show(new ArrayList<Map<String, Integer>>() { }.getClass().getGenericSuperclass(), "");
        T.p(G.class.getDeclaredField("wild").getGenericType().equals(G.class.getDeclaredField("wild").getGenericType()), G.class.getTypeParameters()[0].equals(((ParameterizedType) G.class.getGenericSuperclass()).getActualTypeArguments()[0]));
        for (Method b : G.class.getDeclaredMethods()) if (b.isBridge()) T.p("bridge", b.getName(), b.getReturnType());
        Function<String, Integer> lambda = String::length;
        T.p(lambda.getClass().getGenericInterfaces());
    }
}
