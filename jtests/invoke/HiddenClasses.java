// jtest: gc-subset
import java.lang.invoke.*;
import java.lang.invoke.MethodHandles.Lookup;

public class HiddenClasses {
    public static class Template implements java.util.function.Supplier<String> {
        private static int count;
        final int id = ++count;
        public String get() { return "template " + id + " " + Template.class.isHidden() + " " + Template.class.getName().replaceAll("0x[0-9a-f]+", "0x") + hostSecret(); }
        static String data() throws Throwable { return String.valueOf(MethodHandles.classData(MethodHandles.lookup(), "_", Object.class)); }
    }

    private static String hostSecret() { return " secret"; }

    static byte[] bytes() throws Exception { try (var in = HiddenClasses.class.getResourceAsStream("HiddenClasses$Template.class")) { return in.readAllBytes(); } }

    @SuppressWarnings("unchecked")
    static String call(Class<?> c) throws Exception { return ((java.util.function.Supplier<String>) c.getConstructor().newInstance()).get(); }

    public static void main(String[] args) throws Throwable {
        byte[] b = bytes();
        Lookup l = MethodHandles.lookup();
        Lookup h1 = l.defineHiddenClass(b, false, Lookup.ClassOption.NESTMATE), h2 = l.defineHiddenClass(b, true, Lookup.ClassOption.NESTMATE, Lookup.ClassOption.STRONG);
        Class<?> c1 = h1.lookupClass(), c2 = h2.lookupClass();
        T.p(c1 == c2, c1.isHidden(), c1.getNestHost(), c1.isNestmateOf(HiddenClasses.class), c1.getClassLoader() == HiddenClasses.class.getClassLoader(), c1.descriptorString().replaceAll("0x[0-9a-f]+", "0x"), c1.getPackageName().isEmpty());
        T.kind("names of a hidden class made from a nested one", () -> c1.getSimpleName());
        T.kind("canonical name", () -> c1.getCanonicalName());
        T.p(call(c1), call(c1), call(c2), new Template().get());
        T.kind("not by name", () -> Class.forName(c1.getName().replace('/', '.')).getName());
        T.p(java.lang.reflect.Array.newInstance(c1, 2).getClass().getName().replaceAll("0x[0-9a-f]+", "0x").length() > 10, c1.getInterfaces()[0], c1.toString().startsWith("class HiddenClasses$Template/0x"));
        Lookup d = l.defineHiddenClassWithClassData(b, java.util.List.of("class", "data"), true, Lookup.ClassOption.NESTMATE);
        T.p(d.findStatic(d.lookupClass(), "data", MethodType.methodType(String.class)).invoke(), Template.data());
        Lookup alone = l.defineHiddenClass(b, true);
        T.p(alone.lookupClass().getNestHost() == alone.lookupClass());
        T.kind("not a nest mate", () -> call(alone.lookupClass()));
        T.thrown("garbage", () -> l.defineHiddenClass(new byte[] {1, 2, 3, 4}, false));
        T.thrown("other package", () -> MethodHandles.publicLookup().defineHiddenClass(b, false));
        T.kind("final field by reflection", () -> { var f = c1.getDeclaredField("id"); f.setAccessible(true); f.setInt(c1.getConstructor().newInstance(), 5); });
        T.p("kept", c2.isHidden());
        Class<?> plain = l.defineClass(HiddenClasses.class.getResourceAsStream("HiddenClasses$Late.class").readAllBytes());
        T.p(plain, plain.isHidden());
        T.thrown("defined twice", () -> l.defineClass(HiddenClasses.class.getResourceAsStream("HiddenClasses$Late.class").readAllBytes()));
    }

    static class Late { }
}
