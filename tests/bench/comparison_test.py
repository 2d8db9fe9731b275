"""What tools/bench fills in and prints, without measuring: made-up figures, every goal."""

import json
import pathlib
import tempfile
import unittest

from comparison import fill, goals, report, results
from comparison.workloads import WORKLOADS

SMALL, LARGE = 1_000, 10_000_000
FIRST_PAGES = [goals.ledger(name, 1, 'p50_us') for name in ('list_sort_id', 'list_filter_slow')]


def measured(sizes=(SMALL, LARGE), ours=1000):
    """Every figure of every goal; `ours` for the ledger, 1000 for all others."""
    found = results.Results({'licenses': list(sizes), 'rounds': 2, 'seconds': 1,
                             'server_flags': []})
    wanted = [figure for goal in goals.GOALS for figure in (goal.over, goal.under) if figure]
    disks = [goals.Figure('disk', name, 1) for name in (goals.DISK, goals.DISK_IN_PLACE)]
    for size in sizes:
        for figure in {*wanted, *disks, *goals.IO_THREADS, *FIRST_PAGES}:
            value = ours if figure.peer == 'ledger' else 1000
            if 'slow' in figure.workload:
                value *= 2
            for _ in range(2):
                found.add(0 if figure.peer == 'disk' else size, figure.peer, figure.workload,
                          figure.connections, dict.fromkeys(
                              ('per_second', 'p50_us', 'p99_us', 'cpu_us', 'seconds'), value))
        found.add(size, 'ledger', 'memory_after_load', 0, {'bytes': 200 * size})
    return found


class Goals(unittest.TestCase):
    def test_every_goal_has_a_row(self):
        says = [row.says for row in goals.rows(measured(), LARGE)]
        for goal in goals.GOALS:
            self.assertIn(goal.says, says)
        self.assertIn('read one, io_threads 2 / 1', says)

    def test_every_goal_is_about_a_workload_that_runs(self):
        ran = {(workload.name, number) for workload in WORKLOADS for number in workload.connections}
        for goal in goals.GOALS:
            for figure in (goal.over, goal.under):
                if figure and figure.peer != 'disk' and figure.connections:
                    self.assertIn((figure.workload, figure.connections), ran)

    def test_a_row_is_reached_or_not(self):
        def reached(ours):
            rows = {row.says: row for row in goals.rows(measured(ours=ours), SMALL)}
            return rows['read one / PostgreSQL'].is_reached
        self.assertFalse(reached(1990))
        self.assertTrue(reached(2000))

    def test_the_slowest_first_page_counts(self):
        found = [row for row in goals.rows(measured(), SMALL) if row.which]
        self.assertEqual([(row.which, row.value) for row in found], [('list_filter_slow', 2.0)])

    def test_io_threads_must_gain_where_there_are_cores(self):
        run = measured()
        for cores, goal in ((2, '≥ 0.95'), (4, '≥ 1.5')):
            run.machine['cores'] = cores
            rows = {row.says: row for row in goals.rows(run, SMALL)}
            self.assertEqual(rows['read one, io_threads 2 / 1'].goal, goal)

    def test_a_ledger_thousands_of_times_as_large_may_lose_more(self):
        def goal(large):
            return next(iter(goals.flat_rows(measured((SMALL, large))))).goal
        self.assertEqual([goal(200_000), goal(LARGE)], ['≥ 0.85', '≥ 0.7'])

    def test_memory_is_told_for_each_million(self):
        memory = goals.flat_rows(measured())[-1]
        self.assertEqual((memory.value, memory.is_reached), (200, True))


class Markdown(unittest.TestCase):
    def test_replaces_what_is_between_the_marks_alone(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / 'page.md'
            path.write_text(f'before\n{report.MARK_BEGIN}\nearlier\n{report.MARK_END}\nbehind\n')
            report.write_markdown(measured(), path)
            first = path.read_text()
            report.write_markdown(measured(), path)
            self.assertEqual(path.read_text(), first)
        self.assertTrue(first.startswith('before\n') and first.endswith('\nbehind\n'))
        self.assertNotIn('earlier', first)
        self.assertIn('| read one / PostgreSQL | ≥ 2 | 1.00 (1.00 to 1.00) | 1.00 ', first)

    def test_the_page_has_the_marks(self):
        text = (pathlib.Path(__file__).parents[2] / 'docs/benchmarks.md').read_text()
        self.assertLess(text.index(report.MARK_BEGIN), text.index(report.MARK_END))


class Fill(unittest.TestCase):
    def test_lines_are_events_whose_totals_are_known(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / 'export'
            self.assertEqual(fill.write_export(path, 1000, 50), 1052)
            events = [json.loads(line) for line in path.read_text().splitlines()]
        self.assertEqual([event['position'] for event in events], list(range(1, 1053)))
        licenses = [event['data']['after'] for event in events if event['kind'] == 'user'][:1000]
        self.assertEqual(sum(not one['active'] for one in licenses), fill.RARE // 10)
        self.assertEqual(sum('Rare' in one['name'] for one in licenses), fill.RARE)


if __name__ == '__main__':
    unittest.main()
