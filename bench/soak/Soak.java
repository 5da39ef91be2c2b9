import java.io.*;
import java.lang.invoke.*;
import java.lang.management.ManagementFactory;
import java.net.*;
import java.nio.ByteBuffer;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;

/** Everything at once, for as many seconds as asked: threads, loaders, hidden classes, allocation, exceptions, sockets. */
public class Soak {
    interface Work { void run(Random random) throws Exception; }

    static final Map<String, AtomicLong> DONE = new ConcurrentSkipListMap<>();
    static final Map<String, byte[]> FILES = new HashMap<>();
    static final AtomicReference<Throwable> FAILURE = new AtomicReference<>();
    static volatile boolean stop;

    static void check(boolean ok, String what) { if (!ok) throw new AssertionError(what); }

    // --- What is loaded again and again.
    public interface Task { long compute(int n); }
    public static class Plugin implements Task {
        static final Map<Integer, String> names = new HashMap<>();
        long state = 1;
        public long compute(int n) {
            IntUnaryOperator step = i -> i * 31 + names.size();
            for (int i = 0; i < n; i++) { state = state * 6364136223846793005L + step.applyAsInt(i); names.put(i & 63, "n" + (i & 63)); }
            return state;
        }
    }
    public static class Throwing implements Task {
        public long compute(int n) {
            long caught = 0;
            for (int i = 0; i < n / 16; i++) { try { dive(i % 20); } catch (RuntimeException e) { caught += e.getStackTrace().length > 20 ? 1 : 1; } }
            return caught;
        }
        static void dive(int depth) { if (depth == 0) throw new RuntimeException("bottom"); dive(depth - 1); }
    }
    static final class Loader extends ClassLoader {
        Loader() { super(Soak.class.getClassLoader()); }
        @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            byte[] bytes = FILES.get(name);
            if (bytes == null) return super.loadClass(name, resolve);
            synchronized (getClassLoadingLock(name)) {
                Class<?> c = findLoadedClass(name);
                return c != null ? c : defineClass(name, bytes, 0, bytes.length);
            }
        }
    }

    // --- The kinds of work.
    static void loaders(Random random) throws Exception {
        Loader loader = new Loader();
        for (String name : FILES.keySet()) {
            Task task = (Task) Class.forName(name, true, loader).getConstructor().newInstance();
            check(task.compute(300 + random.nextInt(300)) != 0, name);
        }
    }
    static void hidden(Random random) throws Throwable {
        byte[] bytes = FILES.get("Soak$Plugin");
        Class<?> c = MethodHandles.lookup().defineHiddenClass(bytes, true, MethodHandles.Lookup.ClassOption.NESTMATE).lookupClass();
        check(c.isHidden(), "hidden");
        MethodHandle handle = MethodHandles.lookup().findVirtual(Random.class, "nextInt", MethodType.methodType(int.class, int.class));
        int bound = 1 + random.nextInt(1000);
        check((int) MethodHandles.insertArguments(handle, 1, bound).invokeExact(random) < bound, "handle");
        Runnable proxy = (Runnable) java.lang.reflect.Proxy.newProxyInstance(new Loader(), new Class<?>[] {Runnable.class}, (p, m, a) -> null);
        proxy.run();
    }
    static void threads(Random random) throws Exception {
        Thread[] threads = new Thread[20];
        int[] counter = new int[1];
        Object lock = new Object();
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> { for (int k = 0; k < 50; k++) synchronized (lock) { counter[0]++; if ((k & 15) == 0) lock.notifyAll(); } });
            threads[i].start();
        }
        for (Thread t : threads) t.join();
        check(counter[0] == 1000, "counter " + counter[0]);
        var local = new ThreadLocal<byte[]>();
        local.set(new byte[100]);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Future<Integer>> results = new ArrayList<>();
        for (int i = 0; i < 50; i++) { int n = i; results.add(pool.submit(() -> n * n)); }
        for (int i = 0; i < 50; i++) check(results.get(i).get() == i * i, "future");
        pool.shutdown();
    }
    static final ThreadLocal<Map<Integer, byte[]>> CACHE = ThreadLocal.withInitial(HashMap::new);
    static void allocation(Random random) {
        Map<Integer, byte[]> cache = CACHE.get();
        for (int i = 0; i < 2000; i++) cache.put(random.nextInt(1500), new byte[random.nextInt(3000)]);
        List<Object> chain = new LinkedList<>();
        for (int i = 0; i < 5000; i++) chain.add(Integer.toString(i));
        check(chain.size() == 5000, "chain");
        byte[] large = new byte[random.nextInt(1 << 20)];
        check(large.length < 1 << 20, "large");
        String s = "";
        for (int i = 0; i < 100; i++) s += i;
        check(("intern" + random.nextInt(100000) + s).intern() != null, "intern");
    }
    static void exceptions(Random random) {
        int caught = 0;
        for (int i = 0; i < 300; i++) {
            try {
                switch (random.nextInt(4)) {
                    case 0: Objects.requireNonNull(null); break;
                    case 1: caught += new int[2][i + 3].length > 0 ? 0 : 1; int[] a = new int[1]; a[i + 1] = 1; break;
                    case 2: Object o = "x"; caught += (Integer) o; break;
                    default: recurse(0);
                }
            } catch (RuntimeException | StackOverflowError e) { caught++; }
        }
        check(caught == 300, "caught " + caught);
    }
    static int recurse(int n) { return n > 100 ? Integer.parseInt("no number") : 1 + recurse(n + 1); }
    static void sockets(Random random) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread echo = new Thread(() -> {
                try (Socket s = server.accept()) { s.getInputStream().transferTo(s.getOutputStream()); } catch (IOException e) { FAILURE.compareAndSet(null, e); }
            });
            echo.start();
            byte[] sent = new byte[20000];
            random.nextBytes(sent);
            try (Socket s = new Socket(server.getInetAddress(), server.getLocalPort())) {
                s.getOutputStream().write(sent);
                s.shutdownOutput();
                check(Arrays.equals(sent, s.getInputStream().readAllBytes()), "echo");
            }
            echo.join();
        }
        ByteBuffer direct = ByteBuffer.allocateDirect(1 << 16);
        direct.putLong(0, random.nextLong());
        File file = File.createTempFile("soak", null);
        try (RandomAccessFile f = new RandomAccessFile(file, "rw")) { f.write(new byte[1000]); } finally { check(file.delete(), "delete"); }
    }

    static void worker(String name, Work work, int seed) {
        AtomicLong done = DONE.computeIfAbsent(name, n -> new AtomicLong());
        Random random = new Random(seed);
        try {
            while (!stop) { work.run(random); done.incrementAndGet(); }
        } catch (Throwable t) {
            FAILURE.compareAndSet(null, t);
            stop = true;
        }
    }

    static long rssKilobytes() throws IOException {
        for (String line : java.nio.file.Files.readAllLines(java.nio.file.Path.of("/proc/self/status")))
            if (line.startsWith("VmRSS:")) return Long.parseLong(line.replaceAll("\\D", ""));
        return -1;
    }

    public static void main(String[] args) throws Exception {
        int seconds = Integer.parseInt(args[0]);
        for (String n : List.of("Soak$Plugin", "Soak$Throwing"))
            try (InputStream in = Soak.class.getResourceAsStream(n + ".class")) { FILES.put(n, in.readAllBytes()); }
        Map<String, Work> kinds = new LinkedHashMap<>();
        kinds.put("loaders", Soak::loaders);
        kinds.put("hidden", r -> { try { hidden(r); } catch (Exception | Error e) { throw e; } catch (Throwable t) { throw new Error(t); } });
        kinds.put("threads", Soak::threads);
        kinds.put("allocation", Soak::allocation);
        kinds.put("exceptions", Soak::exceptions);
        kinds.put("sockets", Soak::sockets);
        List<Thread> workers = new ArrayList<>();
        int seed = 0;
        for (var kind : kinds.entrySet()) {
            int s = seed++;
            Thread t = new Thread(() -> worker(kind.getKey(), kind.getValue(), s), kind.getKey());
            workers.add(t);
            t.start();
        }
        var classes = ManagementFactory.getClassLoadingMXBean();
        long start = System.nanoTime();
        for (int second = 0; second < seconds && !stop; second += 10) {
            long next = start + (second + 10) * 1_000_000_000L;
            while (System.nanoTime() < next && !stop) Thread.sleep(100);
            System.out.println((second + 10) + " " + rssKilobytes() + " " + classes.getLoadedClassCount() + " " + classes.getUnloadedClassCount() + " " + DONE);
        }
        stop = true;
        for (Thread t : workers) { t.join(60_000); check(!t.isAlive(), "hang: " + t.getName() + " " + Arrays.toString(t.getStackTrace())); }
        if (FAILURE.get() != null) { FAILURE.get().printStackTrace(); System.exit(3); }
    }
}
