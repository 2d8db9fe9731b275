"""tools/bench: measures the server beside a table in PostgreSQL, a server of fixed answers and the
disk, by turns, and prints the ratios (docs/benchmarks.md says how to read them)."""

import argparse
import contextlib
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import children
from comparison import disk, fill, goals, report, results, whole
from comparison.ledger import Ledger
from comparison.load import described, run
from comparison.postgres import Postgres, Table
from comparison.workloads import WORKLOADS, chosen

# Primes, so that pairs of a person and a license come again late.
PEOPLE, PEOPLE_QUICK = 100_003, 20_011
# Updates that a fill has behind the licenses: as many as there are licenses, so that each has
# changed once, within these bounds.
EVENTS_OF_A_FILL = 200_000  # at least, unless it must be quick
UPDATES_OF_A_FILL_MAX = 1_000_000
WHOLE_ROUNDS_MAX = 3        # of rebuilds and the like, which take long


def parse(arguments):
    flags = argparse.ArgumentParser(prog='tools/bench', description=__doc__, epilog='Workloads: '
                                    + ', '.join(workload.name for workload in WORKLOADS))
    flags.add_argument('--licenses', default=None, metavar='N[,N...]',
                       help='how many licenses the ledger holds (100000); several: a ledger for '
                       'each, by turns, and the largest compared with the smallest')
    flags.add_argument('--quick', action='store_true',
                       help='5000 licenses, 2 rounds of 0.3 s: shows that it works, in 4 minutes')
    flags.add_argument('--workload', default='', metavar='NAME[,NAME...]',
                       help='only those whose names begin so')
    flags.add_argument('--rounds', type=int, default=None, help='(5)')
    flags.add_argument('--seconds', type=float, default=None, help='of a turn (2)')
    flags.add_argument('--no-whole', action='store_true',
                       help='without rebuilds, verification and starts')
    flags.add_argument('--markdown', metavar='FILE',
                       help='also puts the table of goals between the two marks in FILE '
                       '(docs/benchmarks.md)')
    flags.add_argument('--from', dest='stored', metavar='FILE',
                       help='measures nothing: reports what --json wrote')
    flags.add_argument('--json', metavar='FILE', help='also writes all figures there')
    flags.add_argument('--compare', metavar='FILE',
                       help='also compares with what --json wrote before')
    flags.add_argument('--dir', default=None, metavar='DIRECTORY',
                       help='where the data is put meanwhile, on the disk that is to be measured '
                       '(/var/tmp)')
    flags.add_argument('--programs', default='build/release', metavar='DIRECTORY',
                       help='the build with bin/ and test_bin/ (build/release)')
    flags.add_argument('server_flags', nargs='*', metavar='-- flags of seatledgerd')
    flags = flags.parse_args(arguments)
    flags.rounds = flags.rounds or (2 if flags.quick else 5)
    flags.seconds = flags.seconds or (0.3 if flags.quick else 2)
    flags.licenses = sorted({int(size) for size in
                             (flags.licenses or ('5000' if flags.quick else '100000')).split(',')})
    if flags.licenses[0] < 10 * fill.RARE:
        raise SystemExit(f'tools/bench: --licenses must be at least {10 * fill.RARE}')
    flags.people = PEOPLE_QUICK if flags.quick else PEOPLE
    return flags


def say(text):
    print(text, file=sys.stderr, flush=True)


