"""Every function of the JNI table is called by a test of jtests/jni, as are those of the invocation interface."""
import re
import subprocess
import unittest

from products import JDK, ROOT

INVOCATION = {"DestroyJavaVM", "AttachCurrentThread", "AttachCurrentThreadAsDaemon", "DetachCurrentThread", "GetEnv"}


class JniCoverage(unittest.TestCase):
    def test_every_function_is_called(self):
        table = (ROOT / "src/jni/jni_functions.def").read_text()
        functions = set(re.findall(r"^JNI_FUNCTION\(\d+, (\w+)\)", table, re.M))
        self.assertEqual(len(functions), 230)
        called = set()
        for source in sorted((ROOT / "jtests/jni").glob("*.d/*.c")):
            text = subprocess.run(["clang-19", "-E", "-P", f"-I{ROOT}/jtests/jni", f"-I{JDK}/include",
                                   f"-I{JDK}/include/linux", source], capture_output=True, text=True, check=True).stdout
            called |= set(re.findall(r"\(\*\w+\)->(\w+)\(", text))
        self.assertEqual((functions | INVOCATION) - called, set())

    def test_run_with_and_without_checks(self):
        """A script either uses run_native, which runs twice, or is about checks, signals, a host or the end of the process."""
        for script in sorted((ROOT / "jtests/jni").glob("*.sh")):
            if script.stem not in ("CallTraces", "Checks", "Fatal", "Host", "Stress"):
                self.assertIn("\nrun_native ", script.read_text(), script.name)


if __name__ == "__main__":
    unittest.main()
