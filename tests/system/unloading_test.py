"""What stays in the VM of classes that were unloaded."""
import pathlib
import re
import subprocess
import tempfile
import unittest

from products import CORTADO, JDK, run

# One thread never leaves hold, whose code names the class that it was called with last.
HOLD = """import java.util.function.Supplier;

public class Hold {
    public static class Task implements Supplier<Object> { public Object get() { return this; } }
    static Object hold(Supplier<Object> task) { return task.get(); }
    static Supplier<Object> fresh() throws Exception {
        byte[] bytes = Hold.class.getResourceAsStream("Hold$Task.class").readAllBytes();
        Class<?> c = new ClassLoader() { Class<?> define() { return defineClass("Hold$Task", bytes, 0, bytes.length); } }.define();
        @SuppressWarnings("unchecked") Supplier<Object> task = (Supplier<Object>) c.getConstructor().newInstance();
        return task;
    }
    static void round() throws Exception {
        Supplier<Object> task = fresh();
        for (int i = 0; i < 1000; i++) hold(task);
    }
    static synchronized void park() { try { while (true) Hold.class.wait(); } catch (InterruptedException e) { } }
    public static void main(String[] arguments) throws Exception {
        round();
        Thread holder = new Thread(() -> hold(() -> { park(); return null; }));
        holder.setDaemon(true);
        holder.start();
        while (holder.getState() != Thread.State.WAITING) Thread.yield();
        for (int i = 0; i < 30; i++) { round(); System.gc(); }
    }
}
"""
# Every proxy class has names of its own, and a module with names of its own.
PROXIES = """import java.lang.reflect.Proxy;

public class Proxies {
    static ClassLoader loader() { return new ClassLoader(Proxies.class.getClassLoader()) {}; }
    public static void main(String[] arguments) {
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            ((Runnable) Proxy.newProxyInstance(loader(), new Class<?>[] {Runnable.class}, (p, m, a) -> null)).run();
            if (i % 100 == 99) System.gc();
        }
        System.gc();
    }
}
"""


class Unloading(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        for name, text in ("Hold", HOLD), ("Proxies", PROXIES):
            source = pathlib.Path(cls.folder.name) / f"{name}.java"
            source.write_text(text)
            subprocess.run([JDK / "bin/javac", "-d", cls.folder.name, source], check=True)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_old_code_is_freed_though_its_method_runs(self):
        text = run(CORTADO, "-Xlog:class+unload=debug", "-cp", self.folder.name, "Hold").stdout
        kept = [int(count) for count in re.findall(r"(\d+) dead loaders", text)]
        self.assertGreater(len(kept), 25, text)
        self.assertLess(max(kept), 6, text)

    def test_names_are_freed_with_their_loaders(self):
        def kilobytes(proxies):
            text = run(CORTADO, "-Xlog:memory", "-cp", self.folder.name, "Proxies", str(proxies)).stdout
            return int(re.search(r"method area in use (\d+)K", text)[1])
        few, many = kilobytes(500), kilobytes(4500)
        self.assertLess(many - few, 300)


if __name__ == "__main__":
    unittest.main()
