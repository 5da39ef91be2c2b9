"""The JDK's tools on a Cortado image give what they give on HotSpot: output, exit code, files."""
import hashlib
import pathlib
import tempfile
import unittest

from products import BUILD, JDK, PRESET, ROOT, run

SNIPPETS = """\
int a = 6
int b = 7
a * b
String s = "cortado"
s.toUpperCase()
s.chars().filter(c -> c == 'o').count()
int square(int x) { return x * x; }
square(12)
record Point(int x, int y) { int sum() { return x + y; } }
new Point(3, 4)
new Point(3, 4).sum()
var list = new ArrayList<String>(List.of("b", "c", "a"))
Collections.sort(list)
list
for (int i = 0; i < 3; i++) System.out.println("line " + i)
Stream.iterate(1, x -> x * 2).limit(10).toList()
int[] numbers = {3, 1, 2}
Arrays.stream(numbers).sum()
1 / 0
interface Shape { double area(); }
Shape unit = () -> 1.0
unit.area()
/exit
"""


def write_program(folder, count=50):
    """A program of `count` files that use each other and a good part of the language."""
    folder.mkdir(parents=True)
    for i in range(count):
        other = (i * 7 + 3) % count
        (folder / f"Unit{i}.java").write_text(f"""
package program;
import java.util.*;
import java.util.function.*;
public class Unit{i} implements Comparable<Unit{i}> {{
  enum Kind {{ A, B {{ int f() {{ return {i}; }} }}; int f() {{ return 1; }} }}
  record Pair<T extends Comparable<T>>(T left, T right) {{ T max() {{ return left.compareTo(right) > 0 ? left : right; }} }}
  sealed interface Node permits Leaf, Branch {{}}
  record Leaf(int v) implements Node {{}}
  record Branch(Node l, Node r) implements Node {{}}
  private final int id = {i};
  static int sum(Node n) {{
    if (n instanceof Leaf leaf) return leaf.v();
    Branch b = (Branch) n;
    return sum(b.l()) + sum(b.r());
  }}
  public int compareTo(Unit{i} o) {{ return Integer.compare(id, o.id); }}
  String name(int x) {{
    return switch (x % 4) {{ case 0 -> "zero" + x; case 1 -> {{ String t = "one"; yield t + id; }} default -> "many"; }};
  }}
  int use(Unit{other} o) {{
    Function<Integer, Integer> f = y -> y + id + o.hashCode() * 0;
    Supplier<String> s = this::toString;
    try (AutoCloseable c = () -> System.getProperty("x")) {{ return f.apply({i}); }}
    catch (Exception e) {{ return s.get().length(); }} finally {{ synchronized (this) {{ name(id); }} }}
  }}
  long wide(long a, double b, float c, byte d) {{ return (long) (a * b + c) >>> d ^ {i * 1234567}L; }}
  class Inner {{ int get() {{ return id; }} }}
  static <T> List<T> twice(T t) {{ List<T> l = new ArrayList<>(); l.add(t); l.add(t); return l; }}
}}
""")


def class_files(folder):
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*.class"))}


@unittest.skipIf(PRESET in ("asan", "tsan"), "the JDK's own launchers cannot load a sanitized libjvm")
class Tools(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.work = pathlib.Path(cls.folder.name)
        cls.image = cls.work / "image"
        made = run(ROOT / "dev", "image", cls.image, BUILD.name)
        assert made.returncode == 0, made.stderr

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def both(self, tool, *arguments):
        """Runs a tool on HotSpot and on Cortado; both must say the same."""
        expected = run(JDK / "bin" / tool, *arguments)
        actual = run(self.image / "bin" / tool, *arguments)
        self.assertEqual(actual.stdout, expected.stdout)
        self.assertEqual(actual.stderr, expected.stderr)
        self.assertEqual(actual.returncode, expected.returncode)
        return actual

    def test_javac(self):
        sources = self.work / "program"
        write_program(sources)
        files = sorted(sources.glob("*.java"))
        made = {}
        for home in (JDK, self.image):
            out = self.work / f"classes-{home.name}"
            result = run(home / "bin/javac", "-g", "-Xlint:all", "-d", out, *files)
            self.assertEqual(result.returncode, 0, result.stderr)
            made[home] = (class_files(out), result.stderr)
        self.assertGreaterEqual(len(made[JDK][0]), 250)
        self.assertEqual(made[self.image], made[JDK])

    def test_jar(self):
        (self.work / "jar").mkdir()
        (self.work / "jar/file.txt").write_text("content\n" * 100)
        archive = self.work / "made.jar"
        made = run(self.image / "bin/jar", "--create", "--file", archive, "-C", self.work / "jar", ".")
        self.assertEqual((made.returncode, made.stdout, made.stderr), (0, "", ""))
        self.both("jar", "--list", "--file", archive)

    def test_javap(self):
        self.both("javap", "-c", "java.lang.String")

    def test_jdeps(self):
        archive = self.work / "deps.jar"
        source = self.work / "Deps.java"
        source.write_text("class Deps { java.util.logging.Logger l; java.sql.Connection c; }")
        self.assertEqual(run(JDK / "bin/javac", "-d", self.work / "deps", source).returncode, 0)
        self.assertEqual(run(JDK / "bin/jar", "cf", archive, "-C", self.work / "deps", ".").returncode, 0)
        self.both("jdeps", archive)

    def test_jshell(self):
        script = self.work / "script.jsh"
        script.write_text(SNIPPETS)
        (self.work / ".java" / ".userPrefs").mkdir(parents=True)  # the one who makes it says so on stderr
        self.both("jshell", f"-J-Djava.util.prefs.userRoot={self.work}", "--execution", "local", "--feedback", "normal", script)

    def test_jlink_plugins(self):
        self.both("jlink", "--list-plugins")


if __name__ == "__main__":
    unittest.main()
