import java.util.regex.Pattern;

/** What generated programs call: a running checksum, and the fuel that bounds their time. */
public final class R {
    /** Not an Exception: handlers of programs leave it alone. */
    public static final class OutOfFuel extends Error {
        OutOfFuel() {
            super("fuel", null, false, false);
        }
    }

    /** Objects for graphs that live long and are written to. */
    public static class Node {
        public Node left, right;
        public Object any;
        public int value;

        public Node(int value) {
            this.value = value;
        }
    }

    private static final Pattern ADDRESS = Pattern.compile("@[0-9a-f]+|\\(.*");
    private static final OutOfFuel OUT = new OutOfFuel();
    public static long sum;
    public static int fuel;
    public static boolean trace; // print each value, to find where two runs part
    public static final Node[] TABLE = new Node[64];
    static Object garbage;

    private R() {}

    static void reset() {
        sum = 17;
        java.util.Arrays.fill(TABLE, null);
    }

    public static void burn() {
        if (--fuel < 0) throw OUT;
    }

    private static void add(long x) {
        sum = sum * 31 + x;
        if (trace) System.out.println("  " + x);
    }

    public static void mix(int x) {
        add(x);
    }

    public static void mix(long x) {
        add(x);
    }

    public static void mix(float x) {
        add(Float.floatToIntBits(x));
    }

    public static void mix(double x) {
        add(Double.doubleToLongBits(x));
    }

    public static void mix(Object x) {
        if (x == null) add(3);
        else if (x instanceof String s) add(s.hashCode());
        else if (x instanceof Node n) add(graph(n, 6));
        else if (x instanceof int[] a) add(java.util.Arrays.hashCode(a));
        else if (x instanceof Number n) add(n.hashCode());
        else add(x.getClass().getName().hashCode());
    }

    /** A checksum over what can be reached from a node, to a depth. */
    private static int graph(Node n, int depth) {
        if (n == null || depth == 0) return 5;
        int any = n.any == null ? 1 : n.any instanceof Node m ? m.value : n.any instanceof int[] a ? a.length : n.any.getClass().getName().hashCode();
        return ((n.value * 31 + any) * 31 + graph(n.left, depth - 1)) * 31 + graph(n.right, depth - 1);
    }

    /** The long-lived table of nodes, as a whole. */
    public static void mixTable() {
        int h = 1;
        for (Node n : TABLE) h = h * 31 + graph(n, 3);
        add(h);
    }

    public static void caught(Throwable t) {
        String message = t.getMessage() == null ? "" : ADDRESS.matcher(t.getMessage()).replaceAll("");
        if (trace) System.out.println("  " + t.getClass().getName() + " " + message);
        sum = sum * 31 + t.getClass().getName().hashCode() * 31 + message.hashCode();
    }

    /** Allocates what dies at once, so that collections happen. */
    public static void litter(int size) {
        Object[] chain = null;
        for (int i = 0; i < 8; i++) {
            Object[] next = new Object[1 + (size & 63)];
            next[0] = chain;
            chain = next;
        }
        garbage = chain;
    }
}
