"""One VM that judges many inputs in one process, and survives that it does not survive some of them."""
import subprocess
import sys


class Judge:
    """`command` gets the driver's arguments; a driver appends a line per input to a file, from input number FIRST on."""

    def __init__(self, name, command, work, timeout):
        self.name, self.command, self.timeout = name, command, timeout
        self.lines_file, self.log = work / f"lines.{name}", work / f"log.{name}"
        self.progress = work / f"progress.{name}"

    def judge(self, arguments, count):
        """A line per input; "crash …" and "hang" for those that the VM died or stood still of. `arguments` makes the
        driver's of (number of the first input, file for the lines, file for the number at hand)."""
        self.lines_file.write_bytes(b"")
        lines = []
        while len(lines) < count:
            how = self.run(arguments(len(lines), self.lines_file, self.progress))
            written = self.lines_file.read_bytes()
            whole = written[:written.rfind(b"\n") + 1]
            lines = whole.decode("utf-8", "replace").split("\n")[:-1]
            if len(lines) >= count:
                break
            if how == "exit 0":
                sys.exit(f"{self.name} left {count - len(lines)} inputs out\n{self.log.read_text(errors='replace')[:2000]}")
            self.lines_file.write_bytes(whole + how.encode() + b"\t\n")
            lines.append(how + "\t")
        return lines

    def run(self, arguments):
        with open(self.log, "wb") as log:
            child = subprocess.Popen([*self.command, *map(str, arguments)], stdout=log, stderr=log, cwd=self.log.parent)
            try:
                code = child.wait(self.timeout)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
                return "hang"
        return "exit 0" if code == 0 else f"crash {code}"
