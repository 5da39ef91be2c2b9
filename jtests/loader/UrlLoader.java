import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.util.*;
import java.util.jar.*;

public class UrlLoader {
    public static class Plugin implements Runnable { public void run() { T.p("plugin", getClass().getClassLoader() instanceof URLClassLoader, getClass().getResource("note.txt") != null); } }

    static byte[] bytes(String n) throws IOException { try (InputStream in = UrlLoader.class.getResourceAsStream("/" + n)) { return in.readAllBytes(); } }

    public static void main(String[] args) throws Exception {
        Path jar = Path.of("plugin.jar");
        Manifest m = new Manifest();
        m.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        m.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "7.7");
        m.getMainAttributes().put(Attributes.Name.SEALED, "true");
        try (JarOutputStream j = new JarOutputStream(new FileOutputStream(jar.toFile()), m)) {
            for (String e : List.of("UrlLoader$Plugin.class", "UrlLoader.class", "note.txt", "META-INF/services/java.lang.Runnable", "dir/")) { j.putNextEntry(new JarEntry(e)); if (e.endsWith(".class")) j.write(bytes(e)); else if (!e.endsWith("/")) j.write((e.endsWith("txt") ? "a note" : "UrlLoader$Plugin # comment\n").getBytes()); j.closeEntry(); }
        }
        Path dir = Files.createDirectory(Path.of("classes"));
        Files.write(dir.resolve("note.txt"), "from the directory".getBytes());
        try (URLClassLoader l = new URLClassLoader("urls", new URL[] {jar.toUri().toURL(), dir.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            Class<?> c = l.loadClass("UrlLoader$Plugin");
            T.p(c, c == Plugin.class, c.getClassLoader().getName(), c.getProtectionDomain().getCodeSource().getLocation().getPath().endsWith("plugin.jar"), c.getPackage().getName().isEmpty());
            T.thrown("T is not visible", () -> ((Runnable) c.getConstructor().newInstance()).run());
            T.p(new String(l.getResourceAsStream("note.txt").readAllBytes()), Collections.list(l.getResources("note.txt")).size(), l.findResource("none"), l.getResource("dir/") != null, l.getURLs().length);
            for (Runnable r : ServiceLoader.load(Runnable.class, l)) T.p("service", r.getClass().getName());
            T.thrown("not there", () -> l.loadClass("nope.Nope"));
        }
        URLClassLoader child = new URLClassLoader(new URL[] {jar.toUri().toURL()});
        T.p(child.loadClass("UrlLoader$Plugin") == Plugin.class);
        child.close();
        try (JarFile j = new JarFile(jar.toFile())) {
            T.p(j.getManifest().getMainAttributes().getValue("Implementation-Version"), j.stream().map(JarEntry::getName).toList(), j.getJarEntry("note.txt").getSize(), new String(j.getInputStream(j.getEntry("note.txt")).readAllBytes()));
        }
        URL u = new URL("jar:" + jar.toUri() + "!/note.txt");
        URLConnection uc = u.openConnection();
        uc.setUseCaches(false);
        T.p(new String(uc.getInputStream().readAllBytes()), uc.getContentLength());
        T.thrown("missing entry", () -> { URLConnection x = new URL("jar:" + jar.toUri() + "!/none").openConnection(); x.setUseCaches(false); x.getInputStream(); });
    }
}
