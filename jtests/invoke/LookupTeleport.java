// jtest: normalize @[0-9a-f]+ => @HASH
import java.lang.invoke.*;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.*;
import static java.lang.invoke.MethodType.methodType;

/** Lookup.in, previous lookup classes, dropped modes, private lookups across modules, and access checks of each. */
public class LookupTeleport {
    private int own;
    protected String prot() { return "prot"; }
    static class Inner { private int hidden = 8; private static String st() { return "st"; } }

    static void check(String label, Lookup l) {
        T.p(label, l, l.lookupModes(), l.previousLookupClass(), l.hasPrivateAccess(), l.hasFullPrivilegeAccess());
        T.kind(" own field", () -> l.findGetter(LookupTeleport.class, "own", int.class));
        T.kind(" inner private", () -> l.findGetter(Inner.class, "hidden", int.class));
        T.kind(" inner static", () -> l.findStatic(Inner.class, "st", methodType(String.class)));
        T.kind(" protected", () -> l.findVirtual(LookupTeleport.class, "prot", methodType(String.class)));
        T.kind(" clone", () -> l.findVirtual(Object.class, "clone", methodType(Object.class)));
        T.kind(" public", () -> l.findVirtual(String.class, "length", methodType(int.class)));
        T.kind(" sql", () -> l.findVirtual(java.sql.Connection.class, "close", methodType(void.class)));
        T.kind(" internal", () -> l.findStatic(Class.forName("jdk.internal.misc.Unsafe"), "getUnsafe", methodType(Class.forName("jdk.internal.misc.Unsafe"))));
        T.kind(" package private class", () -> l.findClass("java.util.JumboEnumSet"));
        T.kind(" ensure", () -> l.ensureInitialized(Inner.class));
    }

    public static void main(String[] args) throws Throwable {
        Lookup l = MethodHandles.lookup();
        check("full", l);
        check("inner", l.in(Inner.class));
        check("String", l.in(String.class));
        check("sql", l.in(java.sql.Connection.class));
        check("sql then String", l.in(java.sql.Connection.class).in(String.class));
        check("public", MethodHandles.publicLookup());
        check("public in", MethodHandles.publicLookup().in(ArrayList.class));
        for (int mode : new int[] {Lookup.PUBLIC, Lookup.PROTECTED, Lookup.PACKAGE, Lookup.MODULE, Lookup.PRIVATE, Lookup.ORIGINAL}) check("without " + mode, l.dropLookupMode(mode));
        T.thrown("drop", () -> l.dropLookupMode(128));
        T.p(MethodHandles.privateLookupIn(Inner.class, l), l.accessClass(String.class));
        check("private in", MethodHandles.privateLookupIn(Inner.class, l));
        T.thrown("private of java.base", () -> MethodHandles.privateLookupIn(ArrayList.class, l));
        T.thrown("private of primitive", () -> MethodHandles.privateLookupIn(int.class, l));
        T.thrown("private of array", () -> MethodHandles.privateLookupIn(int[].class, l));
        T.thrown("private by weak", () -> MethodHandles.privateLookupIn(Inner.class, l.dropLookupMode(Lookup.MODULE)));
        T.thrown("in primitive", () -> l.in(long.class));
        T.thrown("access", () -> l.accessClass(Class.forName("java.util.JumboEnumSet")));
        T.thrown("find", () -> l.findClass("no.such.Klass"));
        T.p(l.findClass("[LLookupTeleport$Inner;"), l.findClass("java.lang.Thread$State"));
        T.thrown("protected receiver", () -> l.findVirtual(ClassLoader.class, "findLoadedClass", methodType(Class.class, String.class)));
        MethodHandle clone = MethodHandles.privateLookupIn(LookupTeleport.class, l).findVirtual(LookupTeleport.class, "clone", methodType(Object.class));
        T.p(clone.type());
        T.thrown("not cloneable", () -> clone.invoke(new LookupTeleport()));
        T.thrown("unreflect private", () -> MethodHandles.publicLookup().unreflect(Inner.class.getDeclaredMethod("st")));
        var m = Inner.class.getDeclaredMethod("st");
        m.setAccessible(true);
        T.p(MethodHandles.publicLookup().unreflect(m).invoke());
        T.p(l.equals(MethodHandles.lookup()), MethodHandles.reflectAs(java.lang.reflect.Method.class, l.findStatic(Inner.class, "st", methodType(String.class))));
    }
}
