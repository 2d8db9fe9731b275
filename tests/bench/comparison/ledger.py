"""A seatledgerd with so many licenses, and what was done to it so far."""

import json
import shutil
import time

import children
from comparison import fill, load
from comparison.workloads import ROWS_OF_A_BULK_CALL
from running_server import Server

CATALOG = '/api/catalog/licenses/user'
FLAGS = ('--check-rate-per-minute', '0')
ROWS_OF_A_FILL = 10_000
NEVER_USED = 10_000_000  # more than the requests of a turn


def encoded(value):
    return json.dumps(value, separators=(',', ':')).encode()


def pages(rows):
    return (rows + 19) // 20


class Ledger:
    """`hot_turns`: how many turns will assign seats of the one hot license; each may use its part
    of the people, who can have only one seat of it."""

    def __init__(self, folder, programs, licenses, people, updates, hot_turns, flags=()):
        self.folder, self.programs, self.licenses, self.people = folder, programs, licenses, people
        self.hot_part = people // max(1, hot_turns)
        folder.mkdir()
        export = folder / 'export.jsonl'
        self.filled = fill.write_export(export, licenses, updates)
        self.run_tool('import', export, '--data-dir', folder / 'data')
        export.unlink()
        self.server = Server(programs / 'bin' / 'seatledgerd', folder / 'data', [*FLAGS, *flags])
        try:
            self.add_people()
            self.settle()
        except BaseException:
            self.server.kill()
            raise

    def run_tool(self, *arguments):
        """Runs `seatledger` to its end. Returns what it printed."""
        return children.run([self.programs / 'bin' / 'seatledger', *arguments])

    def add_people(self):
        """All people are users with a seat of the license `campus`."""
        self.order = self.new_person = self.hot_person = self.row = 1
        call = self.server.call
        for first in range(1, self.people + 1, ROWS_OF_A_FILL):
            numbers = range(first, min(self.people + 1, first + ROWS_OF_A_FILL))
            lines = b'\n'.join(encoded({'kind': 'users', 'id': number, 'record': {
                'username': f'user-{number}', 'email': f'user-{number}@example.org'}})
                for number in numbers)
            results = call('POST', '/api/directory/import/', lines + b'\n')['results']
            if any(result['status'] != 200 for result in results):
                raise RuntimeError('a user was not stored')
        self.campus, self.hot = (
            call('POST', f'{CATALOG}/create/', encoded({
                'platform_key': fill.OTHER_PLATFORM, 'name': name, 'count': 2_000_000_000,
                'started': '2024-01-01T00:00:00Z', 'external_id': name}))['id']
            for name in ('campus', 'hot'))
        for first in range(1, self.people + 1, ROWS_OF_A_FILL):
            numbers = range(first, min(self.people + 1, first + ROWS_OF_A_FILL))
            rows = 'user_id\n' + ''.join(f'{number}\n' for number in numbers)
            call('POST', f'/api/ledger/licenses/{self.campus}/assignments/', rows.encode(),
                 'text/csv')
        self.seat = self.next_seat = self.people + 1

    def settle(self):
        """Waits until what is done behind the writes is done: the audit index, checkpoints, flushes
        and compactions."""
        begin, calm = time.monotonic(), 0
        while calm < 3 and time.monotonic() - begin < 300:
            cpu = self.server.cpu_seconds()
            time.sleep(0.3)
            calm = calm + 1 if self.server.cpu_seconds() - cpu < 0.03 else 0

    def constants(self):
        ordinary = self.licenses - fill.RARE
        inactive = fill.RARE // 10
        return {'licenses': self.licenses, 'ordinary': ordinary, 'rare': fill.RARE,
                'active': self.licenses - inactive, 'inactive': inactive, 'people': self.people,
                'campus': self.campus, 'hot': self.hot,
                'middle_page': (pages(self.licenses) + 1) // 2, 'last_page': pages(self.licenses),
                'last_seats_page': pages(self.people)}

    def variables(self, uses):
        ordinary = self.licenses - fill.RARE
        person = self.hot_person if uses == 'hot people' else self.new_person
        return {'license': ['random', fill.RARE + 1, self.licenses],
                'count': ['random', 1000, 2000],
                'hot_count': ['random', 1_900_000_000, 2_000_000_000],
                'order': ['next', self.order],
                'person': ['random', 1, self.people],
                'position': ['random', self.licenses + 2, self.filled],
                # Both count on together, and a pair of them comes again only after all others.
                'seat_license': ['cycle', self.new_person, 7919, ordinary, fill.RARE + 1],
                'new_person': ['cycle', person, 1, self.people, 1],
                'seat': ['next', self.seat],
                'rows': ['lines', self.row, ROWS_OF_A_BULK_CALL, 'bulk-', '@example.org']}

    def request(self, workload, connections, seconds):
        """What request_load reads for a turn of this workload; nothing: there is nothing to do."""
        answers_max = 0
        if workload.uses == 'hot people':
            answers_max = self.hot_part
        elif workload.uses == 'seats':
            # Until all are released, if it takes no longer than this.
            answers_max, seconds = self.next_seat - self.seat, 10 * seconds
            if answers_max == 0:
                return None
        if workload.uses in ('people', 'hot people', 'bulk'):
            self.seat = self.next_seat  # what was not released before stays assigned
        return load.described(self.server.port, workload, connections, seconds,
                              self.variables(workload.uses), self.constants(), answers_max,
                              seed=self.order)

    def turn(self, workload, connections, seconds):
        """The figures of a turn; nothing when there was nothing to do."""
        wanted = self.request(workload, connections, seconds)
        if wanted is None:
            return None
        cpu = self.server.cpu_seconds()
        figures = load.run(self.programs / 'test_bin' / 'request_load', wanted)
        cpu = self.server.cpu_seconds() - cpu
        answers = figures['answers']
        figures['per_second'] *= workload.items
        figures['cpu_us'] = cpu * 1e6 / (answers * workload.items)
        self.order += NEVER_USED
        if workload.uses == 'people':
            self.new_person += answers
            self.next_seat += answers
        elif workload.uses == 'hot people':
            self.hot_person += answers
            self.next_seat += answers
        elif workload.uses == 'seats':
            self.seat += answers
        elif workload.uses == 'bulk':
            self.row += answers * ROWS_OF_A_BULK_CALL
            self.next_seat += answers * ROWS_OF_A_BULK_CALL
        return figures

    def read_bytes(self):
        """Of the answer to a read of one license."""
        return len(encoded(self.server.call('GET', f'/api/ledger/licenses/{fill.RARE + 1}/')))

    def disk_bytes(self):
        """Of the data directory. A file that a compaction deletes meanwhile counts nothing."""
        total = 0
        for path in (self.folder / 'data').rglob('*'):
            try:
                total += path.stat().st_blocks * 512
            except FileNotFoundError:
                pass
        return total

    def end(self):
        self.server.kill()
        shutil.rmtree(self.folder)
