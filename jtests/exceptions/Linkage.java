// jtest: gc-subset
// Classes that cannot be found, through every door.
public class Linkage {
    public static void main(String[] args) throws Exception {
        ClassLoader loader = Linkage.class.getClassLoader();
        T.thrown("forName", () -> Class.forName("no.such.Type"));
        T.thrown("forName slash", () -> Class.forName("java/lang/String"));
        T.thrown("forName array", () -> Class.forName("[Lno.such.Type;"));
        T.thrown("forName primitive", () -> Class.forName("int"));
        T.thrown("forName bad array", () -> Class.forName("[L"));
        T.thrown("forName empty", () -> Class.forName(""));
        T.thrown("forName null", () -> Class.forName((String) null));
        T.thrown("forName boot", () -> Class.forName("Linkage", true, null));
        T.thrown("loadClass", () -> loader.loadClass("no.such.Type"));
        T.thrown("loadClass array", () -> loader.loadClass("[I"));
        T.thrown("case", () -> Class.forName("linkage"));
        T.value("array", () -> Class.forName("[[Ljava.lang.String;"));
        T.value("int array", () -> Class.forName("[I"));
        T.value("module", () -> Class.forName(Object.class.getModule(), "no.Such"));
        T.thrown("findSystemClass", () -> new ClassLoader() { Class<?> f() throws Exception { return findSystemClass("a.B"); } }.f());
        T.thrown("no method", () -> String.class.getMethod("nothing", int.class, String[].class));
        T.thrown("no field", () -> String.class.getField("nothing"));
        T.thrown("no constructor", () -> String.class.getConstructor(Thread.class));
        T.thrown("abstract", () -> Number.class.getDeclaredConstructor().newInstance());
        T.thrown("interface", () -> Runnable.class.getDeclaredConstructor().newInstance());
        T.thrown("no library", () -> System.loadLibrary("no_such_library"));
        T.thrown("library path", () -> System.load("relative/path.so"));
        T.thrown("resource", () -> Linkage.class.getResourceAsStream("nothing").read());
        T.thrown("native", () -> nothing(1));
    }

    static native int nothing(int x);
}
