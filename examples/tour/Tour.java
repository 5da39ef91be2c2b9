import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A walk through what a program asks of its virtual machine. Every stop prints what it found and how long it took. */
public class Tour {
    record Person(String name, int born) {}

    sealed interface Shape permits Circle, Square {}
    record Circle(double radius) implements Shape {}
    record Square(double side) implements Shape {}

    interface Stop {
        String visit() throws Exception;
    }

    public static void main(String[] args) throws Exception {
        long start = System.nanoTime();
        System.out.println("VM       " + System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        System.out.println("Library  Java " + Runtime.version());
        System.out.println();
        stop("strings", Tour::strings);
        stop("collections", Tour::collections);
        stop("lambdas", Tour::lambdas);
        stop("streams", Tour::streams);
        stop("records", Tour::records);
        stop("exceptions", Tour::exceptions);
        stop("threads", Tour::threads);
        stop("files", Tour::files);
        stop("memory", Tour::memory);
        System.out.printf("%nThe tour took %.1f ms.%n", (System.nanoTime() - start) / 1e6);
    }

    static void stop(String name, Stop stop) throws Exception {
        long start = System.nanoTime();
        String result = stop.visit();
        System.out.printf("%-12s %-64s %7.1f ms%n", name, result, (System.nanoTime() - start) / 1e6);
    }

    static String strings() {
        String word = "cortado";
        String text = """
            one shot of %s,
            as much milk""".formatted(word);
        return word.toUpperCase() + ", " + text.lines().count() + " lines, \"" + "ab".repeat(3) + "\", "
            + new StringBuilder(word).reverse() + ", " + "caf\u00e9 \u2615".codePointCount(0, 6) + " characters";
    }

    static String collections() {
        Map<String, Integer> counts = new TreeMap<>();
        for (String word : "to be or not to be that is the question".split(" ")) counts.merge(word, 1, Integer::sum);
        List<Integer> numbers = new ArrayList<>(List.of(5, 3, 9, 1));
        numbers.sort(Comparator.reverseOrder());
        return counts.get("to") + counts.get("be") + " of " + counts.size() + " words, sorted " + numbers;
    }

    static String lambdas() {
        Function<Integer, Integer> twice = x -> x * 2;
        Function<Integer, Integer> both = twice.andThen(x -> x + 1).compose(x -> x * x);
        return "(x*x)*2+1 at 5 = " + both.apply(5);
    }

    static String streams() {
        String primes = IntStream.rangeClosed(2, 30)
            .filter(n -> IntStream.rangeClosed(2, (int) Math.sqrt(n)).noneMatch(d -> n % d == 0))
            .mapToObj(Integer::toString).collect(Collectors.joining(" "));
        long even = IntStream.range(0, 100_000).filter(n -> n % 2 == 0).count();
        return "primes " + primes + ", " + even + " even";
    }

    static String records() {
        List<Person> people = List.of(new Person("Ada", 1815), new Person("Alan", 1912), new Person("Grace", 1906));
        Person youngest = people.stream().max(Comparator.comparingInt(Person::born)).orElseThrow();
        return youngest + ", area " + area(new Circle(1)) + " and " + area(new Square(2));
    }

    static String area(Shape shape) {
        double area = shape instanceof Circle c ? Math.PI * c.radius() * c.radius() : Math.pow(((Square) shape).side(), 2);
        return String.format("%.2f", area);
    }

    static String exceptions() {
        List<String> caught = new ArrayList<>();
        try {
            Object[] array = new String[1];
            array[0] = 1;
        } catch (ArrayStoreException e) {
            caught.add(e.getClass().getSimpleName());
        }
        try {
            deep(0);
        } catch (StackOverflowError e) {
            caught.add("StackOverflowError");
        } finally {
            caught.add("finally");
        }
        try {
            Object nothing = null;
            nothing.hashCode();
        } catch (NullPointerException e) {
            caught.add(e.getStackTrace()[0].getMethodName() + "()");
        }
        return String.join(", ", caught);
    }

    static int deep(int level) {
        return deep(level + 1) + 1;
    }

    static String threads() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Future<Long>> parts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int from = i * 1000;
            parts.add(pool.submit(() -> IntStream.range(from, from + 1000).asLongStream().sum()));
        }
        long sum = 0;
        for (Future<Long> part : parts) sum += part.get();
        pool.shutdown();
        return "8 tasks on 4 threads: 0 + ... + 7999 = " + sum;
    }

    static String files() throws IOException {
        Path file = Files.createTempFile("tour", ".txt");
        try {
            Files.writeString(file, "espresso\nmilk\n");
            return Files.readAllLines(file) + ", " + Files.size(file) + " bytes";
        } finally {
            Files.delete(file);
        }
    }

    static String memory() {
        int[][] last = new int[16][];
        long allocated = 0;
        for (int i = 0; i < 4000; i++) {
            last[i % last.length] = new int[4096];
            allocated += 4096 * 4;
        }
        return allocated / (1 << 20) + " MiB allocated, at most " + Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB at a time";
    }
}
