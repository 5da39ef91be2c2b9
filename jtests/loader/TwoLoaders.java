// jtest: gc-subset
// jtest: normalize loader 'first' @[0-9a-f]+ => loader 'first' @HASH
import java.io.*;

public class TwoLoaders {
    public static class Shape { static int count; public int id = ++count; public String toString() { return "shape" + id; } public boolean same(Object o) { return o instanceof Shape; } public static Shape cast(Object o) { return (Shape) o; } }

    static class Isolated extends ClassLoader {
        Isolated(String name, ClassLoader parent) { super(name, parent); }
        @Override protected Class<?> loadClass(String n, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(n)) {
                Class<?> c = findLoadedClass(n);
                if (c == null && n.startsWith("TwoLoaders$Shape")) c = findClass(n);
                return c != null ? c : super.loadClass(n, resolve);
            }
        }
        @Override protected Class<?> findClass(String n) throws ClassNotFoundException {
            try (InputStream in = TwoLoaders.class.getResourceAsStream("/" + n.replace('.', '/') + ".class")) { byte[] b = in.readAllBytes(); return defineClass(n, b, 0, b.length); } catch (IOException | NullPointerException e) { throw new ClassNotFoundException(n, e); }
        }
        Class<?> loaded(String n) { return findLoadedClass(n); }
    }

    public static void main(String[] args) throws Exception {
        Isolated a = new Isolated("first", TwoLoaders.class.getClassLoader()), b = new Isolated(null, TwoLoaders.class.getClassLoader());
        T.p(a.loaded("TwoLoaders$Shape"));
        Class<?> ca = a.loadClass("TwoLoaders$Shape"), cb = b.loadClass("TwoLoaders$Shape");
        Object oa = ca.getConstructor().newInstance(), ob = cb.getConstructor().newInstance(), oc = new Shape();
        T.p(ca == cb, ca == Shape.class, ca.getName().equals(cb.getName()), oa, ob, oc, ca.getClassLoader() == a, a.getName(), b.getName(), a.loaded("TwoLoaders$Shape") == ca, Class.forName("TwoLoaders$Shape", true, a) == ca);
        T.p(ca.getMethod("same", Object.class).invoke(oa, oa), ca.getMethod("same", Object.class).invoke(oa, ob), ca.getMethod("same", Object.class).invoke(oa, oc), ca.isInstance(oc), Shape.class.isInstance(oa));
        try { ca.getMethod("cast", Object.class).invoke(null, ob); } catch (java.lang.reflect.InvocationTargetException e) { T.p(e.getCause().getMessage().replaceAll("@[0-9a-f]+", "@")); }
        try { Shape s = (Shape) oa; } catch (ClassCastException e) { T.p(e.getMessage().replaceAll("@[0-9a-f]+", "@")); }
        try { Shape[] s = (Shape[]) java.lang.reflect.Array.newInstance(ca, 2); } catch (ClassCastException e) { T.p(e.getMessage().replaceAll("@[0-9a-f]+", "@")); }
        try { new Shape[] {new Shape()}.getClass().cast(null); Object[] x = new Shape[1]; x[0] = oa; } catch (ArrayStoreException e) { T.p(e.getMessage()); }
        T.thrown("duplicate", () -> a.findClass("TwoLoaders$Shape"));
        T.p(ca.getPackage().getName().isEmpty(), ca.getModule() == a.getUnnamedModule(), ca.getModule() == Shape.class.getModule(), ca.getProtectionDomain() != null);
        StackTraceElement e = new StackTraceElement("app", null, null, "C", "m", "F", 1);
        T.p(e);
    }
}
