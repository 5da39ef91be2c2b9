import java.util.ArrayList;
import java.util.List;

/** Objects: allocation, fields, small methods, exceptions, locks. */
final class ObjectKernels {
    static void register() {
        Harness.add("object", "trees", ObjectKernels::trees);
        Harness.add("object", "raytracer", ObjectKernels::raytracer);
        Harness.add("object", "tasks", ObjectKernels::tasks);
        Harness.add("object", "constraints", ObjectKernels::constraints);
        Harness.add("object", "machine", ObjectKernels::machine);
        Harness.add("object", "exceptions", ObjectKernels::exceptions);
        Harness.add("object", "counters", ObjectKernels::counters);
    }

    static final class Tree {
        final Tree left, right;

        Tree(Tree left, Tree right) {
            this.left = left;
            this.right = right;
        }

        static Tree make(int depth) {
            return depth == 0 ? new Tree(null, null) : new Tree(make(depth - 1), make(depth - 1));
        }

        int count() {
            return left == null ? 1 : 1 + left.count() + right.count();
        }
    }

    static long trees() {
        int sum = 0;
        for (int i = 0; i < 10; i++) sum += Tree.make(11).count();
        return sum;
    }

    record Vector(double x, double y, double z) {
        Vector plus(Vector o) {
            return new Vector(x + o.x, y + o.y, z + o.z);
        }

        Vector minus(Vector o) {
            return new Vector(x - o.x, y - o.y, z - o.z);
        }

        Vector times(double f) {
            return new Vector(x * f, y * f, z * f);
        }

        double dot(Vector o) {
            return x * o.x + y * o.y + z * o.z;
        }
    }

    record Sphere(Vector center, double radius) {
        double hit(Vector origin, Vector direction) {
            Vector to = center().minus(origin);
            double along = to.dot(direction), rest = to.dot(to) - along * along;
            double inside = radius() * radius() - rest;
            return inside < 0 ? -1 : along - Math.sqrt(inside);
        }
    }

    static long raytracer() {
        List<Sphere> spheres = new ArrayList<>();
        for (int i = 0; i < 8; i++) spheres.add(new Sphere(new Vector(i - 4, i % 3 - 1, 6 + i % 4), 0.9));
        double light = 0;
        for (int py = 0; py < 40; py++) {
            for (int px = 0; px < 40; px++) {
                Vector ray = new Vector(px / 20.0 - 1, py / 20.0 - 1, 1);
                ray = ray.times(1 / Math.sqrt(ray.dot(ray)));
                double nearest = 1e9;
                Sphere found = null;
                for (Sphere sphere : spheres) {
                    double distance = sphere.hit(new Vector(0, 0, 0), ray);
                    if (distance > 0 && distance < nearest) {
                        nearest = distance;
                        found = sphere;
                    }
                }
                if (found != null) light += ray.times(nearest).plus(found.center().times(-1)).dot(new Vector(1, 1, -1));
            }
        }
        return (long) (light * 1e6);
    }

    /** Tasks that pass packets, by a scheduler that picks the first that can run. */
    abstract static class Task {
        int received, waiting;

        boolean ready() {
            return waiting > 0;
        }

        abstract Task step(Task[] all);
    }

    static final class Worker extends Task {
        Task step(Task[] all) {
            waiting--;
            received++;
            return all[received * 7 % all.length];
        }
    }

    static final class Device extends Task {
        Task step(Task[] all) {
            waiting--;
            received += 2;
            return all[received % 3];
        }
    }

    static final class Idle extends Task {
        int control = 1;

        boolean ready() {
            return true;
        }

        Task step(Task[] all) {
            control = (control & 1) == 0 ? control / 2 : control / 2 ^ 0xD008;
            return all[control % all.length];
        }
    }

    static long tasks() {
        Task[] all = {new Worker(), new Device(), new Worker(), new Device(), new Worker(), new Idle()};
        for (int step = 0; step < 30_000; step++) {
            int at = 0;
            while (!all[at].ready()) at++;
            all[at].step(all).waiting++;
        }
        long sum = 0;
        for (Task task : all) sum = sum * 31 + task.received;
        return sum;
    }

    /** Values linked by constraints, along which a change is propagated. */
    static class Variable {
        int value;
        Constraint determines;
    }

    abstract static class Constraint {
        Variable output;

        abstract void execute();
    }

    static final class Equal extends Constraint {
        Variable input;

        void execute() {
            output.value = input.value;
        }
    }

    static final class Scale extends Constraint {
        Variable input, scale, offset;

        void execute() {
            output.value = input.value * scale.value + offset.value;
        }
    }

    static long constraints() {
        Variable first = new Variable(), last = first, scale = new Variable(), offset = new Variable();
        scale.value = 3;
        offset.value = 1;
        for (int i = 0; i < 200; i++) {
            Constraint constraint;
            if (i % 2 == 0) {
                Equal equal = new Equal();
                equal.input = last;
                constraint = equal;
            } else {
                Scale scaling = new Scale();
                scaling.input = last;
                scaling.scale = scale;
                scaling.offset = offset;
                constraint = scaling;
            }
            constraint.output = new Variable();
            last.determines = constraint;
            last = constraint.output;
        }
        long sum = 0;
        for (int i = 0; i < 200; i++) {
            first.value = i;
            for (Variable at = first; at.determines != null; at = at.determines.output) at.determines.execute();
            sum += last.value;
        }
        return sum;
    }

    /** A small interpreter: counts down, adding. */
    static long machine() {
        byte[] code = {0, 0, 1, 1, 2, 0, 3, 1, 4, 2, 5, 4};
        long[] registers = {0, 30_000};
        for (int pc = 0;;) {
            int operand = code[pc + 1];
            switch (code[pc]) {
                case 0, 1 -> pc += 2;
                case 2 -> {
                    registers[operand] += registers[1] * 3;
                    pc += 2;
                }
                case 3 -> {
                    registers[operand]--;
                    pc += 2;
                }
                case 4 -> pc = registers[1] > 0 ? pc + 2 : -1;
                case 5 -> pc = operand;
                default -> throw new IllegalStateException();
            }
            if (pc < 0) return registers[0];
        }
    }

    static final class Failure extends RuntimeException {
        final int code;

        Failure(int code) {
            super(null, null, false, false);
            this.code = code;
        }
    }

    static int fail(int n, int depth) {
        if (depth > 0) return fail(n, depth - 1) + 1;
        if (n % 3 == 0) throw new Failure(n);
        return n;
    }

    static long exceptions() {
        long sum = 0;
        for (int i = 0; i < 5000; i++) {
            try {
                sum += fail(i, 3);
            } catch (Failure failure) {
                sum -= failure.code;
            }
        }
        return sum;
    }

    static final class Counter {
        private long value;

        synchronized void add(int amount) {
            value += amount;
        }
    }

    static long counters() {
        Counter counter = new Counter();
        for (int i = 0; i < 20_000; i++) {
            counter.add(i);
            synchronized (counter) {
                counter.value ^= i;
            }
        }
        return counter.value;
    }
}
