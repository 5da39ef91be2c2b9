import java.util.ArrayList;
import java.util.List;

/** What compiled code makes of common pairs of instructions, hot and with the rare case at the end. */
public class CodeOfPatterns {
    interface Shape {
        int area();
    }

    record Square(int side) implements Shape {
        public int area() {
            return side * side;
        }
    }

    static class Tall extends ArrayList<Object> implements Shape {
        public int area() {
            return size();
        }
    }

    /** Objects far apart, read in turn, a part of the array, and all of it up to the end. */
    static int walk(Object[] objects, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            Object object = objects[i];
            if (object instanceof Square) sum += ((Square) object).side();
            if (object instanceof Shape) sum += ((Shape) object).area();
            if (!(object instanceof String)) sum++;
            if (object != null && !(object instanceof List)) sum += 2;
        }
        return sum;
    }

    static int castWithoutTest(Object object, boolean isSquare) {
        if (object instanceof Square == isSquare) return 1;
        return ((Square) object).side() + ((Square) object).area();
    }

    /** The copy of an assigned local outlives what is assigned next. */
    static int copies(int[] values, int n) {
        int sum = 0;
        int x, y;
        long wide;
        for (int i = 0; i < n; i++) {
            x = y = values[i % values.length];
            int[] local;
            if ((local = values) != null) sum += local.length + local[0];
            sum += x + (x = i) + y + (y = x + 1) + y;
            wide = sum + (wide = (long) x << 33) + wide;
            sum ^= (int) (wide >>> 32);
        }
        return sum;
    }

    static class Node {
        Node next;
        int value;
    }

    static int list(Node node) {
        int sum = 0;
        Node at;
        while ((at = node) != null) {
            sum += at.value;
            Node following;
            node = (following = at.next) == null ? null : following;
        }
        return sum;
    }

    static void put(byte[] bytes, char[] chars, short[] shorts, int at, int value) {
        bytes[at] = (byte) value;
        bytes[at + 1] = (byte) (value >>> 8);
        bytes[at] ^= bytes[at + 1];
        chars[at] = (char) value;
        shorts[at] = (short) (value >>> 4);
        chars[at + 1] = (char) -value;
    }

    static void put(boolean[] booleans, byte[] bytes, int at, int value) {
        booleans[at] = value > 3;
        bytes[at] = (byte) (value + (booleans[at] ? 1 : 0));
        booleans[at] |= bytes[at] < 0;
    }

    static int rotate(int x, int n) {
        return (x << n) | (x >>> (32 - n));
    }

    static int mix(int x, int y, int z) {
        return (x & y) | (~x & z);
    }

    /** More of the smallest methods than fit the budget of larger ones. */
    static int rounds(int a, int b, int c) {
        for (int i = 0; i < 3; i++) {
            a = rotate(a + mix(a, b, c), 3) + rotate(mix(b, c, a), 5) + rotate(mix(c, a, b), 7);
            b = rotate(b + mix(a, b, c), 9) + rotate(mix(b, c, a), 11) + rotate(mix(c, a, b), 13);
            c = rotate(c + mix(a, b, c), 15) + rotate(mix(b, c, a), 17) + rotate(mix(c, a, b), 19);
            a = rotate(a + mix(a, b, c), 21) + rotate(mix(b, c, a), 23) + rotate(mix(c, a, b), 25);
            b = rotate(b + mix(a, b, c), 27) + rotate(mix(b, c, a), 29) + rotate(mix(c, a, b), 31);
        }
        return a ^ b ^ c;
    }

    public static void main(String[] args) {
        Object[] objects = new Object[61];
        for (int i = 0; i < objects.length; i++) {
            objects[i] = i % 7 == 0 ? null : i % 3 == 0 ? new Square(i) : i % 3 == 1 ? "s" + i : new Tall();
        }
        int sum = 0;
        for (int i = 0; i < 3000; i++) sum += walk(objects, i % 61, 61) + walk(objects, 0, i % 62);
        System.out.println(sum);
        System.out.println(walk(new Object[0], 0, 0) + walk(new Object[] {new Square(3)}, 0, 1));
        try {
            walk(objects, 50, 62);
        } catch (ArrayIndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
        for (int i = 0; i < 3000; i++) {
            sum += castWithoutTest(new Square(i), i % 2 == 0);
            sum += castWithoutTest("no square", false);
        }
        System.out.println(sum);
        try {
            castWithoutTest("no square", true);
        } catch (ClassCastException e) {
            System.out.println("not cast");
        }
        System.out.println(copies(new int[] {1, 20, 300, -4000}, 5000));
        Node head = null;
        for (int i = 0; i < 1000; i++) {
            Node node = new Node();
            node.next = head;
            node.value = i;
            head = node;
        }
        for (int i = 0; i < 100; i++) sum += list(head) + list(null);
        System.out.println(sum);
        byte[] bytes = new byte[16];
        char[] chars = new char[16];
        short[] shorts = new short[16];
        boolean[] booleans = new boolean[16];
        for (int i = 0; i < 5000; i++) {
            put(bytes, chars, shorts, i % 15, i * 77777);
            put(booleans, bytes, i % 16, i * 77777);
            for (int j = 0; j < 16; j++) sum = sum * 31 + bytes[j] + chars[j] + shorts[j] + (booleans[j] ? 1 : 0);
        }
        System.out.println(sum);
        try {
            put(bytes, chars, shorts, 15, 300);
        } catch (ArrayIndexOutOfBoundsException e) {
            System.out.println(e.getMessage() + " " + bytes[15]);
        }
        for (int i = 0; i < 2000; i++) sum += rounds(i, sum, ~i);
        System.out.println(sum);
    }
}
