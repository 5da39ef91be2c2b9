import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;

/** Many of one thing: live threads, loaded classes, rounds of loading and unloading. Prints milliseconds and resident KiB. */
public class Scale {
    static final String TEMPLATE = "Scale$Template000000";

    public static class Template000000 {
        private int a = 1;
        private String b = "b";
        static int count;
        public Template000000() { count++; }
        public int getA() { return a; }
        public void setA(int value) { a = value; }
        public String join(String c) { return b.concat(c); }
        public static int sum(int n) { int s = 0; for (int i = 0; i < n; i++) s += i; return s; }
        public String toString() { return getA() + join(":" + count); }
    }

    static final class Loader extends ClassLoader {
        final byte[] template;
        final List<Integer> places = new ArrayList<>();  // of the digits
        Loader(byte[] template) {
            super(Scale.class.getClassLoader());
            this.template = template;
            String text = new String(template, StandardCharsets.ISO_8859_1);
            for (int at = text.indexOf("000000"); at >= 0; at = text.indexOf("000000", at + 1)) places.add(at);
        }
        Class<?> define(int number) {
            byte[] bytes = template.clone();
            for (int at : places) for (int k = 5, n = number; k >= 0; k--, n /= 10) bytes[at + k] = (byte) ('0' + n % 10);
            return defineClass(null, bytes, 0, bytes.length);
        }
    }

    static long resident() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status")))
            if (line.startsWith("VmRSS:")) return Long.parseLong(line.replaceAll("\\D", ""));
        return -1;
    }

    static byte[] template() throws IOException {
        try (InputStream in = Scale.class.getResourceAsStream(TEMPLATE + ".class")) { return in.readAllBytes(); }
    }

    static void classes(int count) throws Exception {
        Loader loader = new Loader(template());
        int check = 0;
        for (int i = 1; i <= count; i++) check += loader.define(i).getConstructor().newInstance().toString().length();
        if (check != count * 4) throw new AssertionError(check);
    }

    static void threads(int count) throws Exception {
        CountDownLatch running = new CountDownLatch(count), go = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Thread t = new Thread(() -> { running.countDown(); try { go.await(); } catch (InterruptedException e) { throw new AssertionError(e); } });
            t.start();
            threads.add(t);
        }
        running.await();
        System.gc();
        System.out.println("resident with " + Thread.activeCount() + " threads: " + resident());
        go.countDown();
        for (Thread t : threads) t.join();
    }

    static void rounds(int count, int rounds) throws Exception {
        for (int r = 0; r < rounds; r++) {
            classes(count);
            System.gc();
            if (r % Math.max(1, rounds / 5) == 0) System.out.println("round " + r + " resident " + resident());
        }
    }

    public static void main(String[] args) throws Exception {
        long start = System.nanoTime();
        int count = Integer.parseInt(args[1]);
        switch (args[0]) {
            case "classes": classes(count); break;
            case "threads": threads(count); break;
            default: rounds(count, Integer.parseInt(args[2]));
        }
        long end = System.nanoTime();
        System.out.println(args[0] + " " + (end - start) / 1_000_000 + " ms, resident " + resident());
    }
}
