"""A JDK folder made by ./dev image runs Cortado and not the stock VM."""
import pathlib
import tempfile
import unittest

from products import BUILD, PRESET, ROOT, run


@unittest.skipIf(PRESET in ("asan", "tsan"), "the JDK's own launchers cannot load a sanitized libjvm")
class Image(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.image = pathlib.Path(cls.folder.name) / "image"
        made = run(ROOT / "dev", "image", cls.image, BUILD.name)
        assert made.returncode == 0, made.stderr

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_shape(self):
        for real in ("bin", "bin/java", "bin/javac", "lib/server", "lib/server/libjvm.so"):
            self.assertTrue((self.image / real).exists() and not (self.image / real).is_symlink(), real)
        self.assertTrue((self.image / "lib/modules").is_symlink())
        self.assertEqual((self.image / "lib/server/libjvm.so").read_bytes(),
                         (BUILD / "lib/server/libjvm.so").read_bytes())

    def test_vm_is_cortado(self):
        result = run(self.image / "bin/java", "-XshowSettings:properties", "-version")
        self.assertRegex(result.stderr, r"java\.vm\.name = Cortado", result.stdout)
        self.assertIn(f"java.home = {self.image}", result.stderr)


if __name__ == "__main__":
    unittest.main()
