// Calls with one implementation so far, until another class is loaded or another receiver comes.
public class Hierarchy {
    abstract static class Shape {
        int size = 2;

        abstract int area();

        int twice() { return area() * 2; }

        int getSize() { return size; }
    }

    static final class Square extends Shape {
        int area() { return size * size; }
    }

    static class Later {
        static Shape make(int kind) {
            return kind == 0 ? new Circle() : new Odd();
        }
    }

    static class Circle extends Shape {
        int area() { return 3 * size * size; }
    }

    static class Odd extends Shape {
        int area() { return new int[] {1, 2, 3}[size]; }

        int twice() { return -1; }

        int getSize() {
            size++;
            return super.getSize();
        }
    }

    interface Op {
        int apply(int x);

        default Op then(Op next) { return x -> next.apply(apply(x)); }

        private int hidden(int x) { return apply(x) + 1; }

        default int shown(int x) { return hidden(x); }
    }

    static int work(Shape shape, int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) sum += shape.area() + shape.twice() + shape.getSize();
        return sum;
    }

    static long chain(Op op, int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) sum += op.apply(i) + op.shown(i);
        return sum;
    }

    public static void main(String[] args) {
        System.out.println(work(new Square(), 30_000));
        System.out.println(work(Later.make(0), 30_000));
        System.out.println(work(new Square(), 10));
        try {
            System.out.println(work(Later.make(1), 3));
        } catch (ArrayIndexOutOfBoundsException e) {
            StackTraceElement[] trace = e.getStackTrace();
            System.out.println(e.getMessage() + " " + trace[0].getMethodName() + " " + trace[1].getMethodName());
        }
        System.out.println(work(new Square(), 30_000));
        Op twice = x -> x * 2, next = x -> x + 1;
        System.out.println(chain(twice, 30_000));
        System.out.println(chain(next, 30_000));
        System.out.println(chain(twice.then(next), 30_000));
        System.out.println(chain(next.then(twice).then(next), 30_000));
        System.out.println(chain(new Op() {
            int calls;

            public int apply(int x) { return x + calls++ % 3; }
        }, 30_000));
    }
}
