"""What the faults hit. All targets have the same methods; those about servers or PostgreSQL
only where there are some."""

import os
import pathlib
import subprocess
import sys
import time

from checker import appends
from load.running import Load
from nemesis import faults
from nodes import cluster, pair, patroni, places, server
from nodes.proxy import Proxy


class Target:
    """`servers` and `sample`: what runs. While it is open, a load runs on it."""

    servers, sample = (), None

    def __init__(self, keep):
        self.place = places.Place(keep)
        self.keep = keep

    @staticmethod
    def sleep(seconds):
        time.sleep(seconds)

    def wait_writes(self, after, seconds=120):
        """Until a write that was answered behind this moment."""
        until = time.monotonic() + seconds
        while not any(moment > after for moment in self.writes()[-50:]):
            if time.monotonic() > until:
                raise TimeoutError(f'no write for {seconds} s; see {self.place.path}')
            time.sleep(0.05)

    def heal(self):
        for one in self.servers:
            one.heal()
        if self.sample:
            self.sample.heal()

    def close(self, failed):
        """Stops all. When something was wrong, the folder stays."""
        self.place.keep = self.keep or failed
        self.place.__exit__(None, None, None)


class WithServers(Target):
    """Callers call servers; the checker judges."""

    def __init__(self, keep, seed, programs, **more):
        super().__init__(keep)
        self.history = self.place.path / 'history'
        try:
            self.start(programs)
            ports = {one.name: one.port for one in self.servers}
            self.load = Load(ports, server.KEY, self.history, seed, **more)
            self.load.begin()
        except BaseException:
            self.stop()
            self.close(failed=True)
            raise

    def writes(self):
        return self.load.moments(True)

    def reads(self):
        return self.load.moments(False)

    def counts(self, begin):
        return self.load.counts(begin)

    def wait_equal(self, seconds=60):
        """Until all servers have the same last event, and it stays so."""
        until, last = time.monotonic() + seconds, None
        while True:
            heads = [one.head() for one in self.servers]
            if None not in heads and len(set(heads)) == 1 and heads == last:
                return
            if time.monotonic() > until:
                raise TimeoutError(f'the servers end at {heads}')
            last = heads
            time.sleep(0.5)

    def wait_delivered(self, seconds=60):
        """Until no more webhooks come. The checker says whether all came."""
        until, newest = time.monotonic() + seconds, -1
        while newest != self.load.receiver.newest and time.monotonic() < until:
            newest = self.load.receiver.newest
            time.sleep(2)
        self.load.receiver.stop()

    def other_logs(self):
        """Files with the same lines from elsewhere, made while all runs."""
        return []

    def verdict(self):
        """Ends the load and everything, and judges. The problems, as texts."""
        self.load.end()
        self.wait_equal()
        self.wait_delivered()
        logs = self.other_logs()
        problems = [f'{one.name} did not end as it should' for one in self.servers
                    if not one.stop()]
        self.stop()
        logs = [one.export(self.place.path / f'log-{one.name}', stopped=True)
                for one in self.servers] + logs
        problems += [f'{one.name}: {text}' for one in self.servers if (text := one.verify())]
        found = subprocess.run(
            [sys.executable, '-B', '-m', 'checker', '--delivered', f'{self.history}-delivered',
             self.history, *logs], text=True,
            cwd=pathlib.Path(__file__).parent.parent, capture_output=True, check=False)
        print(found.stdout.splitlines()[-1] if found.stdout else found.stderr, file=sys.stderr)
        if found.returncode != 0:
            problems += found.stdout.splitlines()[:-1] or [found.stderr[-2000:]]
        return problems


class Single(WithServers):
    """One server on RocksDB."""

    def start(self, programs):
        self.servers = [server.Server('one', self.place, programs)]
        self.servers[0].limit_disk()
        self.servers[0].start()

    def leading(self):
        return self.servers[0]

    def small_disk(self):
        return self.servers[0]

    def stop(self):
        for one in self.servers:
            one.stop()


