public class Crash {
    public static void main(String[] args) throws Exception {
        Class<?> c = Class.forName("sun.misc.Unsafe");
        var field = c.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        Object unsafe = field.get(null);
        c.getMethod("putInt", long.class, int.class).invoke(unsafe, 8L, 1);
    }
}
