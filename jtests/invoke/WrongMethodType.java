// jtest: gc-subset
import java.lang.invoke.*;
import static java.lang.invoke.MethodType.methodType;

public class WrongMethodType {
    static int add(int a, int b) { return a + b; }
    static void nothing(Object o) { }

    public static void main(String[] args) throws Throwable {
        MethodHandles.Lookup l = MethodHandles.lookup();
        MethodHandle add = l.findStatic(WrongMethodType.class, "add", methodType(int.class, int.class, int.class));
        MethodHandle nothing = l.findStatic(WrongMethodType.class, "nothing", methodType(void.class, Object.class));
        T.thrown("exact return", () -> { Object o = add.invokeExact(1, 2); });
        T.thrown("exact void", () -> add.invokeExact(1, 2));
        T.thrown("exact long", () -> { long x = (long) add.invokeExact(1, 2); });
        T.thrown("exact arguments", () -> { int x = (int) add.invokeExact(1, 2L); });
        T.thrown("exact boxed", () -> { int x = (int) add.invokeExact((Integer) 1, 2); });
        T.thrown("exact count", () -> { int x = (int) add.invokeExact(1); });
        T.thrown("exact object", () -> nothing.invokeExact("string"));
        T.thrown("exact null", () -> nothing.invokeExact(null));
        T.thrown("exact fine", () -> nothing.invokeExact((Object) "string"));
        T.thrown("generic count", () -> add.invoke(1));
        T.thrown("generic type", () -> add.invoke("a", "b"));
        T.thrown("generic narrowing", () -> { int x = (int) add.invoke(1, 2L); });
        T.thrown("generic cast", () -> { int x = (int) add.invoke((Object) "a", 2); });
        T.thrown("generic null", () -> { int x = (int) add.invoke((Object) null, 2); });
        T.thrown("generic return to String", () -> { String x = (String) add.invoke(1, 2); });
        T.value("generic widening", () -> (long) add.invoke((byte) 1, 'c'));
        T.value("generic boxes", () -> (Object) add.invoke((Integer) 1, (Short) (short) 2));
        T.value("generic double", () -> (double) add.invoke(1, 2));
        T.thrown("arguments count", () -> add.invokeWithArguments(1, 2, 3));
        T.thrown("arguments type", () -> add.invokeWithArguments("a", 3));
        T.thrown("asType", () -> add.asType(methodType(String.class, int.class, int.class)));
        T.thrown("asType count", () -> add.asType(methodType(int.class, int.class)));
        T.value("asType", () -> add.asType(methodType(Object.class, Object.class, byte.class)));
        T.value("asType void", () -> add.asType(methodType(void.class, int.class, int.class)).invoke(1, 2));
        T.value("asType from void", () -> nothing.asType(methodType(int.class, String.class)).invoke("x"));
        T.thrown("bindTo", () -> add.bindTo(1));
        T.thrown("bindTo class", () -> l.findVirtual(String.class, "length", methodType(int.class)).bindTo(5));
        T.thrown("null handle", () -> ((MethodHandle) null).invokeExact());
        T.thrown("reflective", () -> MethodHandle.class.getMethod("invokeExact", Object[].class).invoke(add, (Object) new Object[] {1, 2}));
        VarHandle vh = MethodHandles.arrayElementVarHandle(int[].class);
        T.thrown("varhandle", () -> { long x = (long) vh.getVolatile(new int[1], 0L); });
        T.thrown("varhandle count", () -> vh.set(new int[1]));
        T.thrown("varhandle type", () -> vh.set(new int[1], 0, "s"));
        T.value("varhandle widening", () -> (long) vh.get(new int[] {5}, 0));
        VarHandle ex = vh.withInvokeExactBehavior();
        T.thrown("exact varhandle", () -> { Object o = ex.get(new int[1], 0); });
        T.thrown("type", () -> methodType(int.class, void.class));
        T.thrown("invalid change", () -> methodType(int.class).changeParameterType(0, int.class));
    }
}
