import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** RunPrograms FOLDER LIST FIRST RESULTS PROGRESS: runs the programs that LIST names, from number FIRST on, each in a loader
 * of its own, and writes a line about each. A program is a class with a method run(int), called for rounds 0 to 39, or a
 * main whose output counts. -Drounds=N makes fewer rounds, -Dtrace=true prints every value that goes into the checksum. */
public final class RunPrograms {
    private static final int ROUNDS = Integer.getInteger("rounds", 40);

    private RunPrograms() {}

    public static void main(String[] args) throws Exception {
        Thread runner = new Thread(null, () -> {
            try {
                runAll(args);
            } catch (Exception e) {
                e.printStackTrace();
                System.exit(3);
            }
        }, "runner", 64 << 20);
        runner.start();
        runner.join();
    }

    private static void runAll(String[] args) throws Exception {
        List<String> names = Files.readAllLines(Path.of(args[1]));
        R.trace = Boolean.getBoolean("trace");
        URL[] path = {Path.of(args[0]).toUri().toURL()};
        try (PrintStream out = new PrintStream(new FileOutputStream(args[3], true));
                RandomAccessFile progress = new RandomAccessFile(args[4], "rw")) {
            for (int number = Integer.parseInt(args[2]); number < names.size(); number++) {
                progress.seek(0);
                progress.writeInt(number);
                try (URLClassLoader loader = new URLClassLoader(path)) {
                    out.println(names.get(number) + " " + run(loader, names.get(number)));
                }
                out.flush();
            }
        }
    }

    private static String run(ClassLoader loader, String name) {
        R.reset();
        StringBuilder sums = new StringBuilder();
        try {
            Class<?> c = loader.loadClass(name);
            Method method = method(c);
            if (method.getName().equals("main")) return captured(method);
            for (int round = 0; round < ROUNDS; round++) {
                if (R.trace) System.out.println(name + " round " + round);
                R.fuel = 4000;
                call(method, round);
                R.mixTable();
                if (round % 4 == 3) sums.append(Long.toHexString(R.sum)).append(' ');
            }
        } catch (Throwable t) {
            String message = String.valueOf(t.getMessage()).replace('\n', '|');
            return sums + t.getClass().getName() + " " + message.replaceAll("@[0-9a-f]+", "@");
        }
        return sums.toString();
    }

    private static Method method(Class<?> c) throws NoSuchMethodException {
        try {
            return c.getMethod("run", int.class);
        } catch (NoSuchMethodException e) {
            return c.getMethod("main", String[].class);
        }
    }

    private static void call(Method method, Object argument) throws Throwable {
        try {
            method.invoke(null, argument);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static String captured(Method main) throws Throwable {
        PrintStream saved = System.out;
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes));
        try {
            call(main, new String[0]);
        } finally {
            System.out.flush();
            System.setOut(saved);
        }
        return bytes.toString().replace("\n", " | ");
    }
}
