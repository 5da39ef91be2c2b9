"""libjvm.so exports the contract's names and nothing else, and needs only the C library."""
import re
import unittest

from products import BUILD, JDK, LIBJVM, PRESET, ROOT, run

ALLOWED_NEEDED = {"libc.so.6", "libm.so.6", "ld-linux-x86-64.so.2"}


def exported(library):
    lines = run("nm", "-D", "--defined-only", library).stdout.splitlines()
    return {line.split()[2] for line in lines if line.split()[1] != "A"}


class Exports(unittest.TestCase):
    def test_exports_are_the_table(self):
        table = re.findall(r"^CORTADO_EXPORT\((\w+),", (ROOT / "src/jvm/symbols.def").read_text(), re.M)
        self.assertEqual(exported(LIBJVM), {f"{name}@@SUNWprivate_1.1" for name in table})

    def test_every_jvm_function_of_the_class_library_is_there(self):
        wanted = {name for name in exported(JDK / "lib/server/libjvm.so") if re.match("JVM_|JNI_|jio_", name)}
        self.assertEqual(wanted - exported(LIBJVM), set())

    def test_soname_and_needed(self):
        dynamic = run("readelf", "-d", LIBJVM).stdout
        self.assertIn("soname: [libjvm.so]", dynamic)
        needed = set(re.findall(r"NEEDED\).*\[(.*)\]", dynamic))
        self.assertEqual(needed - ALLOWED_NEEDED, set())

    def test_nothing_static_is_destroyed(self):
        # At a host's exit threads of the VM may still use it.
        archives = sorted(BUILD.glob("libcortado_*.a"))
        self.assertGreater(len(archives), 5)
        for archive in archives:
            with self.subTest(archive=archive.name):
                self.assertNotIn("__cxa_atexit", run("nm", "--undefined-only", archive).stdout)

    @unittest.skipIf(PRESET in ("asan", "tsan"), "sanitizers bring thread-local storage of their own")
    def test_static_tls_is_small(self):
        segments = run("readelf", "-lW", LIBJVM).stdout
        tls = re.search(r"TLS +\S+ \S+ \S+ \S+ (0x\w+)", segments)
        self.assertLess(int(tls[1], 16) if tls else 0, 1024)


if __name__ == "__main__":
    unittest.main()
