"""What tools see of compiled code: the listing, perf's jitdump, gdb; and code left at random is still right."""
import pathlib
import re
import shutil
import struct
import subprocess
import tempfile
import unittest

from products import CORTADO, JDK, run

SOURCE = """public class Work {
    static int twice(int n) { return n < 2 ? n : twice(n - 1) + twice(n - 2); }
    static int rest(int n) { if (n < 500) return n; int sum = 0; while (n > 0) sum += n--; return sum; }
    static final int[] TABLE = {1, 2, 3, 4};
    static int mixed(int n) { return (n << 5 | n >>> 27) ^ TABLE[n & 3]; }
    static int sums(int n) { int sum = 0; for (int i = 0; i < n; i++) sum += rest(i); return sum; }
    public static void main(String[] arguments) { System.out.println(sums(1000) + mixed(mixed(mixed(3))) != 0 ? twice(20) : 0); }
}
"""
UNLOCK = "-XX:+UnlockDiagnosticVMOptions"


class CompiledCode(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        source = pathlib.Path(cls.folder.name) / "Work.java"
        source.write_text(SOURCE)
        subprocess.run([JDK / "bin/javac", "-d", cls.folder.name, source], check=True)
        cls.program = ["-cp", cls.folder.name, "Work"]

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_listing(self):
        text = run(CORTADO, UNLOCK, "-XX:+PrintAssembly", "-XX:PrintAssemblyOptions=Work.twice", *self.program).stdout
        self.assertIn("Compiled method Work.twice(int)", text)
        self.assertRegex(text, r"; 0: iload_0\n")
        self.assertRegex(text, r"invokestatic #\d+ // twice\(I\)I")
        self.assertRegex(text, r"cmp .*; [0-9A-F]+\n")
        self.assertNotIn("Compiled method java", text)
        self.assertTrue(text.endswith("6765\n"))

    def test_rotations_and_static_final_arrays(self):
        options = ["-Xcomp", "-XX:+PrintAssembly", "-XX:PrintAssemblyOptions=Work.mixed"]
        text = run(CORTADO, UNLOCK, *options, *self.program).stdout
        code = text.split("Compiled method Work.mixed(int)")[-1].split("Compiled method")[0]
        self.assertIn("; as a rotation\n", code)
        self.assertNotIn("shr ", code)
        # One load of the array, whose length is known: nothing else is compared than the stack's end.
        self.assertEqual(len(re.findall(r"\[abs 0x", code)), 1)
        self.assertEqual(len(re.findall(r"^cmp ", code, re.M)), 1)

    def test_part_of_a_body(self):
        text = run(CORTADO, UNLOCK, "-XX:+PrintAssembly", "-XX:PrintAssemblyOptions=Work.sums", *self.program).stdout
        self.assertIn("; Work.rest(int) 0: iload_0\n", text)
        self.assertIn("; Work.rest(int) 8: ireturn\n", text)
        self.assertNotIn("iinc 0", text)

    def test_jit_dump(self):
        process = subprocess.Popen([CORTADO, UNLOCK, "-XX:+DumpJitCode", *self.program], stdout=subprocess.PIPE)
        process.communicate(timeout=100)
        path = pathlib.Path(f"/tmp/jit-{process.pid}.dump")
        data = path.read_bytes()
        path.unlink()
        magic, version, size, machine = struct.unpack_from("<4I", data)
        self.assertEqual((magic, version, size, machine), (0x4A695444, 1, 40, 62))
        names, at = [], size
        while at < len(data):
            kind, length = struct.unpack_from("<2I", data, at)
            code_size, = struct.unpack_from("<Q", data, at + 40)
            name = data[at + 56:data.index(b"\0", at + 56)]
            self.assertEqual((kind, length), (0, 56 + len(name) + 1 + code_size))
            names.append(name.decode())
            at += length
        self.assertIn("Work.twice(int)", names)

    @unittest.skipUnless(shutil.which("gdb"), "no gdb here")
    def test_gdb(self):
        commands = ["handle SIGSEGV nostop noprint", "catch syscall exit_group", "run",
                    "info functions ^Work\\.twice"]
        arguments = [part for command in commands for part in ("-ex", command)]
        options = [UNLOCK, "-XX:+RegisterCodeWithDebugger", "-XX:CompileThresholdScaling=16"]  # few methods: gdb is slow
        text = run("gdb", "-q", "-batch", *arguments, "--args", CORTADO, *options,
                   *self.program).stdout
        self.assertIn("Work.twice(int)", text)

    def test_left_at_random(self):
        for interval in (1, 7, 100):
            done = run(CORTADO, UNLOCK, "-XX:+StressDeoptimization", f"-XX:StressDeoptimizationInterval={interval}",
                       "-Xcomp", *self.program)
            self.assertEqual((done.returncode, done.stdout), (0, "6765\n"), done.stderr)


if __name__ == "__main__":
    unittest.main()