class Cluster(WithServers):
    """Three servers on the sample."""

    postgresql, names = patroni.Sample, ('one', 'two', 'three')
    cluster = None

    def start(self, programs):
        self.cluster = cluster.Cluster(self.place, programs, self.postgresql, self.names)
        self.servers, self.sample = self.cluster.servers, self.cluster.sample

    def leading(self):
        return self.cluster.leading()

    def following(self):
        leading = self.leading()
        return [one for one in self.servers if one is not leading]

    def small_disk(self):
        return self.servers[0]

    def other_logs(self):
        path = self.place.path / 'log-chunks'
        path.write_text(self.sample.ask(
            patroni.DATABASE, 'SELECT line FROM seatledger.events ORDER BY position') + '\n')
        return [path]

    def proxies(self, side, dice):
        """Of one server, in half of the cases the one that leads."""
        hit = dice.choice([self.leading(), dice.choice(self.servers)])
        return self.cluster.ways[hit.name] if side == 'postgresql' else [
            self.cluster.doors[hit.name]]

    def heal(self):
        self.cluster.heal()

    def stop(self):
        if self.cluster:
            self.cluster.stop()


class Sample(Target):
    """PostgreSQL, Patroni and etcd alone, with an appender and a follower for servers."""

    ways = ()

    def __init__(self, keep, seed, programs):
        del seed, programs
        from nodes import appender  # psycopg2 comes with Patroni's package

        super().__init__(keep)
        try:
            self.sample = patroni.Sample(self.place)
            self.ways = [Proxy(port) for port in self.sample.ports]
            ports = [way.port for way in self.ways]
            appender.Connection(self.sample, ports, deadline_s=10).script(appender.TABLES)
            self.appender = appender.Appender(self.sample, ports)
            self.follower = appender.Follower(self.sample, ports)
            self.appender.start()
            self.follower.start()
        except BaseException:
            self.stop()
            self.close(failed=True)
            raise

    def writes(self):
        return list(self.appender.answers)

    def reads(self):
        return list(self.follower.answers)

    def counts(self, begin):
        acknowledged = sum(moment >= begin for moment in self.writes())
        unknown = sum(moment >= begin for moment in list(self.appender.unknown))
        refused = sum(moment >= begin for moment in list(self.appender.refused))
        return {'acknowledged': acknowledged, 'refused': refused, 'unknown': unknown}

    def proxies(self, side, dice):
        del side, dice
        return self.ways

    def verdict(self):
        for thread in (self.appender, self.follower):
            thread.ends.set()
            thread.join()
        leader = self.sample.with_role('leader')
        rows = [line.split('|') for line in self.sample.ask(
            patroni.DATABASE, 'SELECT first, count, append_id FROM chunks ORDER BY first',
            leader).splitlines()]
        rows = [(int(first), int(count), link) for first, count, link in rows]
        print(f'{len(rows)} chunks, {len(self.appender.acknowledged)} acknowledged, '
              f'{len(self.appender.never)} known not to be stored, '
              f'{len(self.follower.confirmed)} confirmed reads', file=sys.stderr)
        problems = appends.check(rows, self.appender.acknowledged, self.appender.never,
                                 self.appender.open, self.follower.confirmed)
        self.stop()
        return problems

    def stop(self):
        if self.sample:
            self.sample.stop()
        for proxy in self.ways:
            proxy.stop()


class Pair(Cluster):
    """Two servers on a PostgreSQL with a standby, which no fault hits."""

    postgresql, names = pair.Pair, ('one', 'two')


TARGETS = {faults.SINGLE: Single, faults.SAMPLE: Sample, faults.PAIR: Pair,
           faults.CLUSTER: Cluster}
DEFAULT_PROGRAMS = os.environ.get('PROGRAMS_DIR', server.PROGRAMS)
