"""That the check fails when it should: the comparison, and what is read from callgrind's files."""

import pathlib
import tempfile
import unittest

import callgrind
import figures

STORED = {'read': {'instructions': 1000, 'allocations': 10}}

# Two functions of ours, one of which calls malloc twice and operator new once; the allocator's own
# calls are not ours.
DUMP = """desc: Trigger: Monitor command: dump read
events: Ir

ob=(1) /build/seatledgerd
fl=(1) io.cpp
fn=(1) seatledger::api::Connection::run()
16 100
cob=(2) /usr/lib/libjemalloc.so.2
cfn=(2) malloc
calls=2 0
16 900
cob=(2)
cfn=(3) operator new(unsigned long)
calls=1 0
+1 300
17 11
cfn=(4) seatledger::budget_of_names()
calls=7 20
* 70

ob=(2)
fn=(2)
0 800
cfn=(5) calloc
calls=4 0
0 100

ob=(2)
fn=(3)
0 300
"""


def counted(instructions=1000, allocations=10):
    return {'read': {'instructions': instructions, 'allocations': allocations}}


class Comparison(unittest.TestCase):
    def wrong(self, *what):
        return figures.compare(STORED, counted(*what))[1]

    def test_passes_within_the_room(self):
        for what in ((1000, 10), (1050, 10.5), (950, 9.5), (1, 0)):
            self.assertEqual(self.wrong(*what), [])

    def test_fails_above_it(self):
        self.assertEqual(self.wrong(1051), ['read needs 5.1% more instructions than stored'])
        self.assertEqual(self.wrong(1000, 11), ['read needs 10.0% more allocations than stored'])

    def test_fails_when_the_first_allocation_comes(self):
        stored = {'read': {'instructions': 1000, 'allocations': 0}}
        self.assertEqual(len(figures.compare(stored, counted(1000, 0.01))[1]), 1)

    def test_tells_what_became_cheaper(self):
        self.assertEqual(figures.compare(STORED, counted(900))[2],
                         ['read needs 10.0% fewer instructions than stored'])

    def test_fails_when_a_workload_comes_or_goes(self):
        self.assertEqual(figures.compare({}, counted())[1], ['read was counted but is not stored'])
        self.assertEqual(figures.compare(STORED, {})[1], ['read is stored but was not counted'])

    def test_names_what_was_another_compiler(self):
        stored = {'compiler': 'g++ 12.2'}
        self.assertEqual(figures.differences(stored, {'compiler': 'g++ 12.2'}), [])
        self.assertEqual(figures.differences(stored, {'compiler': 'g++ 13.1'}),
                         ['compiler: g++ 13.1, stored with g++ 12.2'])

    def test_what_is_written_is_read(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / 'figures.json'
            figures.write({'compiler': 'g++'}, STORED, path)
            self.assertEqual(figures.read(path),
                             {'made_with': {'compiler': 'g++'}, 'figures': STORED})

    def test_the_stored_figures_are_whole(self):
        for name, stored in figures.read()['figures'].items():
            for kind in figures.KINDS:
                self.assertGreater(stored[kind], 0, name)


class Dump(unittest.TestCase):
    def test_instructions_are_those_of_each_function_itself(self):
        trigger, thread = callgrind.read_dump(DUMP)
        self.assertEqual(trigger.split()[-1], 'read')
        self.assertEqual(thread.instructions, 100 + 11 + 800 + 300)
        self.assertEqual(thread.functions['malloc'], 800)

    def test_allocations_are_the_calls_that_come_from_outside_the_allocator(self):
        self.assertEqual(callgrind.read_dump(DUMP)[1].allocations, 3)

    def test_threads_behind_the_requests_are_known_by_a_function(self):
        thread = callgrind.read_dump(DUMP)[1]
        self.assertIsNone(thread.behind())
        thread.functions['seatledger::ledger::Notary::run()'] += 1
        self.assertEqual(thread.behind(), 'notary')

    def test_figures_leave_out_the_threads_behind(self):
        path, behind = callgrind.read_dump(DUMP)[1], callgrind.read_dump(DUMP)[1]
        behind.functions['seatledger::budget::Callers::call()'] += 1
        self.assertEqual(figures.per_item({'items': 10, 'threads': [path, behind]}),
                         {'instructions': 121, 'allocations': 0.3})


if __name__ == '__main__':
    unittest.main()
