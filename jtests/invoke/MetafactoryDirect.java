// jtest: gc-subset
import java.lang.invoke.*;
import java.util.Comparator;
import java.util.function.*;
import static java.lang.invoke.MethodType.methodType;

public class MetafactoryDirect {
    static String impl(int captured, String s) { return s + captured; }
    interface Marker { }
    int v;
    MetafactoryDirect(int v) { this.v = v; }
    private int get(int x) { return v + x; }

    @SuppressWarnings("unchecked")
    public static void main(String[] args) throws Throwable {
        MethodHandles.Lookup l = MethodHandles.lookup();
        MethodHandle impl = l.findStatic(MetafactoryDirect.class, "impl", methodType(String.class, int.class, String.class));
        CallSite cs = LambdaMetafactory.metafactory(l, "apply", methodType(Function.class, int.class), methodType(Object.class, Object.class), impl, methodType(String.class, String.class));
        Function<String, String> f = (Function<String, String>) cs.getTarget().invoke(7), g = (Function<String, String>) cs.getTarget().invokeExact(8);
        T.p(f.apply("x"), g.apply("y"), f.getClass() == g.getClass(), f.getClass().isHidden());
        CallSite alt = LambdaMetafactory.altMetafactory(l, "compare", methodType(Comparator.class), methodType(int.class, Object.class, Object.class), l.findVirtual(String.class, "compareTo", methodType(int.class, String.class)), methodType(int.class, String.class, String.class), LambdaMetafactory.FLAG_MARKERS, 1, Marker.class);
        Comparator<String> c = (Comparator<String>) alt.getTarget().invoke();
        T.p(c.compare("a", "b"), c instanceof Marker, c.reversed().compare("a", "b"));
        CallSite ctor = LambdaMetafactory.metafactory(l, "apply", methodType(IntFunction.class), methodType(Object.class, int.class), l.findConstructor(MetafactoryDirect.class, methodType(void.class, int.class)), methodType(MetafactoryDirect.class, int.class));
        MetafactoryDirect d = (MetafactoryDirect) ((IntFunction<?>) ctor.getTarget().invoke()).apply(20);
        CallSite priv = LambdaMetafactory.metafactory(l, "applyAsInt", methodType(IntUnaryOperator.class, MetafactoryDirect.class), methodType(int.class, int.class), l.findVirtual(MetafactoryDirect.class, "get", methodType(int.class, int.class)), methodType(int.class, int.class));
        T.p(((IntUnaryOperator) priv.getTarget().invoke(d)).applyAsInt(3));
        T.thrown("not an interface", () -> LambdaMetafactory.metafactory(l, "apply", methodType(String.class), methodType(Object.class, Object.class), impl, methodType(String.class, String.class)));
        T.thrown("arity", () -> LambdaMetafactory.metafactory(l, "apply", methodType(Function.class), methodType(Object.class, Object.class), impl, methodType(String.class, String.class)));
        T.thrown("types", () -> LambdaMetafactory.metafactory(l, "apply", methodType(Function.class, int.class), methodType(Object.class, Object.class), impl, methodType(Integer.class, String.class)));
        T.thrown("not direct", () -> LambdaMetafactory.metafactory(l, "get", methodType(Supplier.class), methodType(Object.class), MethodHandles.constant(String.class, "x"), methodType(String.class)));
        MethodHandle concat = StringConcatFactory.makeConcatWithConstants(l, "n", methodType(String.class, int.class, String.class, double.class), "<\1|\1|\1>\2", "constant").getTarget();
        T.p((String) concat.invokeExact(1, "s", 2.5), StringConcatFactory.makeConcat(l, "m", methodType(String.class, Object.class, char.class)).getTarget().invoke((Object) null, 'c'));
        T.thrown("recipe", () -> StringConcatFactory.makeConcatWithConstants(l, "n", methodType(String.class, int.class), "\1\1"));
        CallSite om = (CallSite) java.lang.runtime.ObjectMethods.bootstrap(l, "toString", methodType(String.class, R.class), R.class, "a;b", l.findGetter(R.class, "a", int.class), l.findGetter(R.class, "b", String.class));
        T.p(om.getTarget().invoke(new R(1, "z")));
        T.p(ConstantBootstraps.primitiveClass(l, "I", Class.class), ConstantBootstraps.nullConstant(l, "_", String.class), ConstantBootstraps.enumConstant(l, "NEW", Thread.State.class), ConstantBootstraps.invoke(l, "_", String.class, impl, 5, "inv"), ConstantBootstraps.getStaticFinal(l, "MAX_VALUE", int.class, Integer.class));
    }

    record R(int a, String b) { }
}
