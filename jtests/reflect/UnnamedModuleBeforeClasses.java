// jtest: opts --add-opens java.base/java.lang=ALL-UNNAMED

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;

/** A loader's unnamed module can be exported and read to before the loader has defined a class. */
public class UnnamedModuleBeforeClasses {
    static final class Fresh extends ClassLoader {
        Class<?> define(String name) throws Exception {
            byte[] bytes = UnnamedModuleBeforeClasses.class.getResourceAsStream(name + ".class").readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    static final class Uses {
        static String use() {
            return String.valueOf(Uses.class.getModule());
        }
    }

    public static void main(String[] args) throws Exception {
        Module base = Object.class.getModule();
        Method addExports = Module.class.getDeclaredMethod("implAddExports", String.class, Module.class);
        Method addReads = Module.class.getDeclaredMethod("implAddReads", Module.class);
        addExports.setAccessible(true);
        addReads.setAccessible(true);

        Fresh fresh = new Fresh();
        Module unnamed = fresh.getUnnamedModule();
        System.out.println(base.isExported("jdk.internal.misc", unnamed));
        addExports.invoke(base, "jdk.internal.misc", unnamed);
        addReads.invoke(base, unnamed);
        System.out.println(base.isExported("jdk.internal.misc", unnamed) + " " + base.canRead(unnamed));
        Class<?> c = fresh.define("UnnamedModuleBeforeClasses$Uses");
        System.out.println(c.getModule() == unnamed);

        try (URLClassLoader urls = new URLClassLoader(new URL[0])) {
            addExports.invoke(base, "jdk.internal.misc", urls.getUnnamedModule());
            System.out.println(base.isExported("jdk.internal.misc", urls.getUnnamedModule()));
        }
    }
}
