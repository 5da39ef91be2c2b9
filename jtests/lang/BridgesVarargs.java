// jtest: gc-subset
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

public class BridgesVarargs {
    static abstract class Node<T extends Comparable<T>> {
        abstract T value();
        int compare(Node<T> other) { return value().compareTo(other.value()); }
    }

    static class IntNode extends Node<Integer> implements Comparable<IntNode> {
        final int v;
        IntNode(int v) { this.v = v; }
        Integer value() { return v; }
        public int compareTo(IntNode o) { return v - o.v; }
    }

    static class Animal { Animal self() { return this; } public String toString() { return "animal"; } }
    static class Cat extends Animal {
        @Override Cat self() { return this; }
        public String toString() { return "cat"; }
    }

    static String f(Object... o) { return o == null ? "null" : "objects" + o.length; }
    static String f(int... i) { return "ints" + i.length; }
    static String f(Integer a, Object... o) { return "Integer+" + o.length; }
    static String g(String s, String... more) { return s + more.length; }
    static String h(long x) { return "long"; }
    static String h(Integer x) { return "Integer"; }
    static String h(Object x) { return "Object"; }
    static String h(int... x) { return "varargs"; }
    static <T> T[] array(T... t) { return t; }

    public static void main(String[] args) {
        IntNode a = new IntNode(3), b = new IntNode(5);
        T.p(a.compare(b), a.compareTo(b), ((Comparable<IntNode>) b).compareTo(a));
        Animal cat = new Cat();
        T.p(cat.self(), new Cat().self().self());
        int bridges = 0;
        for (var m : IntNode.class.getDeclaredMethods()) {
            bridges += m.isBridge() && m.isSynthetic() ? 1 : 0;
        }
        T.p("bridges", bridges);
        byte small = 1;
        T.p(f((Object[]) null), f(new Object[3]), f("x", "y"), f((Object) new Object[2]), f(new int[4]));
        T.p(g("a"), g("a", "b"), g("a", "b", "c"), h(small), h('c'), h(5), h(5L), h(5f), h(Integer.valueOf(5)), h());
        T.p(array("a", "b").getClass().getName(), array(1, 2).length, array(1, "x").getClass().getName());
        try {
            Comparable raw = a;
            raw.compareTo("no");
        } catch (ClassCastException e) {
            T.p(e.getMessage());
        }
        List<String> list = new ArrayList<>();
        @SuppressWarnings("unchecked")
        List<Object> polluted = (List<Object>) (List<?>) list;
        polluted.add(5);
        try {
            String s = list.get(0);
        } catch (ClassCastException e) {
            T.p(e.getMessage());
        }
        List<IntNode> nodes = new ArrayList<>(List.of(b, a, new IntNode(4)));
        nodes.sort(Comparator.<IntNode>naturalOrder().reversed());
        for (IntNode n : nodes) {
            T.p(n.v);
        }
    }
}
