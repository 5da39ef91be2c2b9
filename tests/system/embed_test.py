"""The installed tree serves a host project, and the example hosts say the same on Cortado and on HotSpot."""
import pathlib
import subprocess
import tempfile
import unittest

from products import BUILD, JDK, PRESET, ROOT, run

EXPECTED = {
    "minimal": "beef\ncortado\njava.lang.NumberFormatException: For input string: \"seven\"\n",
    "plugins": "greeter: hello earth, grüße\nadder: 793\nasker failed: java.lang.RuntimeException: no setting nothing\n",
    "server": "4000 of 4000 answers are right, Java counted 4000\n",
}


@unittest.skipIf(PRESET in ("asan", "tsan"), "hosts are not sanitized")
class Embed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.prefix = pathlib.Path(cls.folder.name) / "installed"
        cls.hosts = pathlib.Path(cls.folder.name) / "hosts"
        for command in (["cmake", "--install", BUILD, "--prefix", cls.prefix],
                        ["cmake", "-G", "Ninja", "-S", ROOT / "examples/embed", "-B", cls.hosts,
                         f"-DCMAKE_PREFIX_PATH={cls.prefix}", "-DCMAKE_CXX_COMPILER=clang++-19"],
                        ["cmake", "--build", cls.hosts]):
            done = subprocess.run([str(c) for c in command], capture_output=True, text=True)
            assert done.returncode == 0, done.stdout + done.stderr

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def host(self, name, vm):
        environment = {"LC_ALL": "C.UTF-8"}
        if vm == "HotSpot":
            environment["LD_PRELOAD"] = str(JDK / "lib/server/libjvm.so")
        result = run(self.hosts / name, self.hosts / f"{name}.jar", **environment)
        self.assertEqual((result.returncode, result.stdout, result.stderr), (0, EXPECTED[name], ""), vm)

    def test_hosts(self):
        for name in EXPECTED:
            for vm in ("HotSpot", "Cortado"):
                with self.subTest(host=name, vm=vm):
                    self.host(name, vm)

    def test_command(self):
        result = run(self.prefix / "bin/cortado", "-version")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("Cortado", result.stderr)

    def test_pkg_config(self):
        result = run("pkg-config", "--cflags", "--libs", "cortado",
                     PKG_CONFIG_PATH=f"{self.prefix}/lib/pkgconfig:{self.prefix}/lib/x86_64-linux-gnu/pkgconfig")
        self.assertIn("-ljvm", result.stdout, result.stderr)


if __name__ == "__main__":
    unittest.main()
