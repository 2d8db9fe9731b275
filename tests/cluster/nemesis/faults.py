"""The faults as data: what each does, whom it hits, how it is undone, how long writes may pause."""

import collections.abc
import dataclasses

# What may be put to the test: one server on RocksDB; the sample of PostgreSQL, Patroni and etcd
# alone; three servers on it; two servers on a PostgreSQL without Patroni, which starts in seconds.
SINGLE, SAMPLE, CLUSTER, PAIR = 'single', 'sample', 'cluster', 'pair'


@dataclasses.dataclass(frozen=True)
class Fault:
    name: str
    hits: str
    does: str
    undone: str
    targets: frozenset
    begin: collections.abc.Callable  # (target, dice) -> what `end` is given
    end: collections.abc.Callable | None = None  # (target, hit); then the target heals itself
    hold_s: tuple = (3, 3)  # it is undone after a time between these two
    outlast: bool = True  # and not before writes go on, or 60 s are over
    pause_s: float | None = None  # the longest pause of writes that is allowed
    is_quick: bool = False  # one of those that --quick runs


def of_server(role, act):
    """Does it to the server that leads, or to one that follows."""
    def begin(target, dice):
        server = target.leading() if role == 'leading' else dice.choice(target.following())
        getattr(server, act)()
        return server
    return begin


def all_servers(act):
    def begin(target, dice):
        del dice
        for server in target.servers:
            getattr(server, act)()
    return begin


def rolling(target, dice):
    del dice
    leading = target.leading()
    for server in [*(s for s in target.servers if s is not leading), leading]:
        server.stop()
        server.start()


def disk_full(target, dice):
    del dice
    server = target.small_disk()
    server.fill_disk()
    return server


def disk_emptied(target, server):
    del target
    server.empty_disk()


def clock_stepped(target, dice):
    """By up to a minute: by less than what keeps a server from leading, or by more."""
    server = dice.choice(target.servers)
    server.stop()
    server.set_clock(dice.choice([-60, -5, 5, 60]))
    server.start()
    return server


def clock_right(target, server):
    del target
    server.stop()
    server.set_clock(0)
    server.start()


def asked(method, path, body=None):
    """An operator's call to some server, whose answer does not matter."""
    def begin(target, dice):
        dice.choice(target.servers).ask(path, 30, method, body and body(dice))
    return begin


def killed_during(what):
    """A call for 10,000 people through some server, and the one that leads dies in the middle."""
    def begin(target, dice):
        leading, caller = target.leading(), target.load.start_one(what)
        if what == 'big_group' and not caller.ready.wait(120):
            raise TimeoutError('the group of 10,000 is not made')
        target.sleep(dice.uniform(0, 1))
        leading.kill()
        return caller
    return begin


def big_call_answered(target, caller):
    target.heal()
    caller.join()


def copy_deleted(target, dice):
    server = dice.choice(target.following())
    server.kill()
    server.delete_copy()
    return server


def of_machine(role, act, *parts):
    """Does it to these parts of the machine that has the role now."""
    def begin(target, dice):
        del dice
        machine = target.sample.with_role(role)
        getattr(machine, act)(*parts)
        return machine
    return begin


def standbys_frozen(target, dice):
    del dice
    leader = target.sample.with_role('leader')
    for machine in target.sample.machines:
        if machine is not leader:
            machine.freeze('postgres', 'patroni')


def etcd_lost(target, dice):
    for machine in dice.sample(target.sample.machines, 2):
        machine.kill('etcd')


def switched(target, dice):
    del dice
    target.sample.switch()


def of_appends(function):
    def begin(target, dice):
        """Ten times, whatever runs at that moment."""
        for _ in range(10):
            target.sample.ask('postgres', f'SELECT {function}(pid) FROM pg_stat_activity WHERE '
                              "usename = 'seatledger' AND state <> 'idle'")
            target.sleep(dice.uniform(0, 0.2))
    return begin


def through_proxies(what, *sides):
    """`what`: a mode of nodes/proxy.py, for the connections between servers and PostgreSQL
    ('postgresql') or between servers ('servers'), of one server or of all."""
    def begin(target, dice):
        proxies = [proxy for side in sides for proxy in target.proxies(side, dice)]
        for proxy in proxies:
            proxy.set_mode(what)
        return proxies
    return begin


def proxies_open(target, proxies):
    del target
    for proxy in proxies:
        proxy.set_mode('pass')


MACHINE = ('postgres', 'patroni', 'etcd')
SERVERS = frozenset({SINGLE, PAIR, CLUSTER})
SEVERAL = frozenset({PAIR, CLUSTER})
PATRONI = frozenset({SAMPLE, CLUSTER})

