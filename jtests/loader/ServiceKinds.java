import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.util.*;
import java.util.spi.*;
import java.util.stream.*;

/** ServiceLoader on the class path: order, laziness, caching, reload, and every mistake in a configuration file or a provider. */
public class ServiceKinds {
    public interface Svc { String name(); }
    public static class Good implements Svc { public Good() { T.p("Good made"); } public String name() { return "good"; } }
    public static class Second implements Svc { public String name() { return "second"; } }
    public static class NotASvc { }
    public static class NoConstructor implements Svc { public NoConstructor(int x) { } public String name() { return "no"; } }
    public static class Throws implements Svc { public Throws() { throw new IllegalStateException("constructor"); } public String name() { return "no"; } }
    public static class FailsInit implements Svc { static { if (true) throw new ArithmeticException("init"); } public String name() { return "no"; } }
    static class Hidden implements Svc { public String name() { return "hidden"; } }
    public static abstract class Abstract implements Svc { }

    static void walk(String label, ServiceLoader<Svc> l) {
        T.p("#", label);
        Iterator<Svc> i = l.iterator();
        for (int k = 0; k < 12; k++) {
            try {
                if (!i.hasNext()) { T.p("  end"); return; }
                T.p("  ", i.next().name());
            } catch (ServiceConfigurationError e) { T.p("  ", String.valueOf(e.getMessage()).replaceAll("file:\\S*/", "file:/"), e.getCause()); }
        }
    }

    public static void main(String[] args) throws Exception {
        Path root = Path.of("cp"), services = root.resolve("META-INF/services"), root2 = Path.of("cp2"), services2 = root2.resolve("META-INF/services");
        Files.createDirectories(services); Files.createDirectories(services2);
        Path file = services.resolve("ServiceKinds$Svc"), file2 = services2.resolve("ServiceKinds$Svc");
        URL[] urls = {root.toUri().toURL(), root2.toUri().toURL()};
        String[][] contents = {{"ServiceKinds$Good\n# comment\n\nServiceKinds$Second # trailing\n  ServiceKinds$Good  \n", ""}, {"ServiceKinds$Second", "ServiceKinds$Good\nServiceKinds$Second\n"}, {"no.Such\nServiceKinds$Good", ""}, {"ServiceKinds$NotASvc\nServiceKinds$Second", ""}, {"ServiceKinds$NoConstructor\nServiceKinds$Throws\nServiceKinds$FailsInit\nServiceKinds$Hidden\nServiceKinds$Abstract\nServiceKinds\nServiceKinds$Svc\nServiceKinds$Second", ""}, {"two words\nServiceKinds$Good", "ServiceKinds$Second"}, {"1bad", ""}, {"bad..name\n", ""}, {"\ufeffServiceKinds$Good", ""}, {"", ""}};
        for (String[] c : contents) {
            Files.writeString(file, c[0]); Files.writeString(file2, c[1]);
            try (URLClassLoader l = new URLClassLoader(urls, ServiceKinds.class.getClassLoader())) { walk(c[0].replace('\n', '|') + " / " + c[1].replace('\n', '|'), ServiceLoader.load(Svc.class, l)); }
        }
        Files.writeString(file, "ServiceKinds$Good\nServiceKinds$Second");
        Files.writeString(file2, "");
        try (URLClassLoader l = new URLClassLoader(urls, ServiceKinds.class.getClassLoader())) {
            ServiceLoader<Svc> s = ServiceLoader.load(Svc.class, l);
            T.p(s, s.findFirst().get().name(), s.findFirst().get() == s.findFirst().get(), s.stream().map(p -> p.type().getSimpleName()).collect(Collectors.toList()));
            s.reload();
            T.p(s.stream().filter(p -> p.type() == Second.class).map(ServiceLoader.Provider::get).map(Svc::name).collect(Collectors.toList()));
            Iterator<Svc> one = s.iterator();
            one.next();
            s.reload();
            T.thrown("after reload", one::next);
            T.thrown("remove", () -> s.iterator().remove());
            Thread.currentThread().setContextClassLoader(l);
            T.p(ServiceLoader.load(Svc.class).stream().count(), ServiceLoader.loadInstalled(Svc.class).findFirst().isPresent());
            Iterator<Svc> all = s.iterator(); all.next(); all.next();
            T.thrown("beyond", all::next);
        }
        T.thrown("null", () -> ServiceLoader.load((Class<?>) null));
        T.p(ServiceLoader.load(java.nio.file.spi.FileSystemProvider.class).stream().map(p -> p.type().getName()).sorted().collect(Collectors.toList()), ServiceLoader.load(ToolProvider.class).stream().count() > 3, ToolProvider.findFirst("jar").isPresent(), ToolProvider.findFirst("none").isPresent());
    }
}
