// What a profiler's signal handler is told: each stack must be one that the program can have. Of a phase, `edges` says who may
// call each method of this class; library methods may be above those that call them.

import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

public class CallTraces {
    static native void start();
    static native void stop();
    static native int samples();
    static native int[] failures();
    static native long[] sample(int index);
    static native Executable reflected(long method);
    static native long spin(int times);

    static final int DEPTH = 60;
    static volatile long sink;

    interface Phase { void run(); }

    // --- The phases; each is repeated until enough time has passed.
    static void recursion() { sink += deep(DEPTH); }
    static long deep(int n) { return n == 0 ? busy() : deep(n - 1) + n; }
    static long busy() {
        long x = sink;
        for (int i = 0; i < 3000; i++) x = x * 31 + (x >>> 7);
        return x;
    }

    static int[] data = new int[1000];
    static void inlining() { for (int i = 0; i < data.length; i++) data[i] = outer(i); }
    static int outer(int i) { return middle(i) + inner(i + 1); }
    static int middle(int i) { return inner(i) * 3; }
    static int inner(int i) { return (i ^ data[i % 100]) % 1009; }

    static void calls() { for (int i = 0; i < 200; i++) sink += even(i & 15); }
    static int even(int n) { return n <= 0 ? 1 : odd(n - 1) + 1; }
    static int odd(int n) { return n <= 0 ? 0 : even(n - 1) ^ n; }

    static void exceptions() { for (int i = 0; i < 20; i++) sink += catching(i); }
    static long catching(int i) {
        try { return throwing(10 + i % 3); } catch (IllegalStateException e) { return 1; }
    }
    static long throwing(int n) {
        if (n == 0) throw new IllegalStateException();
        return throwing(n - 1) + 1;
    }

    static Object[] kept = new Object[512];
    static void allocation() {
        for (int i = 0; i < 2000; i++) kept[i % kept.length] = allocate(i);
        if (++collections % 50 == 0) System.gc();
    }
    static int collections;
    static Object allocate(int i) { return i % 3 == 0 ? new byte[i % 300] : new Object[] {kept[i % kept.length]}; }

    static void classes() { sink += loading(); }
    static long loading() {
        try {
            String[] path = System.getProperty("java.class.path").split(":");
            java.net.URL[] urls = new java.net.URL[path.length];
            for (int i = 0; i < path.length; i++) urls[i] = new java.io.File(path[i]).toURI().toURL();
            try (java.net.URLClassLoader loader = new java.net.URLClassLoader(urls, null)) {
                return Class.forName("CallTraces$Loaded", true, loader).getDeclaredFields().length;
            }
        } catch (Exception e) { throw new RuntimeException(e); }
    }
    static class Loaded {
        static final long made = make();
        static long make() { return System.nanoTime(); }
    }

    static void natives() { sink += spin(50); }
    static long called(long i) { return i * 3 + busy(); }

    static String text = "the quick brown fox jumps over the lazy dog".repeat(20), other = new String(text);
    static void library() { for (int i = 0; i < 50; i++) sink += functions(i); }
    static long functions(int i) {
        if (!text.equals(other)) throw new AssertionError();
        double x = Math.sin(i) + Math.pow(i, 0.3) + i % 0.7;
        return text.indexOf("cat") + text.hashCode() + (long) x;
    }

    static final Map<String, Set<String>> EDGES = new HashMap<>();
    static void edge(String callee, String... callers) { EDGES.put(callee, Set.of(callers)); }
    static {
        for (String phase : List.of("recursion", "inlining", "calls", "exceptions", "allocation", "classes", "natives", "library"))
            edge(phase, "lambda");
        edge("lambda", "repeat");
        edge("repeat", "measure");
        edge("measure", "main");
        edge("start", "measure");
        edge("stop", "measure");
        edge("samples", "measure");
        edge("deep", "deep", "recursion");
        edge("busy", "deep", "called");
        edge("outer", "inlining");
        edge("middle", "outer");
        edge("inner", "outer", "middle");
        edge("even", "calls", "odd");
        edge("odd", "even");
        edge("catching", "exceptions");
        edge("throwing", "throwing", "catching");
        edge("allocate", "allocation");
        edge("loading", "classes");
        edge("spin", "natives");
        edge("called", "spin");
        edge("functions", "library");
    }

    static void repeat(Phase phase, long milliseconds) {
        long end = System.nanoTime() + milliseconds * 1_000_000;
        do phase.run(); while (System.nanoTime() < end);
    }

    // --- Looking at what came.
    static final Map<Long, Executable> METHODS = new HashMap<>();
    static Executable methodOf(long id) { return METHODS.computeIfAbsent(id, CallTraces::reflected); }
    // Of this class's methods the plain name, of its lambdas "lambda", of others null.
    static String ownName(Executable method) {
        if (method == null || method.getDeclaringClass() != CallTraces.class) return null;
        return method.getName().startsWith("lambda$") ? "lambda" : method.getName();
    }

