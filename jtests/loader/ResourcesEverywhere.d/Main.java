import java.io.*;
import java.net.*;
import java.util.*;

public class Main {
    static String text(InputStream in) throws IOException { return in == null ? "null" : new String(in.readAllBytes()).trim(); }
    static String list(Enumeration<URL> e) { List<String> r = new ArrayList<>(); while (e.hasMoreElements()) { String s = e.nextElement().toString(); r.add(s.substring(0, s.indexOf(':')) + ":" + s.substring(s.lastIndexOf('/', s.lastIndexOf('/') - 1))); } return r.toString(); }

    public static void main(String[] args) throws Exception {
        ClassLoader app = ClassLoader.getSystemClassLoader();
        System.out.println(Main.class.getClassLoader() == null);
        System.out.println(Object.class.getResource("/bootpkg/data.txt") + " " + text(ClassLoader.getSystemResourceAsStream("bootpkg/data.txt")));
        if (args.length > 0) { System.out.println(Main.class.getModule().isNamed() + " " + Main.class.getResource("Main.class").getProtocol() + " " + Main.class.getProtectionDomain().getCodeSource() + " " + app.loadClass("Main").getClassLoader()); return; }
        for (String n : new String[] {"pkg/data.txt", "pkg/base.txt", "/pkg/data.txt", "pkg", "pkg/", "META-INF/MANIFEST.MF", "odd name/a+b%20c.txt", "none", "", "java/lang/String.class", "java/util/", "bootpkg/data.txt", "../x", "pkg/../pkg/data.txt"}) {
            URL u = app.getResource(n);
            System.out.println("'" + n + "' " + (u == null ? "null" : u.getProtocol() + " " + u.toString().replaceAll(".*/", "")) + " " + list(app.getResources(n)).replaceAll("^\\[.*MANIFEST.*", "manifests"));
            if (u != null && n.endsWith("txt")) System.out.println("   " + text(u.openStream()) + " " + u.openConnection().getContentLength() + " " + text(app.getResourceAsStream(n)) + " " + text(Main.class.getResourceAsStream("/" + n)));
        }
        System.out.println(Main.class.getResource("Main.class") != null); System.out.println(Main.class.getResource("/Main.class") != null); System.out.println(Main[].class.getResource("Main.class")); System.out.println(String.class.getResource("String.class")); System.out.println(String.class.getResource("/java/lang/none") + " " + int.class.getResource("x"));
        System.out.println(Object.class.getModule().getResourceAsStream("java/lang/Object.class") != null);
        try (URLClassLoader l = new URLClassLoader("named", new URL[] {new File("mr.jar").toURI().toURL()}, null)) {
            System.out.println(text(l.getResourceAsStream("pkg/data.txt")) + " " + l.getName() + " " + l.findResource("pkg/none") + " " + l.getResource("Main.class"));
            InputStream open = l.getResourceAsStream("pkg/data.txt");
            l.close();
            try { System.out.println(text(open)); } catch (IOException e) { System.out.println(e.getMessage()); }
            System.out.println(l.getResource("pkg/data.txt"));
            try { l.loadClass("X"); } catch (ClassNotFoundException e) { System.out.println(e); }
        }
    }
}
