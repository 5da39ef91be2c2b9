"""The cortado command finds its class library, and says in one line what is wrong."""
import pathlib
import tempfile
import unittest

from products import CORTADO, JDK, run

PACKAGE = "openjdk-17-jre-headless"


class Launcher(unittest.TestCase):
    def assert_one_line(self, result, *parts):
        self.assertEqual(result.returncode, 1)
        self.assertEqual(result.stdout, "")
        self.assertEqual(len(result.stderr.splitlines()), 1, result.stderr)
        for part in (*parts, PACKAGE):
            self.assertIn(part, result.stderr)

    def fake_home(self, release):
        home = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()) if hasattr(self, "enterContext") else
                            tempfile.mkdtemp())
        (home / "lib").mkdir()
        (home / "lib/libjli.so").touch()
        (home / "lib/modules").touch()
        (home / "release").write_text(release)
        return home

    def test_missing_home(self):
        self.assert_one_line(run(CORTADO, "-version", JAVA_HOME="/nonexistent"), "JAVA_HOME=/nonexistent", "not exist")
        self.assert_one_line(run(CORTADO, "-version", CORTADO_JAVA_HOME="/nonexistent"), "CORTADO_JAVA_HOME")
        self.assert_one_line(run(CORTADO, "-Djava.home=/nonexistent", "-version"), "-Djava.home=/nonexistent")

    def test_other_release(self):
        home = self.fake_home('JAVA_VERSION="21.0.1"\n')
        self.assert_one_line(run(CORTADO, "-version", JAVA_HOME=str(home)), "is Java 21.0.1, not 17")

    def test_no_release_file(self):
        home = self.fake_home("")
        self.assert_one_line(run(CORTADO, "-version", JAVA_HOME=str(home)), "no release file")

    def test_full_version_is_the_class_library_s(self):
        expected = run(JDK / "bin/java", "-fullversion")
        self.assertEqual(run(CORTADO, "-fullversion", JAVA_HOME=str(JDK)).stderr, expected.stderr)

    def test_other_vms_cannot_be_chosen(self):
        trace = run(CORTADO, "-server", "-cp", ".", "-zero", "Hello", _JAVA_LAUNCHER_DEBUG="1").stdout
        self.assertIn(f"JVM path is {CORTADO.parents[1]}/lib/server/libjvm.so", trace)


if __name__ == "__main__":
    unittest.main()
