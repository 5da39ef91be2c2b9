"""One VM that judges many inputs in one process, and survives that it does not survive some of them."""
import subprocess


class Judge:
    """`command` gets the driver's arguments; a driver appends a line per input to a file, from input number FIRST on."""

    PATIENCE = 2

    def __init__(self, name, command, work, timeout):
        self.name, self.command, self.timeout = name, command, timeout
        self.lines_file, self.log = work / f"lines.{name}", work / f"log.{name}"
        self.progress = work / f"progress.{name}"

    def judge(self, arguments, count):
        """A line per input; "crash …", "hang" or "silent" for those that the VM died or stood still of. `arguments` makes the
        driver's of (number of the first input, file for the lines, file for the number at hand)."""
        self.lines_file.write_bytes(b"")
        lines, in_vain = [], 0
        while len(lines) < count:
            before = len(lines)
            how = self.run(arguments(before, self.lines_file, self.progress))
            written = self.lines_file.read_bytes()
            whole = written[:written.rfind(b"\n") + 1]
            lines = whole.decode("utf-8", "replace").split("\n")[:-1]
            if len(lines) >= count:
                break
            in_vain = in_vain + 1 if len(lines) == before else 0
            # A VM that cannot even run the driver need not fail it for each input.
            failures = [how + "\t"] * (count - len(lines) if in_vain >= self.PATIENCE else 1)
            lines += failures
            self.lines_file.write_bytes(whole + "".join(f"{line}\n" for line in failures).encode())
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
        return "silent" if code == 0 else f"crash {code}"
