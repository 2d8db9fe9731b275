"""The proxy, the table and the faults as data: without a server, in seconds."""

import pathlib
import re
import socket
import tempfile
import threading
import types
import unittest

from nemesis import faults, table
from nemesis.rounds import longest_pause
from nodes import places, processes
from nodes.alternating import Door
from nodes.proxy import MODES, Proxy

ROOT = pathlib.Path(__file__).parents[2]


class Echo:
    """Sends back what it gets, and keeps it."""

    def __init__(self):
        self.listener = socket.create_server(('127.0.0.1', 0))
        self.port = self.listener.getsockname()[1]
        self.got = []
        threading.Thread(target=self.run, daemon=True).start()

    def run(self):
        while True:
            try:
                end, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=[end], daemon=True).start()

    def serve(self, end):
        with end:
            try:
                while data := end.recv(1000):
                    self.got.append(data)
                    end.sendall(data)
            except OSError:
                pass


class Proxies(unittest.TestCase):
    def setUp(self):
        self.echo = Echo()
        self.proxy = Proxy(self.echo.port)
        self.caller = socket.create_connection(('127.0.0.1', self.proxy.port), timeout=20)
        self.assertEqual(self.say(b'one'), b'one')

    def tearDown(self):
        self.caller.close()
        self.proxy.stop()
        self.echo.listener.close()

    def say(self, data):
        """The answer; nothing when the connection was cut."""
        try:
            self.caller.sendall(data)
            return self.caller.recv(1000)
        except ConnectionError:
            return b''

    def wait_got(self, data):
        while data not in self.echo.got:
            threading.Event().wait(0.005)

    def test_cut_before_the_message_is_passed_on(self):
        self.proxy.set_mode('cut_before')
        self.assertEqual(self.say(b'two'), b'')
        self.assertEqual(self.echo.got, [b'one'])

    def test_cut_after_the_message_is_passed_on(self):
        self.proxy.set_mode('cut_after')
        self.assertEqual(self.say(b'two'), b'')
        self.wait_got(b'two')

    def test_cut_the_answer_alone(self):
        self.proxy.set_mode('cut_answer')
        self.assertEqual(self.say(b'two'), b'')
        self.assertEqual(self.echo.got, [b'one', b'two'])

    def test_delay(self):
        self.proxy.set_mode('delay')
        self.assertEqual(self.say(b'two'), b'two')

    def test_a_black_hole_holds_everything_until_it_ends(self):
        self.proxy.set_mode('black_hole')
        self.caller.settimeout(0.2)
        with self.assertRaises(TimeoutError):
            self.say(b'two')
        other = socket.create_connection(('127.0.0.1', self.proxy.port), timeout=20)
        other.sendall(b'three')
        self.assertEqual(self.echo.got, [b'one'])
        self.proxy.set_mode('pass')
        self.caller.settimeout(20)
        self.assertEqual(self.caller.recv(1000), b'two')
        self.assertEqual(other.recv(1000), b'three')
        other.close()

    def test_a_caller_that_left_during_the_black_hole_is_gone_afterwards(self):
        self.proxy.set_mode('black_hole')
        self.caller.sendall(b'two')
        self.caller.close()
        self.proxy.set_mode('pass')
        self.wait_got(b'two')
        self.caller = socket.create_connection(('127.0.0.1', self.proxy.port), timeout=20)
        self.assertEqual(self.say(b'three'), b'three')

    def test_other_modes_are_refused(self):
        with self.assertRaises(ValueError):
            self.proxy.set_mode('?')


class Doors(unittest.TestCase):
    def test_requests_of_one_connection_go_to_the_servers_in_turn(self):
        servers = [Echo(), Echo()]
        door = Door([one.port for one in servers])
        with socket.create_connection(('127.0.0.1', door.port), timeout=20) as caller:
            for text in (b'a', b'b', b'c'):
                caller.sendall(text)
                self.assertEqual(caller.recv(1000), text)
        self.assertEqual([one.got for one in servers], [[b'a', b'c'], [b'b']])
        door.stop()
        for one in servers:
            one.listener.close()


