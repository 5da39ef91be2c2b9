// jtest: gc-subset
// A hidden class that nothing refers to is unloaded, a strong one of a live loader is not.
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.ref.WeakReference;

public class HiddenUnloading {
    public static class Template { public String get() { return "template"; } }

    static WeakReference<Class<?>> define(Lookup.ClassOption... options) throws Exception {
        byte[] b;
        try (var in = HiddenUnloading.class.getResourceAsStream("HiddenUnloading$Template.class")) { b = in.readAllBytes(); }
        Class<?> c = MethodHandles.lookup().defineHiddenClass(b, true, options).lookupClass();
        T.p(c.getMethod("get").invoke(c.getConstructor().newInstance()));
        return new WeakReference<>(c);
    }

    public static void main(String[] args) throws Exception {
        WeakReference<Class<?>> weak = define(Lookup.ClassOption.NESTMATE);
        WeakReference<Class<?>> strong = define(Lookup.ClassOption.NESTMATE, Lookup.ClassOption.STRONG);
        T.p("unloaded", T.collectUntil(() -> weak.get() == null));
        T.p("kept", strong.get() != null);
    }
}
