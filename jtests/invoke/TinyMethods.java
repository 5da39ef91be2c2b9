// Methods of one thing each: constants, getters, empty ones, constructors that only call the superclass's. By calls of all
// kinds, in the middle of expressions, with null receivers.
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

public class TinyMethods {
    interface Shape {
        int sides();

        default boolean isRound() { return false; }

        default long big() { return 1L; }
    }

    static class Fields implements Shape {
        boolean flag = true;
        byte small = -5;
        char letter = '\uffee';
        short medium = -3000;
        int number = Integer.MIN_VALUE;
        float real = -0.0f;
        long wide = Long.MIN_VALUE + 7;
        double precise = Math.PI;
        Object reference = "reference";
        int[] array = {1, 2, 3};
        volatile int shared = 77;

        boolean flag() { return flag; }

        byte small() { return small; }

        char letter() { return letter; }

        short medium() { return medium; }

        int smallAsInt() { return small; }

        int letterAsInt() { return letter; }

        int number() { return number; }

        float real() { return real; }

        long wide() { return wide; }

        double precise() { return precise; }

        Object reference() { return reference; }

        int[] array() { return array; }

        int shared() { return shared; }

        public int sides() { return 5; }

        void nothing() {}

        void nothing(int a, long b, Object c) {}

        static int of(Fields f) { return f.number; }

        private int hidden() { return number; }

        int throughPrivate() { return hidden() + 1; }
    }

    static final class Circle implements Shape {
        public int sides() { return -1; }

        public boolean isRound() { return true; }

        public long big() { return Long.MAX_VALUE; }
    }

    static class A {}

    static class B extends A {}

    static class C extends B {
        C() { super(); }
    }

    static class D extends C {
        static int made;

        D() { made++; }
    }

    static class E extends D {}

    static int finalized;

    static class Finalizable extends B {
        @Override
        protected void finalize() {
            synchronized (TinyMethods.class) {
                finalized++;
                TinyMethods.class.notifyAll();
            }
        }
    }

    static int minusOne() { return -1; }

    static int hundred() { return 100; }

    static byte lowest() { return -128; }

    static boolean yes() { return true; }

    static Object nothingness() { return null; }

    static float zero() { return 0; }

    static void expressions(Fields f, Shape... shapes) {
        long sum = 0;
        for (int i = 0; i < 3; i++) {
            sum = sum * 31 + (3 + f.small() * (f.medium() - f.letter()) ^ f.number() % 7) + f.wide() / (2 + f.smallAsInt());
            sum += f.flag() ? 1 : 2;
            f.nothing();
            f.nothing(i, f.wide(), f.reference());
            System.out.println(sum + " " + f.real() + " " + (1 + f.precise() * 2) + " " + f.reference() + f.array()[i] + f.shared());
            for (Shape shape : shapes) sum += shape.sides() + (shape.isRound() ? 10 : 0) + shape.big() % 1000;
            sum += minusOne() - hundred() + lowest() + (yes() ? 5 : 6) + (nothingness() == null ? 7 : 8) + (int) zero();
            sum += f.letterAsInt() + f.throughPrivate();
        }
        System.out.println(sum);
    }

    static void nulls(String what, Runnable run) {
        for (int i = 0; i < 3; i++) {
            try {
                run.run();
                System.out.println(what + " returned");
            } catch (NullPointerException e) {
                StackTraceElement[] trace = e.getStackTrace();
                System.out.println(what + " " + e.getMessage() + " at " + trace[0].getMethodName() + ":" + trace[0].getLineNumber());
            }
        }
    }

    static int sidesOf(Shape shape) { return shape.sides(); }

    static void handles(Fields f) throws Throwable {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodHandle small = lookup.findVirtual(Fields.class, "small", MethodType.methodType(byte.class));
        MethodHandle letter = lookup.findVirtual(Fields.class, "letter", MethodType.methodType(char.class));
        MethodHandle wide = lookup.findVirtual(Fields.class, "wide", MethodType.methodType(long.class));
        MethodHandle sides = lookup.findVirtual(Shape.class, "sides", MethodType.methodType(int.class));
        MethodHandle nothing = lookup.findVirtual(Fields.class, "nothing", MethodType.methodType(void.class));
        MethodHandle of = lookup.findStatic(Fields.class, "of", MethodType.methodType(int.class, Fields.class));
        MethodHandle hidden = lookup.findVirtual(Fields.class, "hidden", MethodType.methodType(int.class));
        MethodHandle made = lookup.findConstructor(E.class, MethodType.methodType(void.class));
        for (int i = 0; i < 3; i++) {
            nothing.invokeExact(f);
            System.out.println((byte) small.invokeExact(f) + " " + (int) (char) letter.invokeExact(f) + " " + (long) wide.invokeExact(f) + " "
                    + (int) sides.invokeExact((Shape) f) + " " + (int) of.invokeExact(f) + " " + (int) hidden.invokeExact(f) + " "
                    + ((E) made.invokeExact()).getClass().getSimpleName());
        }
        Fields none = null;
        nulls("handle", () -> {
            try {
                int result = (int) of.invokeExact(none);
            } catch (NullPointerException e) {
                throw e;
            } catch (Throwable t) {
                System.out.println(t);
            }
        });
    }

    public static void main(String[] args) throws Throwable {
        Fields f = new Fields(), none = null;
        expressions(f, f, new Circle(), f);
        nulls("virtual", () -> none.number());
        nulls("interface", () -> sidesOf(null));
        nulls("static", () -> Fields.of(none));
        nulls("private", () -> none.hidden());
        IntSupplier bound = f::number;
        Supplier<Object> object = f::reference;
        for (int i = 0; i < 3; i++) System.out.println(bound.getAsInt() + " " + object.get());
        handles(f);
        for (int i = 0; i < 10; i++) {
            new A();
            new B();
            new C();
            new D();
            new E();
        }
        System.out.println(D.made);
        for (int i = 0; i < 20; i++) new Finalizable();
        synchronized (TinyMethods.class) {
            for (int i = 0; i < 50 && finalized < 20; i++) {
                System.gc();
                TinyMethods.class.wait(100);
            }
        }
        System.out.println("finalized " + finalized);
    }
}
