// References that are known not to be null in front of a loop: loops that change them or not, that are entered in the middle of
// a run, by ways that were never run before, or again behind a handler. Stores of null into arrays.
import java.util.Arrays;

public class NullsInLoops {
    static class Late {
        static int[] none() {
            return null;
        }
    }

    static class Other {
        static int[] some(int length) {
            return new int[length];
        }
    }

    static int unchanged(int[] values) {
        int sum = values.length;
        for (int i = 0; i < values.length; i++) {
            for (int k = 0; k < 3; k++) sum += values[i] ^ k;
        }
        return sum;
    }

    static int changed(int[] values, int[] next, int at) {
        int sum = values[0];
        for (int i = 0; i < 10; i++) {
            try {
                sum += values[i % values.length];
            } catch (NullPointerException e) {
                return sum * 1000 + i;
            }
            if (i == at) values = next;
        }
        return sum;
    }

    // The way by Late is not compiled: the loop is entered from the interpreter, with null.
    static long late(int[] values, int times, int quiet) {
        long sum;
        if (values != null) {
            sum = values.length;
        } else {
            values = Late.none();
            sum = 0;
        }
        for (int i = 0; i < times; i++) {
            if (i < quiet)
                sum += 7;
            else
                sum += values[i & 1];
        }
        return sum;
    }

    static String lateOrNot(int[] values, int times, int quiet) {
        try {
            return Long.toString(late(values, times, quiet));
        } catch (NullPointerException e) {
            return "null";
        }
    }

    static long lateAndThrowing(int[] values, int times) {
        if (values == null) values = Other.some(0) == null ? new int[1] : null;
        long sum = 0;
        for (int i = 0; i < times; i++) {
            try {
                sum += values[0] + i;
            } catch (NullPointerException e) {
                sum += 3;
            }
        }
        return sum;
    }

    // The handler lies in the loop; what it finds may be null.
    static int handled(Object[] values, Object[] instead) {
        int found = values.length;
        Object[] from = instead;
        for (int i = 0; i < 40; i++) {
            try {
                found += ((Object[]) from[i % 5]).length;
            } catch (NullPointerException | ClassCastException e) {
                from = i % 7 == 3 ? null : values;
                found += 100;
            }
        }
        return found;
    }

    // One place for a reference and for a number.
    static int shared(String[] texts, int turns) {
        int total = 0;
        for (int turn = 0; turn < turns; turn++) {
            {
                String[] own = texts;
                total += own.length;
                for (int i = 0; i < own.length; i++) total += own[i] == null ? 1 : own[i].length();
            }
            {
                int number = turn % 3;
                for (int i = 0; i < 4; i++) total += number;
            }
        }
        return total;
    }

    static String stores(Object[] array, int from) {
        for (int i = from; i < from + 3; i++) {
            try {
                array[i] = null;
            } catch (RuntimeException e) {
                return e.toString() + " at " + i;
            }
        }
        array[from] = "x";
        array[from + 1] = array[from];
        array[from] = null;
        return Arrays.toString(array);
    }

    static String store(Object[] array, Object value) {
        try {
            if (value != null) array[0] = value;
            return Arrays.toString(array);
        } catch (ArrayStoreException e) {
            return e.getMessage();
        }
    }

    public static void main(String[] args) {
        int[] values = {4, 5, 6};
        long sum = 0;
        for (int i = 0; i < 3000; i++) {
            sum += unchanged(values) + changed(values, values, i % 12) + late(values, 5, i & 3) + lateAndThrowing(values, 5);
            sum += handled(new Object[] {values, null, new Object[2], "", new Object[3]}, new Object[5]);
            sum += shared(new String[] {"a", null, "ccc"}, 3);
        }
        System.out.println(sum);
        System.out.println(changed(values, null, 4) + " " + changed(values, null, 20));
        System.out.println(lateOrNot(null, 300_000, 250_000) + " " + lateOrNot(values, 300_000, 10));
        System.out.println(lateAndThrowing(null, 50_000) + " " + lateAndThrowing(values, 50_000));
        for (int i = 0; i < 3000; i++) {
            stores(new String[4], 0);
            store(new Object[1], "y");
        }
        System.gc();
        System.out.println(stores(new String[4], 1) + stores(new Object[4], 0) + stores(new Object[2], 1) + stores(null, 0));
        System.out.println(store(new Object[1], 5) + store(new String[1], 5) + store(new String[1], "z"));
    }
}
