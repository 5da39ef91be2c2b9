import java.io.*;
import java.lang.ref.WeakReference;

public class UnloadLog {
    public static class Victim { static final Runnable r = () -> { }; public static int x = 5; }
    static class L extends ClassLoader {
        L() { super(null); }
        Class<?> define(byte[] b) { return defineClass("UnloadLog$Victim", b, 0, b.length); }
    }
    static WeakReference<Class<?>> make(byte[] b) throws Exception {
        Class<?> c = new L().define(b);
        if (c.getField("x").getInt(null) != 5) throw new AssertionError();
        return new WeakReference<>(c);
    }

    public static void main(String[] args) throws Exception {
        byte[] b;
        try (InputStream in = UnloadLog.class.getResourceAsStream("UnloadLog$Victim.class")) { b = in.readAllBytes(); }
        if (args.length > 0) {
            for (int i = Integer.parseInt(args[0]); i > 0; i--) make(b);
            System.out.println("done");
            return;
        }
        WeakReference<Class<?>> w = make(b);
        for (int i = 0; i < 5 && w.get() != null; i++) System.gc();
        System.out.println("done");
    }
}
