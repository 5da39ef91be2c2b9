import java.lang.reflect.*;
import java.util.*;
import other.Base;

public class Main extends Base {
    static String attempt(Callable c) {
        try { return String.valueOf(c.call()); } catch (InvocationTargetException e) { return "target " + e.getCause(); } catch (Throwable t) { return t.getClass().getSimpleName() + ": " + t.getMessage(); }
    }
    interface Callable { Object call() throws Throwable; }

    static void members(Class<?> c, Object instance, boolean force) {
        List<AccessibleObject> all = new ArrayList<>();
        all.addAll(List.of(c.getDeclaredFields())); all.addAll(List.of(c.getDeclaredMethods())); all.addAll(List.of(c.getDeclaredConstructors()));
        all.sort(Comparator.comparing(Object::toString));
        for (AccessibleObject m : all) {
            if (force) System.out.println(m + " setAccessible: " + attempt(() -> { m.setAccessible(true); return m.isAccessible(); }));
            boolean is = Modifier.isStatic(((Member) m).getModifiers());
            System.out.println("  can " + attempt(() -> m.canAccess(is || m instanceof Constructor ? null : instance)));
            if (m instanceof Field f) {
                System.out.println("  " + f + " get " + attempt(() -> f.get(instance)) + " set " + attempt(() -> { f.set(instance, f.getType() == Integer.class ? Integer.valueOf(77) : 55); return f.get(instance); }));
            } else if (m instanceof Method k) {
                System.out.println("  " + k + " " + attempt(() -> { Object r = k.invoke(instance); return r == null || r instanceof String ? r : r.getClass(); }));
            } else if (m instanceof Constructor<?> k) {
                Object[] a = new Object[k.getParameterCount()];
                for (int i = 0; i < a.length; i++) a[i] = k.getParameterTypes()[i] == int.class ? (Object) 1 : k.getParameterTypes()[i] == long.class ? (Object) 2L : k.getParameterTypes()[i] == String.class ? "s" : instance;
                System.out.println("  " + k + " " + attempt(() -> k.newInstance(a).getClass()));
            }
        }
    }

    public static void main(String[] args) throws Throwable {
        Base sub = new Main(), base = new Base();
        for (boolean force : new boolean[] {false, true}) {
            System.out.println("== receiver Main, force " + force); members(Base.class, sub, force);
            System.out.println("== receiver Base"); members(Base.class, base, false);
            System.out.println("== hidden"); Object h = Base.hidden(); members(h.getClass(), h, force);
            System.out.println("== nested"); members(Class.forName("other.Base$ProtectedNested"), null, force);
        }
        // Members of java.base that are not open.
        List<AccessibleObject> closed = List.of(String.class.getDeclaredField("value"), ArrayList.class.getDeclaredField("elementData"), ClassLoader.class.getDeclaredMethod("findLoadedClass", String.class), Class.forName("java.util.JumboEnumSet").getDeclaredConstructors()[0], Class.forName("sun.security.provider.Sun").getConstructor(), Class.forName("jdk.internal.misc.Unsafe").getMethod("getUnsafe"), Class.class.getDeclaredConstructors()[0]);
        for (AccessibleObject o : closed) {
            System.out.println(o + "\n  " + attempt(() -> { o.setAccessible(true); return "accessible"; }) + "\n  " + o.trySetAccessible());
            if (o instanceof Field f) System.out.println("  " + attempt(() -> f.get("x")));
            if (o instanceof Method m) System.out.println("  " + attempt(() -> m.invoke(Main.class.getClassLoader(), "x")));
            if (o instanceof Constructor<?> k) System.out.println("  " + attempt(() -> k.newInstance()));
        }
        System.out.println(attempt(() -> Math.class.getDeclaredConstructor().newInstance()) + "\n" + attempt(() -> { Constructor<?> k = Math.class.getDeclaredConstructor(); k.setAccessible(true); return k; }));
        System.out.println(attempt(() -> Thread.State.class.getDeclaredConstructors()[0].newInstance("X", 1)) + "\n" + attempt(() -> Number.class.getConstructor().newInstance()) + "\n" + attempt(() -> Runnable.class.newInstance()) + "\n" + attempt(() -> int.class.newInstance()) + "\n" + attempt(() -> int[].class.newInstance()) + "\n" + attempt(() -> Integer.class.newInstance()));
    }
}