class Pauses(unittest.TestCase):
    def test_the_longest_counts_both_ends(self):
        self.assertEqual(longest_pause([1, 2, 4, 9], 0, 10), 5)
        self.assertEqual(longest_pause([1, 2, 4, 9], 3, 6), 2)
        self.assertEqual(longest_pause([], 3, 6), 3)


def a_run(fault='server_killed', writes_s=2.0, problems=(), target=faults.SINGLE):
    return {'target': target, 'seed': 1, 'problems': list(problems), 'rounds': [
        {'fault': fault, 'writes_s': writes_s, 'reads_s': 1.0, 'acknowledged': 10, 'unknown': 2,
         'refused': 1}]}


class Tables(unittest.TestCase):
    def test_runs_add_up(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / 'results'
            self.assertEqual(table.read(path), [])
            table.store(path, [a_run(), a_run(writes_s=4.0)])
            table.store(path, table.read(path) + [a_run(writes_s=6.0, problems=['x'])])
            [(target, row)] = table.rows(table.read(path))
        self.assertEqual(target, faults.SINGLE)
        self.assertEqual(row[2:], (3, '4.0 s', '6.0 s **too long**', '5.0 s', '1.0 s', 30, 6, 3, 1))

    def test_a_row_for_each_target_and_fault(self):
        runs = [a_run(), a_run('switchover', target=faults.SAMPLE), a_run('disk_full')]
        text = table.markdown(runs)
        self.assertEqual(
            [line.split()[1] for line in text.splitlines() if line.startswith('| ')],
            ['fault', '---', 'server_killed', 'disk_full', 'fault', '---', 'switchover'])

    def test_too_long_is_only_what_exceeds_what_is_allowed(self):
        fault = faults.BY_NAME['server_killed']
        self.assertFalse(table.too_long(fault, [{'writes_s': 5.0}]))
        self.assertTrue(table.too_long(fault, [{'writes_s': 1.0}, {'writes_s': 5.1}]))
        self.assertFalse(table.too_long(faults.BY_NAME['server_frozen'], [{'writes_s': 50}]))


class Faults(unittest.TestCase):
    def test_names_are_unique_and_modes_exist(self):
        self.assertEqual(len(faults.BY_NAME), len(faults.FAULTS))
        cuts = {name.split('_', 1)[1] for name in faults.BY_NAME if name.startswith('servers_cut')}
        self.assertLessEqual(cuts, set(MODES))

    def test_the_four_failovers_have_a_limit(self):
        quick = {fault.name: fault.pause_s for fault in faults.FAULTS if fault.is_quick}
        self.assertEqual(quick, {'server_killed': 5, 'postgres_killed': 10, 'machine_lost': 40,
                                 'standby_frozen': 10})

    def test_a_cut_is_undone(self):
        proxies = [types.SimpleNamespace(modes=[]) for _ in range(2)]
        for proxy in proxies:
            proxy.set_mode = proxy.modes.append
        target = types.SimpleNamespace(proxies=lambda side, dice: proxies)
        fault = faults.BY_NAME['postgresql_black_hole']
        fault.end(target, fault.begin(target, None))
        self.assertEqual([proxy.modes for proxy in proxies], [['black_hole', 'pass']] * 2)


class Machines(unittest.TestCase):
    def test_only_postgresql_in_the_folder_is_taken(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(processes.postgres_below(folder), [])
            (pathlib.Path(folder) / 'postmaster.pid').write_text('1\n')
            self.assertIsNone(processes.postmaster(folder))

    def test_ports_are_below_those_of_callers(self):
        found = places.free_ports(20)
        self.assertEqual(len(set(found)), 20)
        self.assertLess(max(found), 32768)

    def test_the_sample_says_what_the_documents_require(self):
        text = (ROOT / 'docs' / 'cluster' / 'patroni.yml').read_text()
        for setting in ('ttl: 20', 'loop_wait: 2', 'retry_timeout: 3', 'primary_start_timeout: 0',
                        'synchronous_mode: true', 'synchronous_mode_strict: true', 'fsync: "on"',
                        'full_page_writes: "on"', 'wal_sender_timeout: 5s',
                        'wal_retrieve_retry_interval: 500ms'):
            self.assertRegex(text, rf'(?m)^ *{re.escape(setting)}( |$)')
        self.assertNotRegex(text, r'(?m)^etcd3:')


if __name__ == '__main__':
    unittest.main()
