"""The runner of OpenJDK's tests: batches, going on after a stop, outcomes of files with several tests, counts."""
import argparse
import contextlib
import io
import pathlib
import sys
import tempfile
import unittest

from products import ROOT

sys.path.insert(0, str(pathlib.Path(ROOT) / "tools/conformance"))
import batches  # noqa: E402
import report  # noqa: E402

TESTS = ["jdk/java/util/A.java", "hotspot/jtreg/runtime/B.java", "jdk/java/util/C.java#two", "jdk/java/io/D.java"]


def new_run(folder, **options):
    args = argparse.Namespace(again=False, batch=2, **options)
    return batches.Run(pathlib.Path(folder), pathlib.Path("/suite"), pathlib.Path("/image"), "build", pathlib.Path(folder), args)


class Runs(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = holder.name
        silent = contextlib.redirect_stdout(io.StringIO())
        silent.__enter__()
        self.addCleanup(silent.__exit__, None, None, None)

    def play(self, run, outcomes, complete=True):
        """Stands in for jtreg: every batch ends with these outcomes."""
        seen = []

        def run_batch(batch):
            seen.append(batch)
            run.record(batch, outcomes, pathlib.Path("/nowhere"), complete)

        run.run_batch = run_batch
        return run.tests(TESTS), seen

    def test_batches_have_one_suite_each(self):
        self.assertEqual([[TESTS[0], TESTS[2]], [TESTS[1]], [TESTS[3]]], list(batches.split(TESTS, 2)))

    def test_a_stopped_run_goes_on(self):
        first = new_run(self.folder)
        first.record([TESTS[0], TESTS[3]], {"java/util/A.java": "Passed"}, pathlib.Path("/nowhere"), True)
        self.assertEqual({TESTS[0], TESTS[3]}, set(batches.Results(first.folder).by_test))
        _, seen = self.play(new_run(self.folder), {})
        self.assertEqual([[TESTS[1]], [TESTS[2]]], seen)

    def test_a_complete_run_starts_again(self):
        self.play(new_run(self.folder), {})
        _, seen = self.play(new_run(self.folder), {})
        self.assertEqual(4, sum(map(len, seen)))

    def test_a_file_has_the_worst_outcome_of_its_tests(self):
        outcomes = {"java/util/A.java#a": "Passed", "java/util/A.java#b": "Error", "java/util/C.java#one": "FAILED",
                    "java/util/C.java#two": "Passed"}
        results, _ = self.play(new_run(self.folder), outcomes)
        self.assertEqual(["Error", "Not run", "Passed", "Not run"], [results[test].outcome for test in TESTS])

    def test_the_last_file_of_a_batch_that_was_cut_short_is_run_again(self):
        outcomes = {"java/io/D.java": "Passed", "java/util/A.java#a": "Passed"}
        run = new_run(self.folder)
        run.record([TESTS[0], TESTS[3]], outcomes, pathlib.Path("/nowhere"), False)
        self.assertEqual({TESTS[3]}, set(batches.Results(run.folder).by_test))

    def test_what_fails_on_hotspot_does_not_count(self):
        results = {test: batches.Result(outcome, 1.0, "build") for test, outcome in
                   zip(TESTS, ("Passed", "FAILED", "Error", "Not run"))}
        self.addCleanup(setattr, report, "RECORDED", report.RECORDED)
        report.RECORDED = pathlib.Path(self.folder) / "recorded"
        report.record_peer("list", {TESTS[1]: batches.Result("FAILED", 1.0, "17")}, "17", pathlib.Path("suite"))
        report.record_peer("list", {TESTS[0]: batches.Result("Passed", 1.0, "17")}, "17", pathlib.Path("suite"))
        summary = report.Summary(results, "cortado")
        self.assertEqual(([TESTS[2]], [TESTS[1]]), (summary.own, summary.shared))
        self.assertIn("50.0 % passed", summary.line())
        self.assertEqual("hotspot/jtreg/runtime", report.by_folder(results)[0][0])


if __name__ == "__main__":
    unittest.main()
