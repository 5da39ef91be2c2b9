"""The rules between a host and the VM, each by a run of tests/system/hosts/rules.c: return codes, threads, small stacks,
what stays the host's, signals, the end of the process. What HotSpot promises too is asked of it as well."""
import os
import pathlib
import subprocess
import tempfile
import unittest

from products import JDK, LIBJVM, PRESET, ROOT, run

HOTSPOT = JDK / "lib/server/libjvm.so"

LIFE = """before: 0 1
created: 1 1
counted: 1
second: -5
GetEnv: 0 1
GetEnv of no version: -3
attach again: 0 1
GetEnv here: -2 1
destroy: 0
after: 0
attach after: -1
attach as daemon after: -1
GetEnv after: -2
detach after: -1
destroy again: -1
create again: -1
"""
VISIT = "attach: 0, daemon {}\nvisitor\ndetach: 0\ndetach again: 0\nGetEnv: -2\nalive afterwards: 0\n"
THREADS = (VISIT.format(0) + VISIT.format(1) + "detach with an exception: 0\n"
           "attach of no version, attached: 0\ndestroy: 0\n")
STACK = """attach: 0
matches: 1
no exception
parsed: 42
java.lang.NumberFormatException: For input string: "many"
detach: 0
"""
MODES = """Java: 0x1p+0 0x1p+0
Java under other modes: 0x1p+0 0x0.0000000000003p-1022, modes kept 1
rounding kept: 1
rounding of Java: 0x1.3333333333334p-2
"""
SURROUNDINGS = "locale: C\nmask kept: 1\nmalloc of libc: 1\ndestroy: 0\n"
OWNERS = "".join(f"signal {number} is the host's: {{0}}\n" for number in (1, 2, 15, 3)) + "SIGUSR1 came: 1\n"
REDUCED = OWNERS.format(1) + "SIGTERM came: 1\ndestroy: 0\n"


@unittest.skipIf(PRESET in ("asan", "tsan"), "hosts are not sanitized")
class HostRules(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.host = pathlib.Path(cls.folder.name) / "rules"
        subprocess.run(["clang-19", "-O1", "-Wall", "-Werror", f"-I{JDK}/include", f"-I{JDK}/include/linux", "-o", cls.host,
                        ROOT / "tests/system/hosts/rules.c", "-lm", "-lpthread"], check=True)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def expect(self, output, rule, *options, errors="", code=0, libraries=(HOTSPOT, LIBJVM), **environment):
        for library in libraries:
            with self.subTest(libjvm=str(library)):
                result = run(self.host, library, rule, *options, LC_ALL="C.UTF-8", **environment)
                self.assertEqual((result.stdout, result.stderr, result.returncode), (output, errors, code))

    def test_life(self):
        self.expect(LIFE, "life")

    def test_several_threads_make_the_vm(self):
        for _ in range(5):
            self.expect("made: 1, refused: 3\n", "race")

    def test_threads(self):
        self.expect(THREADS, "threads",
                    errors='Exception in thread "thrower" java.lang.IllegalStateException: left pending\n')

    def test_small_stacks(self):
        self.expect(7 * STACK + "destroy: 0\n", "stacks", libraries=[LIBJVM])

    def test_created_on_a_small_stack(self):
        self.expect("pow: 81\ndestroy: 0\n", "created-on-small-stack", libraries=[LIBJVM])

    def test_floating_point_modes(self):
        self.expect(MODES, "modes")
        self.expect(MODES, "modes", "-Xint")

    def test_surroundings(self):
        self.expect(SURROUNDINGS, "surroundings", libraries=[LIBJVM])

    def test_earlier_handlers_are_chained(self):
        self.expect("SIGPIPE came: 1\nhost's handler\n", "chained")

    def test_later_handlers_are_chained_by_libjsig(self):
        self.expect("Java goes on: 2\nhost's handler\n", "chained-later", LD_PRELOAD=str(JDK / "lib/libjsig.so"))

    def test_signals(self):
        self.expect(OWNERS.format(0), "left-alone")
        self.expect(REDUCED, "left-alone", "-Xrs")

    def test_hooks(self):
        for rule in ("hook-exit", "hook-halt"):
            self.expect("create: 0\nexit hook: 5\n", rule, code=20)
        self.expect("[print] Unrecognized option: -Xno-such\ncreate: -1\n", "hook-print")

    def test_abort_hook(self):
        result = run(self.host, LIBJVM, "hook-abort")
        self.assertEqual(result.returncode, 21)
        self.assertIn("FATAL ERROR in native method: the host's end\n", result.stdout + result.stderr)
        self.assertTrue(result.stdout.endswith("abort hook\n"), result.stdout)

    def test_wrong_options(self):
        for option in ("-Xmx1", "-Xnonsense", "-XX:+NoSuchFlag", "-Xss1k", "--limit-modules=no.such.module"):
            with self.subTest(option=option):
                result = run(self.host, LIBJVM, "create", option)
                self.assertRegex(result.stdout, r"create: -\d+\n$")
                self.assertEqual(result.returncode, 0)

    def test_missing_class_library(self):
        result = run(self.host, LIBJVM, "create", "-Djava.home=/nowhere")
        self.assertRegex(result.stdout, r"create: -\d+\n$")
        self.assertIn("openjdk-17", result.stderr)

    def test_missing_library(self):
        result = run(self.host, "/nowhere/libjvm.so", "create")
        self.assertIn("/nowhere/libjvm.so: cannot open shared object file", result.stdout)


if __name__ == "__main__":
    unittest.main()
