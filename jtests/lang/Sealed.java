// jtest: gc-subset
import java.util.Arrays;

public class Sealed {
    sealed interface Shape permits Circle, Square, Other { }
    record Circle(double r) implements Shape { }
    record Square(double side) implements Shape { }
    static non-sealed class Other implements Shape { }
    static class Blob extends Other { }

    sealed static abstract class Expr { }
    static final class Num extends Expr { final int v; Num(int v) { this.v = v; } }
    static final class Add extends Expr { final Expr l, r; Add(Expr l, Expr r) { this.l = l; this.r = r; } }
    static final class Neg extends Expr { final Expr e; Neg(Expr e) { this.e = e; } }

    static double area(Shape s) {
        if (s instanceof Circle c) return Math.PI * c.r() * c.r();
        if (s instanceof Square q) return q.side() * q.side();
        return -1;
    }

    static int eval(Expr e) {
        if (e instanceof Num n) return n.v;
        if (e instanceof Add a) return eval(a.l) + eval(a.r);
        if (e instanceof Neg n && n.e instanceof Neg m) return eval(m.e);
        return -eval(((Neg) e).e);
    }

    public static void main(String[] args) {
        T.p(area(new Circle(1)), area(new Square(3)), area(new Blob()));
        T.p(eval(new Add(new Num(3), new Neg(new Neg(new Add(new Num(4), new Neg(new Num(10))))))));
        T.p(Shape.class.isSealed(), Other.class.isSealed(), Circle.class.isSealed(), Expr.class.isSealed());
        for (Class<?> c : new Class<?>[] {Shape.class, Expr.class, Other.class}) {
            Class<?>[] permitted = c.getPermittedSubclasses();
            T.p(c.getSimpleName(), permitted == null ? "null" : Arrays.stream(permitted).map(Class::getSimpleName).toList());
        }
    }
}
