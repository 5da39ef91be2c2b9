// jtest: gc-subset
// Math's functions that the VM may compute itself: special values, exact results, and elsewhere at most two places from
// StrictMath's (each may be one off), the same in every tier.

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

public class Transcendental {
    static final double[] SPECIAL = {
        0.0, -0.0, 1, -1, 2, -2, 0.5, -0.5, 3, -3, 10, 100, 1000, 1e15, 1e22, 1e300, -1e300, Double.MIN_VALUE, -Double.MIN_VALUE,
        Double.MIN_NORMAL, Double.MAX_VALUE, -Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN,
        0x1p52, 0x1p53, 0x1p53 + 2, -0x1p53, 709.78, 710, -745.2, -746, 1024, -1075,
    };
    static int wrong;

    static String text(double value) { return value == value ? Double.toHexString(value) : "NaN"; }

    static boolean near(double a, double b) {
        if (a != a || b != b) return a != a && b != b;
        return a == b || Math.abs(Double.doubleToLongBits(a) - Double.doubleToLongBits(b)) <= 2;
    }

    static boolean exact(double value) { return value != value || Double.isInfinite(value) || value == 0 || value == Math.rint(value) && Math.abs(value) < 0x1p53; }

    static void one(String name, DoubleUnaryOperator math, DoubleUnaryOperator strict) {
        StringBuilder line = new StringBuilder(name);
        for (double x : SPECIAL) {
            double y = math.applyAsDouble(x);
            if (exact(strict.applyAsDouble(x))) line.append(' ').append(text(y));
            if (!near(y, strict.applyAsDouble(x))) line.append(" far:").append(x);
        }
        System.out.println(line);
        java.util.SplittableRandom random = new java.util.SplittableRandom(name.hashCode());
        for (int i = 0; i < 30000; i++) {
            double x = i % 3 == 0 ? Double.longBitsToDouble(random.nextLong()) : (random.nextDouble() - 0.4) * (i % 3 == 1 ? 10 : 1000);
            double y = math.applyAsDouble(x);
            if (!near(y, strict.applyAsDouble(x))) wrong++;
            if (Double.doubleToLongBits(y) != Double.doubleToLongBits(math.applyAsDouble(x))) wrong++;
        }
    }

    static void two(String name, DoubleBinaryOperator math, DoubleBinaryOperator strict) {
        for (double x : SPECIAL) {
            StringBuilder line = new StringBuilder(name + " " + x);
            for (double y : SPECIAL) {
                double z = math.applyAsDouble(x, y);
                if (exact(strict.applyAsDouble(x, y))) line.append(' ').append(text(z));
                if (!near(z, strict.applyAsDouble(x, y))) line.append(" far:").append(y);
            }
            System.out.println(line);
        }
        java.util.SplittableRandom random = new java.util.SplittableRandom(9);
        for (int i = 0; i < 60000; i++) {
            double x = random.nextDouble() * (i % 2 == 0 ? 10 : 1000), y = (random.nextDouble() - 0.5) * 40;
            if (!near(math.applyAsDouble(x, y), strict.applyAsDouble(x, y))) wrong++;
        }
    }

    static void angle(double x) {
        if (!near(Math.sin(x), StrictMath.sin(x))) wrong++;
        if (!near(Math.cos(x), StrictMath.cos(x))) wrong++;
        if (!near(Math.tan(x), StrictMath.tan(x))) wrong++;
    }

    // Close to multiples of a right angle little is left of the argument; of some it is less than usual.
    static void angles() {
        double[] hard = {7.340960437735089E288, 2.095388322299142E195, 4.190776644598284E195, 5.319372648326541E255, 6.381956970095103E2, 1e8, 1e8 + 1};
        for (double x : hard) {
            angle(x);
            angle(-x);
        }
        java.util.SplittableRandom random = new java.util.SplittableRandom(11);
        for (int i = 0; i < 50000; i++) {
            double x = random.nextInt(1 << (i & 15) + 12) * (Math.PI / 2);
            angle(x);
            angle(Math.nextUp(x));
            angle(x * 0x1p50);
        }
    }

    static void exactPowers() {
        long sum = 0;
        for (int base = -12; base <= 12; base++) {
            double power = 1;
            for (int exponent = 0; exponent < 15; exponent++, power *= base) {
                if (Math.pow(base, exponent) != power) sum++;
            }
        }
        for (int i = -1074; i < 1024; i++) if (Math.pow(2, i) != Math.scalb(1.0, i)) sum++;
        for (int i = 0; i <= 22; i++) if (Math.log10(Double.parseDouble("1e" + i)) != i) sum++;
        System.out.println("inexact: " + sum);
    }

    public static void main(String[] args) {
        one("sin", Math::sin, StrictMath::sin);
        one("cos", Math::cos, StrictMath::cos);
        one("tan", Math::tan, StrictMath::tan);
        one("exp", Math::exp, StrictMath::exp);
        one("log", Math::log, StrictMath::log);
        one("log10", Math::log10, StrictMath::log10);
        two("pow", Math::pow, StrictMath::pow);
        exactPowers();
        angles();
        System.out.println("wrong: " + wrong);
    }
}
