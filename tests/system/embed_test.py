"""The installed tree serves a host project, and the example hosts say the same on Cortado and on HotSpot."""
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from products import BUILD, JDK, PRESET, ROOT, run

EXPECTED = {
    "minimal": "beef\ncortado\njava.lang.NumberFormatException: For input string: \"seven\"\n",
    "plugins": "greeter: hello earth, grüße\nadder: 793\nasker failed: java.lang.RuntimeException: no setting nothing\n",
    "server": "4000 of 4000 answers are right, Java counted 4000\n",
}


LAYER = """1 -1 252 -300 70000 1099511627776 0.5 0.1 field
päivää 🙂
true -128 ß -32768 1073741824 1152921504606846976 0.25 -0.125 changed
11 2 3 2.5 3
true -5 b -7 64 9895604649984 0.25 0.25 [a, b] [11, 2, 3] 4
0 java.lang.UnsupportedOperationException: not here 1
1 70
java.lang.RuntimeException: below zero
java.lang.NoSuchMethodError: absent
java.lang.NoClassDefFoundError: no/such/Class
70000
1
cannot create the Java VM -5
"""


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

    def test_layer(self):
        """The C++ layer, all of it, on both."""
        folder = pathlib.Path(self.folder.name)
        source = ROOT / "tests/system/hosts"
        for command in ([JDK / "bin/javac", "-d", folder, source / "Layer.java"],
                        ["clang++-19", "-std=c++20", "-Wall", "-Wextra", "-Werror", f"-I{ROOT}/include",
                         f"-I{JDK}/include", f"-I{JDK}/include/linux", "-o", folder / "layer", source / "layer.cpp",
                         f"-L{BUILD}/lib/server", "-ljvm", "-lpthread"]):
            done = run(*command)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        for place in (JDK / "lib/server", BUILD / "lib/server"):
            with self.subTest(libjvm=str(place)):
                result = run(folder / "layer", folder, LD_LIBRARY_PATH=str(place), LC_ALL="C.UTF-8")
                self.assertEqual((result.stdout, result.stderr, result.returncode), (LAYER, "", 0))

    def test_command(self):
        result = run(self.prefix / "bin/cortado", "-version")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("Cortado", result.stderr)

    def test_pkg_config(self):
        """A host built with it, without CMake."""
        [file] = self.prefix.glob("lib/**/cortado.pc")
        flags = run("pkg-config", "--cflags", "--libs", "cortado", PKG_CONFIG_PATH=str(file.parent))
        self.assertEqual(flags.returncode, 0, flags.stderr)
        host = self.hosts / "by-pkg-config"
        built = run("clang++-19", "-std=c++20", "-o", host, ROOT / "examples/embed/minimal/main.cpp", *flags.stdout.split())
        self.assertEqual(built.returncode, 0, built.stderr)
        self.assertEqual(run(host).stdout, EXPECTED["minimal"])

    @unittest.skipUnless(shutil.which("valgrind"), "no valgrind")
    def test_no_leaks(self):
        """The VM forgets nothing that it allocated; what it still holds at the end of a host is not lost."""
        folder = pathlib.Path(self.folder.name) / "stripped"
        folder.mkdir()
        # valgrind 3.19 cannot read the debug information of this compiler.
        run("objcopy", "--strip-debug", BUILD / "lib/server/libjvm.so", folder / "libjvm.so")
        result = run("valgrind", "--leak-check=full", "--errors-for-leak-kinds=definite", "--error-exitcode=9",
                     "--smc-check=all-non-file", self.hosts / "minimal", LD_LIBRARY_PATH=str(folder),
                     LD_PRELOAD=str(folder / "libjvm.so"))
        self.assertEqual((result.returncode, result.stdout), (0, EXPECTED["minimal"]), result.stderr)

    def test_manual_page(self):
        page = self.prefix / "share/man/man1/cortado.1"
        self.assertTrue(page.read_text().startswith(".TH CORTADO 1"))

    def test_soname(self):
        [library] = self.prefix.glob("lib/**/libjvm.so")
        self.assertIn("soname: [libjvm.so]", run("readelf", "-d", library).stdout)

    def test_debian_package(self):
        folder = pathlib.Path(self.folder.name) / "deb"
        made = run("cpack", "-G", "DEB", "--config", BUILD / "CPackConfig.cmake", "-B", folder)
        self.assertEqual(made.returncode, 0, made.stdout + made.stderr)
        [package] = folder.glob("*.deb")
        contents = run("dpkg-deb", "-c", package).stdout
        for path in ("./usr/bin/cortado -> ", "/lib/server/libjvm.so", "./usr/include/cortado/cortado.h",
                     "/CortadoConfig.cmake", "/cortado.pc", "./usr/share/man/man1/cortado.1"):
            self.assertIn(path, contents)
        self.assertIn("openjdk-17-jre-headless", run("dpkg-deb", "-f", package, "Depends").stdout)
        # What is in it runs from wherever it is unpacked.
        tree = folder / "tree"
        run("dpkg-deb", "-x", package, tree)
        self.assertIn("Cortado", run(tree / "usr/bin/cortado", "-version").stderr)


if __name__ == "__main__":
    unittest.main()
