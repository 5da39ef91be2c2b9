import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;

// Bodies in place of their calls whose returns meet: in front of a return the body's variables are dead, the caller's operands are
// not. They may be constants, variables, in registers or in memory when the ways meet.
public class Returns {
    static final class Entry {
        final String name;
        final Entry next;
        Entry previous;

        Entry(String name, Entry next) {
            this.name = name;
            this.next = next;
            if (next != null) next.previous = this;
        }
    }

    static final Entry[] table = new Entry[8];

    // The new object is below the constructor's variables on the stack, in the same register as one of them.
    static void enter(String name, int hash) {
        Entry entry = new Entry(name, table[hash]);
        table[hash] = entry;
    }

    static String first(String a, String b) {
        if (a == null) return b;
        return a;
    }

    static int sign(int a) {
        if (a < 0) return -1;
        if (a > 0) return 1;
        return 0;
    }

    static long wide(int a) {
        if ((a & 1) == 0) return a;
        return Long.MAX_VALUE - a;
    }

    static double floating(int a, double b) {
        if (a > 3) return b;
        return a / 2.0;
    }

    static boolean both(int a) {
        if (a == 3) return called(a);
        return a > 5;
    }

    static boolean called(int a) {
        synchronized (Returns.class) {
            return a % 7 == 3;
        }
    }

    static byte narrow(int a) {
        if (a > 100) return (byte) a;
        return 7;
    }

    static char character(int a) {
        return a > 10 ? (char) a : 'x';
    }

    // What was known of the index does not hold behind the increment.
    static int incremented(int a) {
        int[] four = new int[4];
        int index = a & 3;
        index += 3;
        return four[index] + index;
    }

    static int checked(int a) {
        try {
            return incremented(a);
        } catch (ArrayIndexOutOfBoundsException e) {
            return -1;
        }
    }

    static void nothing(int[] cell) {
        if (cell[0] > 3) return;
        cell[0]++;
    }

    static long mix(int a, String text) {
        int[] cell = {a & 7};
        long sum = a * 3L + sign(a - 5) * wide(a) + (both(a) ? 5 : 9) * narrow(a * 40);
        nothing(cell);
        sum += first(null, text).length() * character(a) + (long) (floating(a, sum) * 10) + cell[0] + checked(a);
        return sum + first(text, "other").length() * sign(-a);
    }

    static boolean isEven(int n) {
        return n == 0 || isOdd(n - 1);
    }

    static boolean isOdd(int n) {
        return n != 0 && isEven(n - 1);
    }

    static int target(int a, String text) {
        return a + text.length();
    }

    // Handles that the compiler does not know, of several types, and none.
    static MethodHandle handle;

    static String call(int a) {
        try {
            return "" + (int) handle.invokeExact(a, "three");
        } catch (Throwable e) {
            return e.getClass().getName();
        }
    }

    static String callAsObjects(Object a) {
        try {
            return "" + handle.invoke(a, (Object) "three");
        } catch (Throwable e) {
            return e.getClass().getName();
        }
    }

    private final String text;

    Returns(String text, int i) {
        this.text = text + (i & 7);
    }

    Returns() {
        this("none", 0);
    }

    Returns(long a, double b, Object c, int d, String e) {
        this(a + " " + b + c + e, d);
    }

    Returns(int a, int b, int c, int d) {
        this("four", a + b + c + d);
    }

    private int secret(int i) {
        return text.length() + i;
    }

    static int notNull(int i) {
        try {
            Returns receiver = i % 100 == 99 ? null : new Returns("yz", i);
            return ((Returns) made.invoke("x", i)).text.length() + (int) special.invokeExact(receiver, i);
        } catch (NullPointerException e) {
            return -1;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    static MethodHandle made, special;

    public static void main(String[] args) throws Throwable {
        long sum = 0;
        for (int i = 0; i < 20_000; i++) {
            enter("entry" + (i & 15), i & 7);
            sum = sum * 31 + mix(i & 15, "text" + (i & 3)) + (isEven(i & 63) ? 1 : 2);
        }
        System.out.println(sum);
        List<String> names = new ArrayList<>();
        for (Entry e = table[3]; e != null && names.size() < 5; e = e.next) {
            names.add(e.name + (e.previous == null ? "" : " behind " + e.previous.name));
        }
        System.out.println(names);

        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodHandle known = lookup.findStatic(Returns.class, "target", MethodType.methodType(int.class, int.class, String.class));
        made = lookup.findConstructor(Returns.class, MethodType.methodType(void.class, String.class, int.class));
        special = lookup.findVirtual(Returns.class, "secret", MethodType.methodType(int.class, int.class));
        int total = 0;
        for (int i = 0; i < 5_000; i++) total = total * 7 + notNull(i);
        System.out.println(total);
        Class<?>[][] parameters = {{}, {String.class, int.class}, {long.class, double.class, Object.class, int.class, String.class},
            {int.class, int.class, int.class, int.class}};
        Object[][] arguments = {{}, {"two", 2}, {5L, 0.5, 'x', 4, "five"}, {1, 2, 3, 4}};
        String texts = "";
        for (int i = 0; i < 400; i++) {
            MethodHandle next = lookup.findConstructor(Returns.class, MethodType.methodType(void.class, parameters[i & 3]));
            Returns one = (Returns) next.invokeWithArguments(arguments[i & 3]);
            if (i >= 396) texts += one.text + " ";
        }
        System.out.println(texts);
        MethodHandle[] handles = {known, MethodHandles.insertArguments(known, 1, "fixed"), null,
            MethodHandles.dropArguments(MethodHandles.constant(int.class, 4), 0, int.class, String.class),
            known.asType(MethodType.methodType(long.class, int.class, Object.class)), known};
        for (MethodHandle next : handles) {
            handle = next;
            String exact = "", generic = "";
            for (int i = 0; i < 3_000; i++) {
                exact = call(i);
                generic = callAsObjects(i);
            }
            System.out.println(exact + " " + generic);
        }
    }
}
