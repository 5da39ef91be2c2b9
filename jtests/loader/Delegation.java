// jtest: gc-subset
import java.util.*;

public class Delegation {
    static List<String> log = new ArrayList<>();
    static class Logging extends ClassLoader {
        Logging(ClassLoader p) { super(p); }
        protected Class<?> loadClass(String n, boolean r) throws ClassNotFoundException { log.add("load " + n); return super.loadClass(n, r); }
        protected Class<?> findClass(String n) throws ClassNotFoundException { log.add("find " + n); throw new ClassNotFoundException("mine: " + n); }
    }

    public static void main(String[] args) throws Exception {
        ClassLoader app = Delegation.class.getClassLoader(), platform = app.getParent();
        T.p(app.getName(), platform.getName(), platform.getParent(), ClassLoader.getSystemClassLoader() == app, ClassLoader.getPlatformClassLoader() == platform, app.getClass().getName(), String.class.getClassLoader(), java.sql.Date.class.getClassLoader() == platform, app.isRegisteredAsParallelCapable());
        Logging l = new Logging(app);
        T.p(l.loadClass("java.lang.String"), l.loadClass("Delegation") == Delegation.class);
        T.thrown("missing", () -> l.loadClass("no.Such"));
        T.thrown("forName", () -> Class.forName("no.Such", true, l));
        T.value("array", () -> Class.forName("[[LDelegation;", false, l));
        T.thrown("array missing", () -> Class.forName("[[Lno.Such;", false, l));
        T.p(log);
        Logging boot = new Logging(null);
        T.p(boot.loadClass("java.util.List"), boot.getParent());
        T.kind("not visible", () -> boot.loadClass("Delegation"));
        Logging returnsNull = new Logging(app) { public Class<?> loadClass(String n) { return null; } };
        T.thrown("null from loadClass", () -> Class.forName("x.Y", true, returnsNull));
        Logging liar = new Logging(app) { public Class<?> loadClass(String n) { return String.class; } };
        T.thrown("another class", () -> Class.forName("x.Y", true, liar));
        Logging runtime = new Logging(app) { public Class<?> loadClass(String n) { throw new IllegalStateException("loader throws"); } };
        T.thrown("exception", () -> Class.forName("x.Y", true, runtime));
        Logging error = new Logging(app) { public Class<?> loadClass(String n) { throw new NoClassDefFoundError("loader error"); } };
        T.thrown("error", () -> Class.forName("x.Y", true, error));
        Thread.currentThread().setContextClassLoader(l);
        T.p(Thread.currentThread().getContextClassLoader() == l);
        T.p(Class.forName("java.lang.Integer", true, null), Arrays.toString(app.getDefinedPackages()).contains("package"), platform.getDefinedPackage("none"), app.getUnnamedModule() == Delegation.class.getModule());
        l.setDefaultAssertionStatus(true); l.setPackageAssertionStatus("p", false); l.setClassAssertionStatus("q", true); l.clearAssertionStatus();
        T.p(app.getResource("Delegation.class") != null, app.getResource("no.file"), ClassLoader.getSystemResource("T.class") != null, l.getResource("java/lang/String.class").getProtocol(), Collections.list(app.getResources("Delegation.class")).size(), app.resources("T.class").count());
    }
}
