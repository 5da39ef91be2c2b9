// jtest: javac -parameters
// jtest: gc-subset
import java.lang.reflect.*;

public class Parameters {
    enum E { A; E() { } }
    class Inner { Inner(final int first, String second) { } }
    record R(int alpha, String... beta) { }
    static void m(final int count, String name, Object... rest) { }
    interface I { void abs(long value); }

    static void show(Executable e) {
        T.p(e);
        for (Parameter p : e.getParameters()) T.p("   ", p.getName(), p, p.isNamePresent(), p.isImplicit(), p.isSynthetic(), p.isVarArgs(), Modifier.toString(p.getModifiers()), p.getParameterizedType());
    }

    public static void main(String[] args) throws Exception {
        show(Parameters.class.getDeclaredMethod("m", int.class, String.class, Object[].class));
        show(Inner.class.getDeclaredConstructors()[0]);
        show(E.class.getDeclaredConstructors()[0]);
        show(E.class.getMethod("valueOf", String.class));
        show(R.class.getDeclaredConstructors()[0]);
        show(I.class.getMethod("abs", long.class));
        show(String.class.getMethod("charAt", int.class));
    }
}
