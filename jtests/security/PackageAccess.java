// jtest: opts -Djava.security.manager=allow
// jtest: stderr ignore
import java.nio.file.spi.FileSystemProvider;
import java.security.Permission;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/** Under a SecurityManager the VM asks whether a class may see the packages that it names. */
public class PackageAccess {
    static class Zipped extends java.util.zip.CRC32 {}

    static boolean isZipAllowed = true;
    static final TreeSet<String> asked = new TreeSet<>();

    static class Guard extends SecurityManager {
        @Override
        public void checkPermission(Permission permission) {}

        @Override
        public void checkPackageAccess(String name) {
            if (name.equals("java.util.zip") || name.equals("java.util.regex") || name.startsWith("jdk.nio")) asked.add(name);
            if (name.equals("java.util.zip") && !isZipAllowed) throw new SecurityException("not " + name);
        }
    }

    public static void main(String[] args) {
        System.setSecurityManager(new Guard());
        report("providers", () -> FileSystemProvider.installedProviders().size());
        isZipAllowed = false;
        report("resolved", () -> new java.util.regex.PatternSyntaxException("", "", 0).getIndex());
        report("refused", () -> new java.util.zip.Adler32().getValue());
        report("refused again", () -> new java.util.zip.Adler32().getValue());
        report("an array", () -> new java.util.zip.Adler32[1].length);
        report("super", () -> new Zipped().getValue());
        report("super again", () -> new Zipped().getValue());
        report("for name", () -> Class.forName("java.util.zip.CRC32"));
        report("for name, boot loader", () -> Class.forName("java.util.zip.CRC32", false, null));
    }

    static void report(String what, Callable<Object> action) {
        String result;
        try {
            result = String.valueOf(action.call());
        } catch (Throwable e) {
            result = e.toString();
        }
        System.out.println(what + ": " + result + ", asked " + asked);
        asked.clear();
    }
}
