package app;
import java.lang.module.*;
import java.lang.reflect.*;
import java.nio.file.*;
import java.util.*;
import java.util.stream.*;

public class Main {
    static void attempt(String label, java.util.concurrent.Callable<?> c) {
        try { System.out.println(label + " = " + c.call()); } catch (InvocationTargetException e) { System.out.println(label + " -> " + e.getCause()); } catch (Throwable t) { System.out.println(label + " -> " + t); }
    }
    static Object call(ModuleLayer l, String module, String type, String method, Object... a) throws Exception {
        Class<?> c = l.findLoader(module).loadClass(type);
        for (Method m : c.getMethods()) if (m.getName().equals(method)) return m.invoke(null, a);
        return "no method";
    }
    static String names(ModuleLayer l) { return l.modules().stream().map(Module::toString).sorted().collect(Collectors.toList()).toString(); }

    public static void main(String[] args) throws Exception {
        ModuleFinder f = ModuleFinder.of(Path.of(args[0], "one"), Path.of(args[0], "two"), Path.of(args[0], "three"));
        ModuleLayer boot = ModuleLayer.boot();
        ClassLoader app = ClassLoader.getSystemClassLoader();
        Configuration c = boot.configuration().resolveAndBind(f, ModuleFinder.of(), Set.of("three"));
        System.out.println(c.modules().stream().map(m -> m.name() + m.reads().stream().map(ResolvedModule::name).sorted().collect(Collectors.toList())).sorted().collect(Collectors.toList()));
        ModuleLayer one = boot.defineModulesWithOneLoader(c, app), many = boot.defineModulesWithManyLoaders(c, app);
        for (ModuleLayer l : new ModuleLayer[] {one, many}) {
            System.out.println("# " + names(l) + " " + (l.findLoader("one") == l.findLoader("two")));
            attempt("use", () -> call(l, "three", "three.Use", "use"));
            attempt("peek two", () -> call(l, "two", "two.Provided", "peek"));
            attempt("peek three", () -> call(l, "three", "three.Use", "peek"));
            attempt("services", () -> call(l, "one", "one.api.Greeter", "all", l));
            attempt("services by context", () -> { Thread.currentThread().setContextClassLoader(l.findLoader("two")); return call(l, "one", "one.api.Greeter", "all", (Object) null); });
            Module m1 = l.findModule("one").get(), m2 = l.findModule("two").get(), mine = Main.class.getModule();
            System.out.println(m1.isExported("one.secret") + " " + m1.isExported("one.api") + " " + m1.isOpen("one.secret", m2) + " " + m1.isOpen("one.secret") + " " + m1.canRead(m2) + " " + m2.canRead(m1) + " " + m1.canUse(l.findLoader("one").loadClass("one.api.Greeter")) + " " + m1.getLayer().equals(l) + " " + new TreeSet<>(m1.getPackages()) + " " + m1.getDescriptor());
            attempt("secret", () -> l.findLoader("one").loadClass("one.secret.Own").getConstructor().newInstance());
            attempt("resource", () -> m1.getResourceAsStream("one/api/Greeter.class") != null);
            attempt("hidden resource", () -> l.findLoader("one").getResource("one/secret/Own.class"));
            attempt("find", () -> l.findModule("none") + " " + l.findModule("java.base").isPresent());
            attempt("parents", () -> l.parents().equals(List.of(boot)));
            attempt("name", () -> Class.forName(m1, "one.secret.Own").getName() + Class.forName(m1, "two.Provided"));
            attempt("package", () -> Class.forName(m1, "one.secret.Own").getPackage());
            attempt("trace", () -> { try { call(l, "three", "three.Use", "peek"); return null; } catch (InvocationTargetException e) { return Arrays.stream(e.getCause().getStackTrace()).filter(x -> x.getClassName().startsWith("three")).findFirst().get(); } });
        }
        ModuleLayer.Controller k = ModuleLayer.defineModulesWithOneLoader(c, List.of(boot), app);
        Module m1 = k.layer().findModule("one").get();
        k.addOpens(m1, "one.secret", Main.class.getModule()).addExports(m1, "one.secret", Main.class.getModule());
        attempt("opened", () -> { Object o = k.layer().findLoader("one").loadClass("one.secret.Own").getConstructor().newInstance(); Field h = o.getClass().getDeclaredField("hidden"); h.setAccessible(true); return h.get(o); });
        attempt("not of the layer", () -> k.addReads(Object.class.getModule(), m1));
        ModuleLayer upper = one.defineModulesWithOneLoader(one.configuration().resolve(f, ModuleFinder.of(), Set.of("three")), one.findLoader("one"));
        attempt("upper", () -> names(upper) + call(upper, "three", "three.Use", "use") + (upper.findModule("three").get() != one.findModule("three").get()));
        attempt("same loader twice", () -> names(boot.defineModules(c, n -> app)));
        attempt("null loader", () -> boot.defineModules(c, n -> null));
        attempt("java.base again", () -> boot.defineModulesWithOneLoader(boot.configuration().resolve(ModuleFinder.compose(f), ModuleFinder.of(), Set.of("one")), null).modules().size());
        attempt("unresolved", () -> Configuration.empty().resolve(f, ModuleFinder.of(), Set.of("three")));
    }
}
