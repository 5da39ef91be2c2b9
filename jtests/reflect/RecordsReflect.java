// jtest: gc-subset
import java.lang.annotation.*;
import java.lang.reflect.*;
import java.util.*;

public class RecordsReflect {
    @Retention(RetentionPolicy.RUNTIME) @interface Mark { String value(); }
    record R<X extends Number>(@Mark("a") int a, @Mark("b") List<? super X> b, X... c) { static int s; R { if (a < 0) throw new IllegalArgumentException("negative"); } public int a() { return a * 2; } }
    sealed interface Shape permits Sq, Ci { } record Sq(int x) implements Shape { } static final class Ci implements Shape { }
    public static void main(String[] args) throws Exception {
        R<Integer> r = new R<>(3, new ArrayList<>(List.of(1)), 7, 8);
        for (RecordComponent c : R.class.getRecordComponents()) { T.p(c, c.getType(), c.getGenericType(), c.getGenericSignature(), c.getAnnotations(), c.getAccessor(), c.getDeclaringRecord(), c.getAnnotatedType()); c.getAccessor().setAccessible(true); T.p(c.getAccessor().invoke(r)); }
        for (Field f : R.class.getDeclaredFields()) T.p(f, f.getAnnotations());
        Constructor<?> k = R.class.getDeclaredConstructor(int.class, List.class, Number[].class);
        T.p(k.toGenericString(), k.isVarArgs(), k.getParameters()[0].getAnnotations(), k.getParameters()[0].getName());
        T.thrown("canonical", () -> k.newInstance(-1, null, null));
        Field a = R.class.getDeclaredField("a"); a.setAccessible(true);
        T.thrown("final in record", () -> a.set(r, 5));
        T.p(a.get(r), String.class.getRecordComponents(), Modifier.toString(R.class.getModifiers()), R.class.getSuperclass(), Shape.class.getPermittedSubclasses(), Sq.class.isSealed(), Modifier.toString(Shape.class.getModifiers()));
    }
}