class Bench:
    """Everything that runs; it ends with the `with` around it."""

    def __init__(self, flags):
        self.flags = flags
        self.workloads = chosen([name for name in flags.workload.split(',') if name])
        self.programs = pathlib.Path(flags.programs).resolve()
        self.results = results.Results({
            'licenses': flags.licenses, 'rounds': flags.rounds, 'seconds': flags.seconds,
            'server_flags': flags.server_flags})
        self.ends = contextlib.ExitStack()
        self.ledgers, self.tables = {}, {}

    def __enter__(self):
        try:
            self.folder = pathlib.Path(tempfile.mkdtemp(prefix='seatledger-bench-',
                                                        dir=self.flags.dir or '/var/tmp'))
            self.ends.callback(shutil.rmtree, self.folder, ignore_errors=True)
            self.folder.chmod(0o711)  # the user postgres must pass
            self.start()
        except BaseException:
            self.ends.close()
            raise
        return self

    def __exit__(self, *_):
        self.ends.close()

    def start(self):
        kind = disk.filesystem(self.folder)
        if kind in ('tmpfs', 'ramfs'):
            say(f'{self.folder} is in memory ({kind}): nothing waits for a disk there. Use --dir.')
        postgres = None
        if any(workload.postgres for workload in self.workloads):
            say('starting a private PostgreSQL')
            postgres = Postgres(self.folder / 'postgres')
            self.ends.callback(postgres.stop)
        hot_turns = self.flags.rounds * sum(len(workload.connections) for workload in self.workloads
                                            if workload.uses == 'hot people')
        for size in self.flags.licenses:
            say(f'filling a ledger with {size:,} licenses')
            updates = min(UPDATES_OF_A_FILL_MAX, size if self.flags.quick
                          else max(size, EVENTS_OF_A_FILL - size))
            begin = time.monotonic()
            ledger = Ledger(self.folder / f'ledger-{size}', self.programs, size, self.flags.people,
                            updates, hot_turns, self.flags.server_flags)
            self.ends.callback(ledger.end)
            self.ledgers[size] = ledger
            say(f'{ledger.filled:,} events and {self.flags.people:,} people took '
                f'{time.monotonic() - begin:.0f} s and {ledger.disk_bytes() / 1e6:,.0f} MB of disk')
            if postgres:
                say(f'filling a table with {size:,} licenses')
                begin = time.monotonic()
                self.tables[size] = Table(postgres, size, self.flags.people)
                say(f'which took {time.monotonic() - begin:.0f} s')
        self.start_ceiling()

    def start_ceiling(self):
        """The answers are as large as those of the ledger."""
        answer_bytes = next(iter(self.ledgers.values())).read_bytes()
        self.ceiling = children.start([self.programs / 'test_bin' / 'fixed_server', answer_bytes],
                                      stdout=subprocess.PIPE, text=True)
        self.ends.callback(children.stop, self.ceiling)
        self.ceiling_port = int(self.ceiling.stdout.readline())

    def ceiling_turn(self, ledger, workload, connections):
        wanted = described(self.ceiling_port, workload, connections, self.flags.seconds,
                           ledger.variables(''), ledger.constants(), expect='{"fixed":true')
        cpu = children.cpu_seconds(self.ceiling.pid)
        figures = run(self.programs / 'test_bin' / 'request_load', wanted)
        cpu = children.cpu_seconds(self.ceiling.pid) - cpu
        return figures | {'cpu_us': cpu * 1e6 / figures['answers']}

    def turns(self, workload, connections):
        """One turn of each who knows the workload."""
        seconds = self.flags.seconds * workload.share
        for size, ledger in self.ledgers.items():
            each = {'ledger': ledger.turn(workload, connections, seconds)}
            for peer, scripts in workload.postgres.items():
                each[peer] = self.tables[size].turn(scripts, connections, seconds, workload.uses)
            if workload.has_ceiling:
                each['beast'] = self.ceiling_turn(ledger, workload, connections)
            for peer, figures in each.items():
                if figures:
                    self.results.add(size, peer, workload.name, connections, figures)

    def round(self):
        for name, in_place in ((goals.DISK, False), (goals.DISK_IN_PLACE, True)):
            self.results.add(0, 'disk', name, 1,
                             disk.probe(self.folder, self.flags.seconds, in_place))
        for workload in self.workloads:
            for connections in workload.connections:
                self.turns(workload, connections)

    def whole(self, name, work, *arguments, rounds=1):
        for _ in range(rounds):
            for size, ledger in self.ledgers.items():
                say(f'{name}, {size:,} licenses')
                self.results.add(size, 'ledger', name, 0, work(ledger, *arguments))

    def io_threads(self, rounds):
        """Reads by one io thread and by two, by turns."""
        if not any(workload.name == 'read_one' for workload in self.workloads):
            return
        ledgers = {size: ledger for size, ledger in self.ledgers.items()
                   if whole.has_io_threads(ledger)}
        for _ in range(rounds):
            for size, ledger in ledgers.items():
                for figure in reversed(goals.IO_THREADS):
                    say(f'{figure.workload}, {size:,} licenses')
                    threads = figure.workload.rsplit('_', 1)[1]
                    self.results.add(size, 'ledger', figure.workload, figure.connections,
                                     whole.reads_with_io_threads(ledger, threads,
                                                                 self.flags.seconds))

    def measure(self):
        self.whole('memory_full', whole.memory)
        rounds = min(self.flags.rounds, WHOLE_ROUNDS_MAX)
        if not self.flags.no_whole:
            self.whole('rebuild', whole.rebuild, rounds=rounds)
            self.whole('verify', whole.verify, rounds=rounds)
        for ledger in self.ledgers.values():
            ledger.settle()
        for number in range(1, self.flags.rounds + 1):
            say(f'round {number} of {self.flags.rounds}')
            self.round()
        self.whole('memory_after_load', whole.memory)
        self.io_threads(rounds)
        if not self.flags.no_whole:
            self.whole('start', whole.start, rounds=rounds)
            self.whole('start_after_kill', whole.start_after_kill, max(1, self.flags.seconds),
                       rounds=rounds)


def end_by_signal(number, _):
    raise SystemExit(128 + number)


def report_all(flags, measured, before):
    report.print_all(measured)
    if before:
        report.print_comparison(measured, before)
    if flags.markdown:
        report.write_markdown(measured, pathlib.Path(flags.markdown))


def main():
    flags = parse(sys.argv[1:])
    before = results.read(flags.compare) if flags.compare else None
    if flags.stored:
        report_all(flags, results.read(flags.stored), before)
        return
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, end_by_signal)
    try:
        with Bench(flags) as bench:
            bench.measure()
    except (RuntimeError, OSError) as problem:
        raise SystemExit(f'tools/bench: {problem}') from problem
    if flags.json:
        bench.results.write(flags.json)
    report_all(flags, bench.results, before)


if __name__ == '__main__':
    main()
