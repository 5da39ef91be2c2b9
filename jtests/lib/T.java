/** What most tests need: printing values, and printing what a piece of code throws. Uses no string concatenation. */
public final class T {
    private T() {}

    /** A piece of code that may throw anything. */
    public interface Body {
        void run() throws Throwable;
    }

    /** A piece of code with a value. */
    public interface Value {
        Object get() throws Throwable;
    }

    /** Prints the values, separated by blanks. */
    public static void p(Object... values) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                text.append(' ');
            }
            text.append(string(values[i]));
        }
        System.out.println(text);
    }

    /** The value as text; arrays by their elements. */
    public static String string(Object value) {
        if (value == null || !value.getClass().isArray()) {
            return String.valueOf(value);
        }
        StringBuilder text = new StringBuilder("[");
        int length = java.lang.reflect.Array.getLength(value);
        for (int i = 0; i < length; i++) {
            text.append(i > 0 ? ", " : "").append(string(java.lang.reflect.Array.get(value, i)));
        }
        return text.append(']').toString();
    }

    /** Runs the code and prints the throwable with its message, or "no exception". */
    public static void thrown(String label, Body body) {
        try {
            body.run();
            p(label, "-> no exception");
        } catch (Throwable t) {
            p(label, "->", t);
            for (Throwable c = t.getCause(); c != null; c = c.getCause()) {
                p("    cause:", c);
            }
        }
    }

    /** Runs the code and prints only the class of the throwable, or "no exception". */
    public static void kind(String label, Body body) {
        try {
            body.run();
            p(label, "-> no exception");
        } catch (Throwable t) {
            p(label, "->", t.getClass().getName());
        }
    }

    /** Prints the value of the code, or the throwable. */
    public static void value(String label, Value value) {
        try {
            p(label, "=", value.get());
        } catch (Throwable t) {
            p(label, "->", t);
        }
    }

    /** Collects garbage until the condition holds; false after about ten seconds. */
    public static boolean collectUntil(java.util.function.BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            if (condition.getAsBoolean()) {
                return true;
            }
            System.gc();
            Thread.sleep(i < 20 ? 5 : 50);
        }
        return condition.getAsBoolean();
    }
}