FAULTS = [
    Fault('server_killed', 'the leading server', 'SIGKILL', 'started again', SERVERS,
          of_server('leading', 'kill'), hold_s=(0, 3), outlast=False, pause_s=5, is_quick=True),
    Fault('postgres_killed', "the leader's PostgreSQL", 'SIGKILL to all its processes',
          'by Patroni', PATRONI, of_machine('leader', 'kill', 'postgres'), pause_s=10,
          is_quick=True),
    Fault('machine_lost', "the leader's machine", 'SIGKILL to PostgreSQL, Patroni and etcd',
          'started again', PATRONI, of_machine('leader', 'kill', *MACHINE), pause_s=40,
          is_quick=True),
    Fault('standby_frozen', 'the synchronous standby', 'SIGSTOP to PostgreSQL', 'SIGCONT', PATRONI,
          of_machine('sync_standby', 'freeze', 'postgres'), hold_s=(1, 45), pause_s=10,
          is_quick=True),
    Fault('server_frozen', 'the leading server', 'SIGSTOP', 'SIGCONT', SERVERS,
          of_server('leading', 'freeze'), hold_s=(1, 10), outlast=False),
    Fault('server_stopped', 'the leading server', 'SIGTERM', 'started again', SERVERS,
          of_server('leading', 'stop'), hold_s=(0, 3), outlast=False),
    Fault('disk_full', 'a server', 'its disk has less than free_bytes_min', 'room is made',
          SERVERS, disk_full, disk_emptied, hold_s=(2, 5), outlast=False),
    Fault('clock_stepped', 'a server', 'started with a clock 5 or 60 s ahead or behind',
          'started with the right clock', SERVERS, clock_stepped, clock_right, outlast=False),
    Fault('bulk_killed', 'the leading server', 'SIGKILL during a bulk call of 10,000 rows',
          'started again', SERVERS, killed_during('big_bulk'), big_call_answered,
          hold_s=(0, 1), outlast=False),
    Fault('group_killed', 'the leading server', 'SIGKILL while a group of 10,000 gets seats',
          'started again', SERVERS, killed_during('big_group'), big_call_answered,
          hold_s=(0, 1), outlast=False),
    Fault('rebuild', 'a server', 'POST /api/ledger/rebuild/', 'nothing to undo', SERVERS,
          asked('POST', '/api/ledger/rebuild/')),
    Fault('key_rotated', 'the signing key', 'POST /api/ledger/signing-keys/', 'nothing to undo',
          SERVERS, asked('POST', '/api/ledger/signing-keys/')),
    Fault('person_erased', 'a person', 'POST /api/ledger/erasures/', 'nothing to undo', SERVERS,
          asked('POST', '/api/ledger/erasures/',
                lambda dice: {'email': f'u{dice.randint(1, 60)}@example.org'})),
    Fault('follower_killed', 'a follower', 'SIGKILL', 'started again', SEVERAL,
          of_server('following', 'kill'), hold_s=(0, 5), pause_s=1),
    Fault('follower_frozen', 'a follower', 'SIGSTOP', 'SIGCONT', SEVERAL,
          of_server('following', 'freeze'), hold_s=(1, 20), pause_s=1),
    Fault('servers_killed', 'all servers', 'SIGKILL', 'started again', SEVERAL, all_servers('kill'),
          outlast=False),
    Fault('servers_frozen', 'all servers', 'SIGSTOP', 'SIGCONT', SEVERAL, all_servers('freeze'),
          hold_s=(1, 10), outlast=False),
    Fault('rolling_restart', 'all servers', 'SIGTERM and start, the leader last', 'nothing to undo',
          SEVERAL, rolling),
    Fault('copy_deleted', 'a follower', "SIGKILL, and its copy's files are deleted",
          'started again', SEVERAL, copy_deleted, hold_s=(0, 3)),
    Fault('postgres_frozen', "the leader's PostgreSQL", 'SIGSTOP', 'SIGCONT', PATRONI,
          of_machine('leader', 'freeze', 'postgres'), hold_s=(1, 45)),
    Fault('machine_frozen', "the leader's machine", 'SIGSTOP to PostgreSQL, Patroni and etcd',
          'SIGCONT', PATRONI, of_machine('leader', 'freeze', *MACHINE), hold_s=(1, 45), pause_s=40),
    Fault('standby_lost', "the synchronous standby's machine",
          'SIGKILL to PostgreSQL, Patroni and etcd', 'started again', PATRONI,
          of_machine('sync_standby', 'kill', *MACHINE), pause_s=10),
    Fault('standbys_frozen', 'both standbys', 'SIGSTOP to PostgreSQL and Patroni', 'SIGCONT',
          PATRONI, standbys_frozen, hold_s=(5, 20), outlast=False),
    Fault('etcd_lost', 'two of three etcd', 'SIGKILL', 'started again', PATRONI, etcd_lost,
          hold_s=(5, 20), outlast=False),
    Fault('switchover', 'PostgreSQL', 'Patroni is asked for another leader', 'nothing to undo',
          PATRONI, switched),
    Fault('appends_cancelled', 'statements of the servers', 'pg_cancel_backend, ten times',
          'nothing to undo', PATRONI, of_appends('pg_cancel_backend')),
    Fault('backends_ended', 'connections of the servers', 'pg_terminate_backend, ten times',
          'nothing to undo', PATRONI, of_appends('pg_terminate_backend')),
]
# Cuts by the proxy: name, whom, what callers of the proxy see.
FAULTS += [
    Fault(f'{side}_{mode}', {'postgresql': 'a server and PostgreSQL', 'servers': 'a server and the '
                             'others'}[side], does, 'the proxy passes on again', targets,
          through_proxies(mode, side), proxies_open, hold_s=(1, 10), outlast=False)
    for side, targets in (('postgresql', PATRONI | SEVERAL), ('servers', SEVERAL))
    for mode, does in (('cut_before', 'connections are cut before a message is passed on'),
                       ('cut_after', 'the message is passed on, then both sides are cut'),
                       ('cut_answer', 'the answer is dropped, and the connection cut'),
                       ('delay', 'everything comes 300 ms later'),
                       ('black_hole', 'nothing is passed on, nothing is cut'))]

BY_NAME = {fault.name: fault for fault in FAULTS}


def of(target):
    return [fault for fault in FAULTS if target in fault.targets]
