import java.util.*;
import java.util.function.*;
import java.util.stream.*;

public class Streams {
    record Person(String name, int age, String city) { }

    public static void main(String[] args) {
        List<Person> people = List.of(new Person("Ann", 30, "Rome"), new Person("Bob", 25, "Oslo"), new Person("Cid", 35, "Rome"), new Person("Dee", 25, "Bonn"), new Person("Eve", 40, "Oslo"));
        T.p(people.stream().filter(p -> p.age() > 26).map(Person::name).toList());
        T.p(people.stream().sorted(Comparator.comparingInt(Person::age).thenComparing(Person::name, Comparator.reverseOrder())).map(Person::name).collect(Collectors.joining(",", "[", "]")));
        T.p(people.stream().collect(Collectors.groupingBy(Person::city, TreeMap::new, Collectors.mapping(Person::name, Collectors.toList()))));
        T.p(people.stream().collect(Collectors.partitioningBy(p -> p.age() > 29, Collectors.averagingInt(Person::age))));
        T.p(people.stream().collect(Collectors.toMap(Person::city, Person::age, Integer::sum, TreeMap::new)));
        T.thrown("duplicate key", () -> people.stream().collect(Collectors.toMap(Person::city, Person::age)));
        T.p(people.stream().collect(Collectors.summarizingInt(Person::age)), people.stream().collect(Collectors.teeing(Collectors.counting(), Collectors.minBy(Comparator.comparing(Person::age)), (n, m) -> n + m.get().name())));
        T.p(IntStream.rangeClosed(1, 5).boxed().collect(Collectors.reducing(1, (a, b) -> a * b)), IntStream.range(0, 10).filter(i -> i % 3 == 0).sum(), LongStream.rangeClosed(1, 20).reduce(1, (a, b) -> a * b));
        T.p(Stream.iterate(1, x -> x * 2).limit(10).toList(), Stream.iterate(1, x -> x < 50, x -> x * 3).toList(), Stream.generate(() -> "g").limit(2).toList(), IntStream.iterate(0, i -> i + 2).skip(3).limit(3).boxed().toList());
        T.p(Stream.of("a,b", "c").flatMap(s -> Stream.of(s.split(","))).toList(), Stream.of(1, 2, 3, 4, 5, 1).takeWhile(x -> x < 4).toList(), Stream.of(1, 2, 3, 4, 1).dropWhile(x -> x < 3).toList(), Stream.<Object>of(1, "s").<String>mapMulti((o, c) -> { if (o instanceof String s) { c.accept(s); c.accept(s); } }).toList());
        T.p(Stream.of(5, 3, 5, 1).distinct().sorted().toList(), Stream.of(1, 2, 3).anyMatch(x -> x == 2), Stream.of(1).allMatch(x -> x > 1), Stream.empty().noneMatch(x -> true), Stream.of(4, 9).max(Integer::compare).get(), Stream.of(1, 2, 3).reduce(0, (a, b) -> a - b), Stream.concat(Stream.of(1), Stream.of(2)).count());
        List<String> log = new ArrayList<>();
        T.p(Stream.of(1, 2, 3, 4).peek(x -> log.add("p" + x)).filter(x -> x % 2 == 0).peek(x -> log.add("f" + x)).findFirst().get(), log);
        T.thrown("reuse", () -> { Stream<Integer> s = Stream.of(1); s.count(); s.count(); });
        T.p(DoubleStream.of(1, 2, 3.5).summaryStatistics(), DoubleStream.of(0.1, 0.2, 0.3).sum(), IntStream.of(3, 1, 2).sorted().mapToObj(Integer::toString).collect(Collectors.joining()), IntStream.empty().average());
        Iterator<Integer> it = Stream.of(1, 2).iterator();
        T.p(it.next(), it.next(), it.hasNext(), StreamSupport.stream(List.of(1, 2).spliterator(), false).mapToInt(x -> x).sum());
        Function<Integer, Function<Integer, Integer>> add = a -> b -> a + b;
        T.p(add.apply(3).apply(4), Function.<Integer>identity().andThen(x -> x * 2).compose((Integer x) -> x + 1).apply(5), Predicate.not((String s) -> s.isEmpty()).and(s -> s.length() < 3).or(s -> s.equals("long")).negate().test("ab"), BinaryOperator.minBy(Comparator.<Integer>naturalOrder()).apply(2, 1));
        List<String> sealed = Stream.of("x").onClose(() -> T.p("not closed")).collect(Collectors.collectingAndThen(Collectors.toList(), Collections::unmodifiableList));
        T.p(sealed);
        try (Stream<String> s = Stream.of("x").onClose(() -> T.p("closed"))) { T.p(s.toList()); }
        T.p(Arrays.stream(new int[][] {{1, 2}, {3}}).flatMapToInt(Arrays::stream).map(x -> x * x).boxed().collect(Collectors.toCollection(ArrayDeque::new)), new Random(1).ints(5, 0, 10).boxed().toList(), "b a".chars().mapToObj(c -> (char) c).sorted().toList());
        T.p(Collectors.class.getSimpleName(), Stream.of(1, 2, 3, 4).collect(Collectors.filtering(x -> x > 2, Collectors.flatMapping(x -> Stream.of(x, -x), Collectors.toList()))), Stream.of(1, 2).collect(StringBuilder::new, StringBuilder::append, StringBuilder::append));
    }
}
