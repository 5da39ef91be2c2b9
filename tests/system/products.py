"""What the system tests share: where the products under test are."""
import os
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("CORTADO_BUILD", ROOT / "build/release"))
PRESET = os.environ.get("CORTADO_PRESET", BUILD.name)
JDK = pathlib.Path(os.environ.get("CORTADO_JDK", "/usr/lib/jvm/java-17-openjdk-amd64"))
CORTADO = BUILD / "bin/cortado"
LIBJVM = BUILD / "lib/server/libjvm.so"


def run(*command, **environment):
    """Runs a command without JAVA_HOME and the like, unless given; returns the finished process."""
    env = {key: value for key, value in os.environ.items() if key not in ("JAVA_HOME", "CORTADO_JAVA_HOME")}
    env.update(environment)
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, env=env, timeout=120)
