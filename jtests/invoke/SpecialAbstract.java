import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** findSpecial of what is abstract. */
public class SpecialAbstract {
    interface Given { default String name() { return "Given"; } String none(); }
    static abstract class Base implements Given { abstract int count(); String real() { return "real"; } }
    static class Derived extends Base {
        public String name() { return "Derived"; }
        public String none() { return "none"; }
        int count() { return 1; }
        static MethodHandles.Lookup lookup() { return MethodHandles.lookup(); }
    }

    static class Direct implements Given {
        public String none() { return "direct"; }
        static MethodHandles.Lookup lookup() { return MethodHandles.lookup(); }
    }

    static void find(MethodHandles.Lookup lookup, Class<?> c, String name, Class<?> result, Class<?> caller) {
        try {
            MethodHandle handle = lookup.findSpecial(c, name, MethodType.methodType(result), caller);
            System.out.println(handle.type() + " " + handle.invoke(caller.getDeclaredConstructor().newInstance()));
        } catch (Throwable e) {
            System.out.println(e);
            if (e.getCause() != null) System.out.println("  " + e.getCause());
        }
    }

    public static void main(String[] args) {
        find(Direct.lookup(), Given.class, "none", String.class, Direct.class);
        find(Direct.lookup(), Given.class, "name", String.class, Direct.class);
        find(Direct.lookup(), Direct.class, "none", String.class, Direct.class);
        find(Derived.lookup(), Base.class, "count", int.class, Derived.class);
        find(Derived.lookup(), Base.class, "real", String.class, Derived.class);
        find(Derived.lookup(), Base.class, "name", String.class, Derived.class);
        find(Derived.lookup(), Derived.class, "count", int.class, Derived.class);
    }
}
