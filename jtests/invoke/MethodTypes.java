// jtest: gc-subset
import java.lang.invoke.*;
import java.util.List;
import static java.lang.invoke.MethodType.*;

public class MethodTypes {
    public static void main(String[] args) throws Throwable {
        MethodType m = methodType(int.class, String.class, long[].class);
        T.p(m, m.returnType(), m.parameterCount(), m.parameterList(), m.toMethodDescriptorString(), m.hashCode() == methodType(int.class, String.class, long[].class).hashCode(), m == methodType(int.class, List.of(String.class, long[].class)));
        T.p(m.changeReturnType(void.class), m.insertParameterTypes(1, char.class, byte.class), m.appendParameterTypes(Object.class), m.dropParameterTypes(0, 1), m.changeParameterType(1, double.class));
        T.p(m.wrap(), m.wrap().unwrap(), m.erase(), m.generic(), genericMethodType(2), genericMethodType(1, true), m.hasPrimitives(), m.hasWrappers(), m.lastParameterType());
        T.p(fromMethodDescriptorString("(ILjava/lang/String;[[D)Ljava/util/List;", null), fromMethodDescriptorString("()V", MethodTypes.class.getClassLoader()), m.descriptorString(), m.describeConstable().get());
        T.thrown("descriptor", () -> fromMethodDescriptorString("(I", null));
        T.thrown("descriptor class", () -> fromMethodDescriptorString("(Lno/Such;)V", null));
        T.thrown("null", () -> methodType(null, int.class));
        T.thrown("void parameter", () -> m.appendParameterTypes(void.class));
        T.thrown("range", () -> m.parameterType(5));
        T.thrown("too many", () -> genericMethodType(256));
        T.p(genericMethodType(254).parameterCount(), genericMethodType(255).parameterCount());
        MethodHandle mh = MethodHandles.lookup().findStatic(MethodTypes.class, "wide", methodType(double.class, int.class, long.class, float.class, double.class, byte.class, short.class, char.class, boolean.class, Object.class, long.class, double.class, int.class, int.class, int.class));
        T.p((double) mh.invokeExact(1, 2L, 3f, 4d, (byte) 5, (short) 6, 'a', true, (Object) "x", 7L, 8d, 9, 10, 11));
        T.p(mh.invokeWithArguments(1, 2L, 3f, 4d, (byte) 5, (short) 6, 'a', true, "x", 7L, 8d, 9, 10, 11));
        java.io.ByteArrayOutputStream b = new java.io.ByteArrayOutputStream();
        new java.io.ObjectOutputStream(b).writeObject(m);
        T.p(new java.io.ObjectInputStream(new java.io.ByteArrayInputStream(b.toByteArray())).readObject() == m);
        CallSite cs = new ConstantCallSite(MethodHandles.constant(int.class, 5));
        MutableCallSite mc = new MutableCallSite(methodType(int.class));
        T.thrown("unset mutable", () -> { int x = (int) mc.dynamicInvoker().invokeExact(); });
        mc.setTarget(MethodHandles.constant(int.class, 6));
        MethodHandle dyn = mc.dynamicInvoker();
        T.p((int) cs.dynamicInvoker().invokeExact(), (int) dyn.invokeExact());
        mc.setTarget(MethodHandles.constant(int.class, 7));
        MutableCallSite.syncAll(new MutableCallSite[] {mc});
        T.p((int) dyn.invokeExact(), new VolatileCallSite(MethodHandles.identity(int.class)).dynamicInvoker().invoke(8));
        T.thrown("constant set", () -> cs.setTarget(MethodHandles.constant(int.class, 5)));
        T.thrown("wrong target", () -> mc.setTarget(MethodHandles.identity(int.class)));
        SwitchPoint sp = new SwitchPoint();
        MethodHandle sw = sp.guardWithTest(MethodHandles.constant(String.class, "valid"), MethodHandles.constant(String.class, "invalid"));
        T.p((String) sw.invokeExact(), sp.hasBeenInvalidated());
        SwitchPoint.invalidateAll(new SwitchPoint[] {sp});
        T.p((String) sw.invokeExact(), sp.hasBeenInvalidated());
    }

    static double wide(int a, long b, float c, double d, byte e, short f, char g, boolean h, Object i, long j, double k, int l, int m, int n) { return a + b + c + d + e + f + g + (h ? 1 : 0) + j + k + l * m - n; }
}
