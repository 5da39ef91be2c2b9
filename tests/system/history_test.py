"""The record of the benchmarks: its means, its lines, its chart."""
import math
import sys
import unittest
import xml.etree.ElementTree as ElementTree

from products import ROOT

sys.path.insert(0, str(ROOT / "bench"))
import chart
import history

C1 = "-XX:TieredStopAtLevel=1"
SVG = "{http://www.w3.org/2000/svg}"


def row(minute, benchmark, peer, group, mean, spread=None):
    date, commit = f"2026-01-02T03:{minute:02}:00Z", f"c0ffee{minute}"
    return history.Row(date, commit, benchmark, "default", peer, group, mean, spread, None, None)


def points_of(text):
    """What the chart says of its points, and where they are."""
    circles = ElementTree.fromstring(text).iter(f"{SVG}circle")
    return {circle.find(f"{SVG}title").text: (float(circle.get("cx")), float(circle.get("cy"))) for circle in circles}


class History(unittest.TestCase):
    def test_geometric(self):
        mean, spread = history.geometric([0.5, 2.0])
        self.assertAlmostEqual(mean, 1.0)
        self.assertAlmostEqual(spread, 2.0)

    def test_parts_of_a_group_are_not_recorded(self):
        self.assertEqual(history.complete({"loop": [1.0], "call": [1.0, 2.0]}, {"loop": 6, "call": 2}), {"call": [1.0, 2.0]})

    def test_lines_are_read_as_written(self):
        lines = history.lines_of("2026-01-02T03:04:05Z", "c0ffee+", "java", " ", "-Xint", {"loop": [0.5, 2.0], "call": [0.25]})
        self.assertEqual(lines, sorted(lines))
        call, loop = history.parse(["# names", *lines])
        self.assertEqual(call, ("2026-01-02T03:04:05Z", "c0ffee+", "java", "default", "-Xint", "call", 0.25, 1.0, 0.25, 1))
        self.assertEqual((loop.mean, loop.spread, loop.worst, loop.number), (1.0, 2.0, 2.0, 2))

    def test_unknown_is_none(self):
        parsed, = history.parse(["# names", "\t".join(["2026-01-02T03:04:05Z", "c0ffee", *"abcd", "1.5", "-", "-", "-"])])
        self.assertEqual((parsed.mean, parsed.spread, parsed.worst, parsed.number), (1.5, None, None, None))

    def test_file_is_sorted_and_names_its_columns(self):
        lines = history.HISTORY.read_text().splitlines()
        self.assertEqual(lines, sorted(lines))
        self.assertEqual(lines[0], "# " + "\t".join(history.Row._fields))

    def test_chart_is_drawn_from_the_file(self):
        rows = history.parse(history.HISTORY.read_text().splitlines())
        self.assertEqual(history.CHART.read_text(), chart.draw(rows), "./dev bench chart draws it again")


class Chart(unittest.TestCase):
    def test_points(self):
        points = points_of(chart.draw([
            row(1, "java", C1, "loop", 2.0, 1.25), row(1, "java", C1, "call", 1.0), row(2, "java", C1, "loop", 1.0),
            row(3, "apps", "default", "application wall", 0.6),
            row(4, "java", "-Xint", "loop", 0.7), row(5, "apps", "default", "command wall", 0.5)]))
        self.assertEqual(set(points), {
            "loop 2.00 (spread x/ 1.25); c0ffee1, 2026-01-02T03:01:00Z", "call 1.00; c0ffee1, 2026-01-02T03:01:00Z",
            "loop 1.00; c0ffee2, 2026-01-02T03:02:00Z", "wall time 0.60; c0ffee3, 2026-01-02T03:03:00Z"})

    def test_places(self):
        rows = [row(1, "java", C1, "loop", 2.0), row(2, "java", C1, "loop", 1.0), row(3, "java", C1, "loop", 0.5)]
        places = list(points_of(chart.draw(reversed(rows))).values())
        (x1, y1), (x2, y2), (x3, y3) = places
        self.assertAlmostEqual(x2 - x1, x3 - x2, delta=0.2)
        self.assertGreater(x2, x1)
        self.assertAlmostEqual(y2 - y1, y3 - y2, delta=0.2)  # the scale is logarithmic
        self.assertGreater(y2, y1)

    def test_nothing_recorded(self):
        self.assertEqual(points_of(chart.draw([])), {})

    def test_names_do_not_cover_each_other(self):
        heights = sorted(chart.apart([100.0, 101.0, 101.0, 180.0]))
        self.assertTrue(all(b - a >= chart.LABEL_HEIGHT for a, b in zip(heights, heights[1:])))
        self.assertTrue(all(math.isclose(y, 40 + number * 20) for number, y in enumerate(chart.apart([40.0, 60.0, 80.0]))))

    def test_dense_dates_are_left_out(self):
        text = chart.draw([row(minute, "java", C1, "loop", 1.0) for minute in range(60)])
        dates = [node for node in ElementTree.fromstring(text).iter(f"{SVG}text") if node.text.startswith("03:")]
        places = [float(node.get("x")) for node in dates]
        self.assertTrue(all(b - a >= chart.LABEL_WIDTH for a, b in zip(places, places[1:])))
        self.assertEqual(len(points_of(text)), 60)


if __name__ == "__main__":
    unittest.main()
