import java.lang.invoke.*;
import java.util.*;
import java.util.function.*;
import static java.lang.invoke.MethodType.methodType;

/** Methods that look at their caller, reached by method handles, method references, reflection and lambdas. */
public class CallerSensitive {
    static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    static Class<?> caller() { return WALKER.getCallerClass(); }
    interface Finder { Class<?> find(String name) throws ClassNotFoundException; }
    static class Other {
        static Class<?> direct() { return caller(); }
        static Class<?> lambda() { Supplier<Class<?>> s = () -> caller(); return s.get(); }
        static Class<?> reference() { Supplier<Class<?>> s = CallerSensitive::caller; return s.get(); }
        static Class<?> handle() throws Throwable { return (Class<?>) MethodHandles.lookup().findStatic(CallerSensitive.class, "caller", methodType(Class.class)).invokeExact(); }
        static Class<?> reflected() throws Exception { return (Class<?>) CallerSensitive.class.getDeclaredMethod("caller").invoke(null); }
        static MethodHandles.Lookup lookup() { return MethodHandles.lookup(); }
    }

    static String name(Object c) { String n = String.valueOf(c); return n.contains("$$") ? n.substring(0, n.indexOf("$$")) + "$$" : n; }

    public static void main(String[] args) throws Throwable {
        MethodHandles.Lookup l = MethodHandles.lookup();
        T.p(name(Other.direct()), name(Other.lambda()), name(Other.reference()), name(Other.handle()), name(Other.reflected()));
        MethodHandle forName = l.findStatic(Class.class, "forName", methodType(Class.class, String.class));
        T.p(forName.invoke("CallerSensitive$Other"), (Class<?>) forName.invokeExact("java.util.List"));
        T.thrown("public lookup", () -> MethodHandles.publicLookup().findStatic(Class.class, "forName", methodType(Class.class, String.class)));
        T.thrown("weak lookup", () -> l.dropLookupMode(MethodHandles.Lookup.PRIVATE).findStatic(Class.class, "forName", methodType(Class.class, String.class)));
        Finder f = Class::forName;
        T.p(f.find("CallerSensitive$Finder"));
        MethodHandle lookup = l.findStatic(MethodHandles.class, "lookup", methodType(MethodHandles.Lookup.class));
        MethodHandles.Lookup through = (MethodHandles.Lookup) lookup.invokeExact();
        T.p(name(through.lookupClass()), Other.lookup().lookupClass(), l.findStatic(Other.class, "lookup", methodType(MethodHandles.Lookup.class)).invoke());
        Supplier<MethodHandles.Lookup> s = MethodHandles::lookup;
        T.p(name(s.get().lookupClass()));
        T.p(MethodHandles.class.getMethod("lookup").invoke(null));
        T.p(Class.class.getMethod("forName", String.class).invoke(null, "CallerSensitive$Other"));
        MethodHandle loader = l.findVirtual(Class.class, "getClassLoader", methodType(ClassLoader.class));
        T.p(loader.invoke(String.class), loader.invoke(CallerSensitive.class) == CallerSensitive.class.getClassLoader());
        MethodHandle field = l.findVirtual(Class.class, "getDeclaredField", methodType(java.lang.reflect.Field.class, String.class));
        T.p(field.invoke(CallerSensitive.class, "WALKER"));
        MethodHandle invoke = l.findVirtual(java.lang.reflect.Method.class, "invoke", methodType(Object.class, Object.class, Object[].class));
        T.p(name(invoke.invoke(CallerSensitive.class.getDeclaredMethod("caller"), null)));
        MethodHandle get = l.findVirtual(java.lang.reflect.Field.class, "get", methodType(Object.class, Object.class));
        T.p(get.invoke(CallerSensitive.class.getDeclaredField("WALKER"), null) == WALKER);
        T.p(name(Optional.of(1).map(x -> caller()).get()), name(List.of(1, 2).stream().map(x -> WALKER.walk(st -> st.skip(1).findFirst().get().getDeclaringClass())).findFirst().get().getPackageName()));
        T.thrown("no caller", () -> { Thread t = new Thread() { @Override public void run() { try { WALKER.getCallerClass(); } catch (Throwable e) { T.p(e); } } }; t.start(); t.join(); });
        T.thrown("not retaining", () -> StackWalker.getInstance().getCallerClass());
        for (int i = 0; i < 300; i++) if (Other.direct() != Other.class || Other.reflected() != Other.class || Other.handle() != Other.class) { T.p("wrong caller", i); break; }
        T.p(ResourceBundle.getBundle("CallerSensitiveBundle$In").getString("k"));
        T.p(java.util.logging.Logger.getLogger("x").getName(), System.getLogger("sys").getName());
    }
}
class CallerSensitiveBundle {
    public static class In extends ListResourceBundle { @Override protected Object[][] getContents() { return new Object[][] {{"k", "bundle value"}}; } }
}
