import java.lang.invoke.*;
import static java.lang.invoke.MethodHandles.*;

/** java.lang.invoke.ConstantBootstraps called directly. */
public class ConstantBootstrapsAll {
    enum Color { RED, GREEN; static final Color FAVOURITE = GREEN; }
    static final String CONSTANT = "constant";
    static int plain = 4;
    long instance = 5;
    static int counter;
    static int next(int by) { return counter += by; }
    static void nothing() { }

    public static void main(String[] args) throws Throwable {
        Lookup l = lookup();
        T.p(ConstantBootstraps.nullConstant(l, "x", String.class));
        T.thrown("null primitive", () -> ConstantBootstraps.nullConstant(l, "x", int.class));
        for (String d : new String[] {"I", "J", "Z", "V", "C", "Q", "II", "[I"}) T.value(d, () -> ConstantBootstraps.primitiveClass(l, d, Class.class));
        T.thrown("primitive type", () -> ConstantBootstraps.primitiveClass(l, "I", Object.class));
        T.p(ConstantBootstraps.enumConstant(l, "RED", Color.class), ConstantBootstraps.getStaticFinal(l, "MAX_VALUE", long.class, Long.class), ConstantBootstraps.getStaticFinal(l, "FAVOURITE", Color.class));
        T.thrown("enum", () -> ConstantBootstraps.enumConstant(l, "BLUE", Color.class));
        T.thrown("not final", () -> ConstantBootstraps.getStaticFinal(l, "plain", int.class, ConstantBootstrapsAll.class));
        T.thrown("missing", () -> ConstantBootstraps.getStaticFinal(l, "nope", int.class, ConstantBootstrapsAll.class));
        T.p(ConstantBootstraps.getStaticFinal(l, "CONSTANT", Object.class, ConstantBootstrapsAll.class) == CONSTANT);
        MethodHandle next = l.findStatic(ConstantBootstrapsAll.class, "next", MethodType.methodType(int.class, int.class));
        T.p(ConstantBootstraps.invoke(l, "n", int.class, next, 5), ConstantBootstraps.invoke(l, "n", Object.class, next, 6), ConstantBootstraps.invoke(l, "n", long.class, next, 7));
        T.thrown("invoke type", () -> ConstantBootstraps.invoke(l, "n", String.class, next, 5));
        T.thrown("invoke count", () -> ConstantBootstraps.invoke(l, "n", int.class, next));
        T.value("void", () -> ConstantBootstraps.invoke(l, "n", Object.class, l.findStatic(ConstantBootstrapsAll.class, "nothing", MethodType.methodType(void.class))));
        VarHandle f = ConstantBootstraps.fieldVarHandle(l, "instance", VarHandle.class, ConstantBootstrapsAll.class, long.class);
        VarHandle s = ConstantBootstraps.staticFieldVarHandle(l, "plain", VarHandle.class, ConstantBootstrapsAll.class, int.class);
        VarHandle a = ConstantBootstraps.arrayVarHandle(l, "a", VarHandle.class, short[].class);
        ConstantBootstrapsAll o = new ConstantBootstrapsAll();
        short[] shorts = {1, 2};
        T.p((long) f.getAndAdd(o, 10L), o.instance, (int) s.getAndAdd(3), plain, (short) a.getAndAdd(shorts, 1, (short) 9), shorts);
        T.thrown("array type", () -> ConstantBootstraps.arrayVarHandle(l, "a", VarHandle.class, String.class));
        T.p(ConstantBootstraps.explicitCast(l, "c", int.class, 3.9), ConstantBootstraps.explicitCast(l, "c", byte.class, 300), ConstantBootstraps.explicitCast(l, "c", boolean.class, 3), ConstantBootstraps.explicitCast(l, "c", Object.class, "x"), ConstantBootstraps.explicitCast(l, "c", char.class, 98L));
        T.thrown("cast", () -> ConstantBootstraps.explicitCast(l, "c", Integer.class, "x"));
        T.value("cast null", () -> ConstantBootstraps.explicitCast(l, "c", int.class, null));
        T.thrown("void", () -> ConstantBootstraps.explicitCast(l, "c", void.class, "x"));
    }
}
