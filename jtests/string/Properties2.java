// jtest: opts -Da=1 -Db= -Dc -Dd=x=y -D=z
// jtest: gc-subset
public class Properties2 {
    public static void main(String[] args) {
        for (String k : new String[] {"a", "b", "c", "d", "java.version", "java.specification.version", "java.class.version", "java.vm.specification.version", "java.vendor", "os.name", "os.arch", "file.separator",
            "path.separator", "line.separator", "user.name", "file.encoding", "sun.jnu.encoding", "native.encoding", "java.io.tmpdir", "user.dir", "user.home", "java.class.path", "sun.arch.data.model",
            "java.specification.name", "java.vm.specification.name", "java.vm.specification.vendor", "sun.java.command", "sun.java.launcher", "jdk.debug", "user.language", "java.awt.headless", "no.such"}) {
            String v = System.getProperty(k);
            T.p(k, v == null ? "null" : v.replace("\n", "\\n"));
        }
        for (String k : new String[] {"java.home", "java.vm.name", "java.vm.version", "java.vm.vendor", "java.vm.info", "java.runtime.name", "java.runtime.version", "java.vendor.url", "java.version.date", "sun.boot.library.path", "java.library.path", "os.version"}) {
            T.p(k, System.getProperty(k) != null, !System.getProperty(k, "").isEmpty());
        }
        T.p(System.setProperty("mine", "v"), System.getProperty("mine"), System.clearProperty("mine"), System.getProperty("mine", "default"));
        T.p(Integer.getInteger("a"), Integer.getInteger("none", 5), Boolean.getBoolean("a"), Long.getLong("d"));
        T.thrown("empty", () -> System.getProperty(""));
        T.thrown("null", () -> System.getProperty(null));
        T.p(Runtime.version().feature(), Runtime.version().interim(), System.lineSeparator().length(), Runtime.getRuntime().availableProcessors() > 0, Runtime.getRuntime().maxMemory() > 1 << 20);
        T.p(System.getenv("TZ"), System.getenv("NO_SUCH"), System.getenv().containsKey("PATH"));
        T.thrown("environment", () -> System.getenv().put("x", "y"));
    }
}
