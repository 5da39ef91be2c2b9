import java.util.function.IntUnaryOperator;

/** Calls of all kinds with little work in the callees. */
final class CallKernels {
    interface Shape {
        int area();
    }

    record Square(int side) implements Shape {
        public int area() {
            return side * side;
        }
    }

    record Box(int width, int height) implements Shape {
        public int area() {
            return width * height;
        }
    }

    record Line(int length) implements Shape {
        public int area() {
            return 0;
        }
    }

    static void register() {
        Harness.add("call", "fib", () -> fib(25));
        Harness.add("call", "ackermann", () -> ackermann(2, 300));
        Harness.add("call", "queens", () -> queens(8, 0, 0, 0, 0));
        Harness.add("call", "spectral", CallKernels::spectral);
        Harness.add("call", "interfaces", CallKernels::interfaces);
        Harness.add("call", "lambdas", CallKernels::lambdas);
    }

    static int fib(int n) {
        return n < 2 ? n : fib(n - 1) + fib(n - 2);
    }

    static int ackermann(int m, int n) {
        if (m == 0) return n + 1;
        return n == 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1));
    }

    static int queens(int size, int row, int columns, int left, int right) {
        if (row == size) return 1;
        int found = 0;
        for (int free = ~(columns | left | right) & (1 << size) - 1; free != 0; free &= free - 1) {
            int bit = free & -free;
            found += queens(size, row + 1, columns | bit, (left | bit) << 1, (right | bit) >> 1);
        }
        return found;
    }

    static double element(int i, int j) {
        return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1);
    }

    static long spectral() {
        int n = 100;
        double[] u = new double[n], v = new double[n];
        java.util.Arrays.fill(u, 1);
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int j = 0; j < n; j++) sum += element(i, j) * u[j];
                v[i] = sum;
            }
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int j = 0; j < n; j++) sum += element(j, i) * v[j];
                u[i] = sum;
            }
        }
        return Double.doubleToLongBits(u[7]);
    }

    static long interfaces() {
        Shape[] shapes = new Shape[300];
        for (int i = 0; i < shapes.length; i++) {
            shapes[i] = i % 3 == 0 ? new Square(i) : i % 3 == 1 ? new Box(i, 2) : new Line(i);
        }
        long sum = 0;
        for (int round = 0; round < 300; round++) {
            for (Shape shape : shapes) sum += shape.area();
        }
        return sum;
    }

    static long lambdas() {
        IntUnaryOperator twice = x -> x * 2, next = x -> x + 1, both = twice.andThen(next);
        long sum = 0;
        for (int i = 0; i < 50_000; i++) sum += both.applyAsInt(i);
        return sum;
    }
}
