// jtest: gc-subset
// jtest: normalize unnamed module @[0-9a-f]+ => unnamed module @HASH
import java.lang.invoke.*;
import static java.lang.invoke.MethodType.methodType;

public class Lookups {
    int field = 3; static String stat = "s"; private final long fin = 9; static final int SFIN = 4; volatile double vol = 1.5;
    Lookups() { }
    private Lookups(int f) { field = f; }
    int virt(int a, long b) { return (int) (a + b) + field; }
    static String st(String a, double b) { return a + b; }
    private int priv() { return -field; }
    static int va(int... x) { int s = 0; for (int i : x) s += i; return s; }
    interface I { default String def() { return "I.def"; } int abs(int x); static String sta() { return "I.sta"; } }
    static class Impl implements I { public int abs(int x) { return x + 1; } }
    static class Sub extends Lookups { int virt(int a, long b) { return -1; } static int viaSuper(MethodHandle h, Sub s) throws Throwable { return (int) h.invokeExact(s, 1, 2L); } static MethodHandles.Lookup lookup() { return MethodHandles.lookup(); } }

    public static void main(String[] args) throws Throwable {
        MethodHandles.Lookup l = MethodHandles.lookup();
        Lookups o = new Lookups();
        MethodHandle v = l.findVirtual(Lookups.class, "virt", methodType(int.class, int.class, long.class));
        T.p(v.type(), (int) v.invokeExact(o, 1, 2L), (int) v.invokeExact((Lookups) new Sub(), 1, 2L), v.invoke(o, (byte) 1, 'a'), v.invokeWithArguments(o, 5, 6L));
        MethodHandle s = l.findStatic(Lookups.class, "st", methodType(String.class, String.class, double.class));
        T.p((String) s.invokeExact("x", 2.5), s.invoke("y", 3), s.bindTo("bound").invoke(1.0f));
        MethodHandle p = l.findVirtual(Lookups.class, "priv", methodType(int.class));
        MethodHandle c = l.findConstructor(Lookups.class, methodType(void.class, int.class));
        T.p((int) p.invokeExact(o), ((Lookups) c.invokeExact(77)).field, c.type());
        MethodHandle sp = Sub.lookup().findSpecial(Lookups.class, "virt", methodType(int.class, int.class, long.class), Sub.class);
        T.p(sp.type(), Sub.viaSuper(sp, new Sub()));
        MethodHandle get = l.findGetter(Lookups.class, "field", int.class), set = l.findSetter(Lookups.class, "field", int.class);
        set.invokeExact(o, 42);
        T.p((int) get.invokeExact(o), get.type(), set.type());
        MethodHandle sg = l.findStaticGetter(Lookups.class, "stat", String.class), ss = l.findStaticSetter(Lookups.class, "stat", String.class);
        ss.invokeExact("changed");
        T.p((String) sg.invokeExact(), (long) l.findGetter(Lookups.class, "fin", long.class).invokeExact(o), (double) l.findGetter(Lookups.class, "vol", double.class).invokeExact(o));
        MethodHandle d = l.findVirtual(I.class, "def", methodType(String.class)), a = l.findVirtual(I.class, "abs", methodType(int.class, int.class));
        T.p((String) d.invoke(new Impl()), (int) a.invoke(new Impl(), 4), (String) l.findStatic(I.class, "sta", methodType(String.class)).invokeExact(), a.invoke((I) x -> x * 10, 5));
        MethodHandle va = l.findStatic(Lookups.class, "va", methodType(int.class, int[].class));
        T.p(va.isVarargsCollector(), (int) va.invoke(1, 2, 3), (int) va.invoke(), (int) va.invoke(new int[] {4, 5}), va.asFixedArity().isVarargsCollector(), va.invokeWithArguments(1, 2, 3, 4));
        T.p(l.findVirtual(Object.class, "toString", methodType(String.class)).invoke((Object) "str"), l.findVirtual(int[].class, "clone", methodType(Object.class)).type(), l.unreflect(String.class.getMethod("length")).invoke("four"), (int) l.unreflectGetter(Lookups.class.getDeclaredField("SFIN")).invokeExact(), l.unreflectConstructor(StringBuilder.class.getConstructor(String.class)).invoke("sb"));
        T.thrown("no method", () -> l.findVirtual(String.class, "nope", methodType(void.class)));
        T.thrown("wrong type", () -> l.findVirtual(String.class, "length", methodType(long.class)));
        T.thrown("static as virtual", () -> l.findVirtual(Lookups.class, "st", methodType(String.class, String.class, double.class)));
        T.thrown("virtual as static", () -> l.findStatic(Lookups.class, "virt", methodType(int.class, int.class, long.class)));
        T.thrown("no field", () -> l.findGetter(Lookups.class, "nope", int.class));
        T.thrown("field type", () -> l.findGetter(Lookups.class, "field", long.class));
        T.thrown("static field", () -> l.findGetter(Lookups.class, "stat", String.class));
        T.thrown("final setter", () -> l.findSetter(Lookups.class, "fin", long.class));
        T.thrown("public lookup", () -> MethodHandles.publicLookup().findVirtual(Lookups.class, "priv", methodType(int.class)));
        T.thrown("private of String", () -> l.findGetter(String.class, "value", byte[].class));
        T.thrown("init", () -> l.findVirtual(Lookups.class, "<init>", methodType(void.class)));
        T.thrown("clinit", () -> l.findStatic(Lookups.class, "<clinit>", methodType(void.class)));
        T.thrown("special", () -> l.findSpecial(Object.class, "toString", methodType(String.class), String.class));
        T.thrown("privateLookupIn", () -> MethodHandles.privateLookupIn(String.class, l));
        T.thrown("dropped", () -> l.dropLookupMode(MethodHandles.Lookup.PRIVATE).findVirtual(Lookups.class, "priv", methodType(int.class)));
        T.p(l, l.in(String.class), MethodHandles.publicLookup(), l.lookupModes(), l.dropLookupMode(MethodHandles.Lookup.PRIVATE), l.hasFullPrivilegeAccess(), l.findClass("Lookups$Impl"), l.accessClass(Impl.class), l.lookupClass());
        MethodHandleInfo info = l.revealDirect(v);
        T.p(info, info.getReferenceKind(), MethodHandleInfo.referenceKindToString(info.getReferenceKind()), info.getName(), info.isVarArgs(), info.reflectAs(java.lang.reflect.Method.class, l));
        T.thrown("reveal", () -> l.revealDirect(MethodHandles.identity(int.class)));
        T.thrown("null receiver", () -> { int x = (int) v.invokeExact((Lookups) null, 1, 2L); });
        T.p(v, s.bindTo("q").type(), l.bind("abc", "length", methodType(int.class)).invoke());
    }
}