    // The bytecode of this class's methods, by name.
    static final Map<String, byte[]> CODE = new HashMap<>();
    static void readCode() throws IOException {
        DataInputStream in = new DataInputStream(CallTraces.class.getResourceAsStream("CallTraces.class"));
        in.skipBytes(8);
        String[] texts = new String[in.readUnsignedShort()];
        for (int i = 1; i < texts.length; i++) {
            switch (in.readUnsignedByte()) {
                case 1: texts[i] = in.readUTF(); break;
                case 5: case 6: in.skipBytes(8); i++; break;
                case 7: case 8: case 16: case 19: case 20: in.skipBytes(2); break;
                case 15: in.skipBytes(3); break;
                default: in.skipBytes(4); break;
            }
        }
        in.skipBytes(6);
        in.skipBytes(2 * in.readUnsignedShort());
        for (int kind = 0; kind < 2; kind++) {  // fields, methods
            for (int members = in.readUnsignedShort(); members > 0; members--) {
                in.skipBytes(2);
                String name = texts[in.readUnsignedShort()];
                in.skipBytes(2);
                for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
                    String attribute = texts[in.readUnsignedShort()];
                    byte[] content = new byte[in.readInt()];
                    in.readFully(content);
                    if (attribute.equals("Code")) CODE.put(name, content);
                }
            }
        }
    }
    static int opcode(Executable method, int bci) {  // -1: outside
        byte[] code = CODE.get(method.getName());
        int length = (code[4] & 255) << 24 | (code[5] & 255) << 16 | (code[6] & 255) << 8 | code[7] & 255;
        return bci >= 0 && bci < length ? code[8 + bci] & 255 : -1;
    }

    // What is wrong with a stack, or null.
    static String fault(long[] sample) {
        int count = sample.length / 2;
        if (!"main".equals(ownName(methodOf(sample[2 * count - 2])))) return "does not begin in main";
        String callee = null;
        for (int i = 0; i < count; i++) {
            int bci = (int) sample[2 * i + 1];
            Executable method = sample[2 * i] == 0 ? null : methodOf(sample[2 * i]);
            String own = ownName(method);
            if (method != null && Modifier.isNative(method.getModifiers()) != (bci == -3)) return method + ": bci " + bci;
            if (own != null && bci != -3) {
                int opcode = opcode(method, bci);
                if (opcode == -1 && !(i == 0 && bci == -1)) return own + ": bci " + bci + " is outside";
                boolean isCall = opcode >= 0xb6 && opcode <= 0xba;
                if (callee != null && !callee.equals("lambda") && !isCall) return own + ": bci " + bci + " is no call";
            }
            if (own != null && callee != null) {
                if (!EDGES.containsKey(callee) || !EDGES.get(callee).contains(own))
                    return callee + " is not called by " + own;
            }
            // A lambda's proxy is between it and its caller.
            if (own != null || !"lambda".equals(callee)) callee = own;
        }
        return null;
    }

    static void measure(String what, Phase phase, boolean isPureJava) {
        repeat(phase, 150);  // as warm as it gets
        start();
        for (int i = 0; i < 40 && samples() < 300; i++) repeat(phase, 100);
        stop();
        int samples = samples(), failed = 0, deepest = 0;
        int[] failures = failures();
        for (int count : failures) failed += count;
        Map<String, Integer> faults = new HashMap<>();
        Map<String, Integer> tops = new HashMap<>();
        for (int i = 0; i < samples; i++) {
            long[] sample = sample(i);
            deepest = Math.max(deepest, sample.length / 2);
            String fault = fault(sample);
            if (fault != null) faults.merge(fault, 1, Integer::sum);
            if (Boolean.getBoolean("verbose")) tops.merge(String.valueOf(sample[0] == 0 ? null : methodOf(sample[0])) + "@" + sample[1], 1, Integer::sum);
        }
        double share = 100.0 * failed / Math.max(1, samples + failed);
        if (Boolean.getBoolean("verbose")) {
            System.out.printf("%s: %d stacks, %.2f %% failed %s, deepest %d%n  tops %s%n", what, samples, share,
                    java.util.Arrays.toString(failures), deepest, tops);
        }
        // HotSpot 17 fails at up to a quarter of "calls", and now and then a stack of its does not begin in main.
        boolean isHotSpot = !System.getProperty("java.vm.name").startsWith("Cortado");
        double mostFailed = isHotSpot ? 50 : 1;
        int wrong = faults.values().stream().mapToInt(Integer::intValue).sum();
        boolean isRight = wrong <= (isHotSpot ? samples / 20 : 0);
        boolean isDeep = !what.equals("recursion") || deepest >= DEPTH;
        System.out.println(what + ": " + (samples >= 300 ? "sampled" : "only " + samples + " samples") + ", "
                + (isRight ? "stacks are right" : faults.toString()) + (isDeep ? "" : ", too shallow")
                + (isPureJava && share > mostFailed ? ", failed " + share + " %" : ""));
    }

    public static void main(String[] args) throws IOException {
        readCode();
        System.loadLibrary("native");
        measure("recursion", () -> recursion(), true);
        measure("inlining", () -> inlining(), true);
        measure("calls", () -> calls(), true);
        measure("exceptions", () -> exceptions(), false);
        measure("allocation", () -> allocation(), false);
        measure("classes", () -> classes(), false);
        measure("natives", () -> natives(), false);
        measure("library", () -> library(), false);
    }
}
