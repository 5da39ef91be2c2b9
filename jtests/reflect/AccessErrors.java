// jtest: gc-subset
// jtest: normalize unnamed module @[0-9a-f]+ => unnamed module @HASH
import java.lang.reflect.*;

public class AccessErrors {
    public static void main(String[] args) throws Exception {
        Class<?> c = Class.forName("OtherTop"), n = Class.forName("OtherTop$Nested");
        T.thrown("private method", () -> c.getDeclaredMethod("priv").invoke(null));
        T.thrown("package method", () -> T.p(c.getDeclaredMethod("pack").invoke(null)));
        T.thrown("private field", () -> c.getDeclaredField("field").get(null));
        T.thrown("private field set", () -> c.getDeclaredField("field").setInt(null, 5));
        T.thrown("private constructor", () -> c.getDeclaredConstructor(int.class).newInstance(1));
        T.thrown("private nested", () -> n.getDeclaredConstructor().newInstance());
        Method m = c.getDeclaredMethod("priv");
        T.p(m.canAccess(null), m.trySetAccessible(), m.canAccess(null), m.invoke(null), m.isAccessible());
        m.setAccessible(false);
        T.thrown("again", () -> m.invoke(null));
        T.thrown("java.base public member of hidden package", () -> Class.forName("jdk.internal.misc.Unsafe").getMethod("getUnsafe").invoke(null));
        T.thrown("setAccessible", () -> Class.forName("jdk.internal.misc.Unsafe").getMethod("getUnsafe").setAccessible(true));
        T.thrown("java.lang private", () -> ClassLoader.class.getDeclaredMethod("findLoadedClass", String.class).setAccessible(true));
        T.thrown("protected", () -> ClassLoader.class.getDeclaredMethod("findLoadedClass", String.class).invoke(AccessErrors.class.getClassLoader(), "x"));
        T.thrown("impl class public method", () -> java.util.List.of(1).getClass().getMethod("size").invoke(java.util.List.of(1)));
        T.thrown("by the interface", () -> T.p(java.util.List.class.getMethod("size").invoke(java.util.List.of(1))));
        T.thrown("sun.misc open", () -> { Field f = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe"); f.setAccessible(true); T.p(f.get(null) != null); });
        Module base = Object.class.getModule(), mine = AccessErrors.class.getModule();
        T.p(base.isExported("java.lang"), base.isExported("jdk.internal.misc"), base.isExported("jdk.internal.misc", mine), base.isOpen("java.lang"), base.isOpen("java.lang", mine), mine.canRead(base), mine.isOpen("x"), base.getDescriptor().name(), base.getLayer() == ModuleLayer.boot(), mine.getDescriptor(), mine.getName(), base.canUse(Runnable.class));
        T.thrown("filtered", () -> Class.class.getDeclaredField("classLoader"));
        T.p(AccessibleObject.class.getDeclaredFields().length, System.class.getDeclaredFields().length > 0);
        T.p(c.getDeclaredField("CONST").get(null), Modifier.toString(n.getModifiers()), c.getNestMembers());
        new OtherTop().toString();
    }
}

class OtherTop {
    OtherTop() { }
    private OtherTop(int x) { }
    private static int field = 3;
    static final int CONST = 4;
    private static String priv() { return "private"; }
    static String pack() { return "package"; }
    private static class Nested { }
}
