// jtest: gc-subset
// jtest: normalize unnamed module @[0-9a-f]+ => unnamed module @HASH
import java.lang.reflect.*;
import java.util.*;

public class EnumReflect {
    enum E implements Runnable { A, B(2) { @Override int f() { return 22; } public String toString() { return "bee"; } }, C(3); final int v; E() { this(1); } E(int v) { this.v = v; } int f() { return v; } public void run() { } static final Map<String, E> BY = new HashMap<>(); static { for (E e : values()) BY.put(e.name().toLowerCase(), e); } }
    public static void main(String[] args) throws Exception {
        for (Field f : E.class.getDeclaredFields()) T.p(f, f.isEnumConstant(), f.isSynthetic());
        T.p(E.B, E.B.name(), E.B.f(), E.B.getClass(), E.B.getClass().isEnum(), E.B.getClass().getEnclosingClass(), E.B.getDeclaringClass(), E.B.getClass().isAnonymousClass(), Modifier.toString(E.class.getModifiers()), Modifier.toString(E.B.getClass().getModifiers()), E.BY.get("c"), E.class.getEnumConstants().length, E.B.getClass().getEnumConstants());
        Method values = E.class.getMethod("values"), valueOf = E.class.getMethod("valueOf", String.class);
        T.p(values.invoke(null), valueOf.invoke(null, "A"), Modifier.toString(values.getModifiers()));
        T.thrown("valueOf", () -> valueOf.invoke(null, "Z"));
        T.thrown("raw valueOf", () -> Enum.valueOf((Class) String.class, "x"));
        Field ord = Enum.class.getDeclaredField("ordinal");
        T.thrown("ordinal", () -> ord.setAccessible(true));
        T.thrown("constant", () -> { Field f = E.class.getField("A"); f.setAccessible(true); f.set(null, E.B); });
        T.p(new EnumMap<>(Map.of(E.C, 1, E.A, 2)), EnumSet.allOf(E.class), E.A.compareTo(E.C), E.A.hashCode() == System.identityHashCode(E.A), E.valueOf("B").describeConstable().get());
        T.thrown("compare", () -> ((Enum) E.A).compareTo(Thread.State.NEW));
    }
}
