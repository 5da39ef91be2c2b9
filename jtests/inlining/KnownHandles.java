import java.lang.invoke.*;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.*;
import java.util.function.*;

/**
 * Calls through handles that compiled code knows: variable handles and method handles in static final fields, call sites of
 * lambdas, of string concatenation and with targets that change; wrong types, null receivers, exceptions on the way, narrow
 * results; objects that move meanwhile.
 */
public class KnownHandles {
    static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    static final VarHandle INT, LONG, REFERENCE, STRING, BYTE, STATIC, ELEMENT;
    static final MethodHandle ADD, UPPER, NARROW, FAIL, CHANGING, CONSTRUCTOR, FIELD, VIRTUAL, BOUND, FILTERED;
    static final MutableCallSite SITE = new MutableCallSite(MethodType.methodType(int.class, int.class));
    int number;
    long big;
    Object object;
    String string;
    byte small;
    static int shared;

    static {
        try {
            INT = LOOKUP.findVarHandle(KnownHandles.class, "number", int.class);
            LONG = LOOKUP.findVarHandle(KnownHandles.class, "big", long.class);
            REFERENCE = LOOKUP.findVarHandle(KnownHandles.class, "object", Object.class);
            STRING = LOOKUP.findVarHandle(KnownHandles.class, "string", String.class);
            BYTE = LOOKUP.findVarHandle(KnownHandles.class, "small", byte.class);
            STATIC = LOOKUP.findStaticVarHandle(KnownHandles.class, "shared", int.class);
            ELEMENT = MethodHandles.arrayElementVarHandle(String[].class);
            ADD = LOOKUP.findStatic(KnownHandles.class, "add", MethodType.methodType(int.class, int.class, int.class));
            UPPER = LOOKUP.findVirtual(String.class, "toUpperCase", MethodType.methodType(String.class));
            NARROW = LOOKUP.findStatic(KnownHandles.class, "narrow", MethodType.methodType(byte.class, int.class));
            FAIL = LOOKUP.findStatic(KnownHandles.class, "fail", MethodType.methodType(int.class, int.class));
            CONSTRUCTOR = LOOKUP.findConstructor(KnownHandles.class, MethodType.methodType(void.class, int.class));
            FIELD = LOOKUP.findGetter(KnownHandles.class, "number", int.class);
            VIRTUAL = LOOKUP.findVirtual(KnownHandles.class, "own", MethodType.methodType(int.class, int.class));
            BOUND = VIRTUAL.bindTo(new KnownHandles(7));
            FILTERED = MethodHandles.filterReturnValue(ADD, MethodHandles.insertArguments(ADD, 0, 1000));
            SITE.setTarget(MethodHandles.insertArguments(ADD, 0, 1));
            CHANGING = SITE.dynamicInvoker();
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
    KnownHandles(int number) {
        this.number = number;
    }
    static int add(int a, int b) {
        return a + b;
    }
    static byte narrow(int a) {
        return (byte) a;
    }
    static int fail(int a) {
        if (a % 100 == 99) throw new IllegalStateException("fail " + a);
        return a;
    }
    int own(int a) {
        return number + a;
    }

    static long variables(KnownHandles o, int n) {
        long h = (int) INT.getAndAdd(o, n) + 31L * (long) LONG.getAndAdd(o, (long) n << 20);
        h = h * 31 + (INT.compareAndSet(o, n, n + 1) ? 1 : 0) + (LONG.compareAndSet(o, 3L, 4L) ? 1 : 0);
        INT.setVolatile(o, n);
        LONG.setRelease(o, (long) n);
        h = h * 31 + (INT.weakCompareAndSetPlain(o, n, -n) ? 1 : 0) + (int) INT.getVolatile(o) + (long) LONG.getOpaque(o);
        BYTE.set(o, (byte) n);
        h = h * 31 + (byte) BYTE.getAcquire(o) + (byte) BYTE.getAndAdd(o, (byte) 77) + (BYTE.compareAndSet(o, (byte) 1, (byte) 2) ? 1 : 0);
        STATIC.set(n);
        h = h * 31 + (int) STATIC.getAndBitwiseXor(n * 3) + (int) STATIC.getVolatile();
        return h * 31 + o.number;
    }

    static String references(KnownHandles o, String[] array, int n, String a, String b) {
        REFERENCE.set(o, a);
        boolean set = REFERENCE.compareAndSet(o, a, b), not = REFERENCE.compareAndSet(o, a, b);
        Object was = REFERENCE.getAndSet(o, null), nothing = REFERENCE.compareAndExchange(o, null, a);
        STRING.setVolatile(o, b);
        String text = (String) STRING.getAndSet(o, a);
        ELEMENT.setVolatile(array, n & 3, a);
        boolean element = ELEMENT.compareAndSet(array, n & 3, a, b);
        return "" + set + not + (was == b) + nothing + (text == b) + element + (ELEMENT.getAcquire(array, n & 3) == (Object) b) + (o.string == a)
                + (o.object == a);
    }

    static long handles(KnownHandles o, int n) throws Throwable {
        long h = (int) ADD.invokeExact(n, 1) + 31L * (byte) NARROW.invokeExact(n * 7);
        h = h * 31 + (int) ADD.invoke((short) n, 'c') + ((String) UPPER.invokeExact("text" + n)).hashCode();
        h = h * 31 + ((KnownHandles) CONSTRUCTOR.invokeExact(n)).number + (int) FIELD.invokeExact(o) + (int) VIRTUAL.invokeExact(o, n);
        h = h * 31 + (int) BOUND.invokeExact(n) + (int) FILTERED.invokeExact(n, 2) + (int) CHANGING.invokeExact(n);
        return h;
    }

    static String caught(Object o, int n) {
        try {
            switch (n % 7) {
                case 0: return "" + INT.compareAndSet((KnownHandles) (n % 300 < 290 ? o : null), 1, 2);
                case 1: return "" + REFERENCE.getVolatile(n % 300 < 290 ? o : "no such object");
                case 2: return "" + STRING.compareAndSet(o, "a", n % 300 < 290 ? (Object) "b" : (Object) Integer.valueOf(5));
                case 3: return "" + (int) FAIL.invokeExact(n);
                case 4: return "" + (int) VIRTUAL.invokeExact((KnownHandles) (n % 300 < 290 ? o : null), n);
                case 5: return "" + (String) ELEMENT.getVolatile(new String[2], n % 300 < 290 ? 1 : 2);
                default: return "" + (long) ADD.invokeExact((long) n);
            }
        } catch (Throwable t) {
            return t.getClass().getName();
        }
    }

    interface Numbers {
        int next(int a);
    }
    static int lambdas(int n) {
        int k = n;
        Numbers adds = a -> a + k, twice = a -> a * 2;
        Supplier<String> text = () -> "n" + n + twice.next(k) + 'c' + (byte) n + (n > 3) + 1.5 + null;
        IntBinaryOperator reference = KnownHandles::add;
        return adds.next(1) + twice.next(n) + text.get().hashCode() + reference.applyAsInt(n, 2);
    }

    static Object[] kept = new Object[64];

    public static void main(String[] args) throws Throwable {
        KnownHandles o = new KnownHandles(1);
        String[] array = new String[4];
        ConcurrentLinkedQueue<String> queue = new ConcurrentLinkedQueue<>();
        AtomicReference<Object> atomic = new AtomicReference<>("start");
        LongAdder adder = new LongAdder();
        long h = 0;
        for (int n = 0; n < 3000; n++) {
            h = h * 1000003 + variables(o, n) + handles(o, n) + lambdas(n);
            String a = "a" + n, b = "b" + n, text = references(o, array, n, a, b);
            if (!text.equals("truefalsetruenulltruetruetruetruetrue")) throw new AssertionError(n + " " + text);
            queue.offer(a);
            if (n % 3 != 0 && queue.poll() == null) throw new AssertionError();
            if (!atomic.compareAndSet(n == 0 ? "start" : "set" + (n - 1), "x") && n == 0) throw new AssertionError();
            adder.add(n);
            for (int i = 0; i < 8; i++) kept[n + i & 63] = new byte[100];
            if (n % 500 == 250) SITE.setTarget(MethodHandles.insertArguments(ADD, 0, n));
        }
        System.out.println(h + " " + queue.size() + " " + queue.peek() + " " + atomic.get() + " " + adder.sum());
        StringBuilder all = new StringBuilder();
        for (int n = 0; n < 4200; n++) {
            String one = caught(o, n);
            if (n % 300 >= 286 || n < 14) all.append(one).append(n % 10 == 9 ? "\n" : " ");
        }
        System.out.println(all);
    }
}
