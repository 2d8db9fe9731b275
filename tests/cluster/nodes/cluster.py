"""Servers on a replicated PostgreSQL, with a proxy on each way that a fault can cut: between each
server and each PostgreSQL, and before each server where the others reach it. Callers reach servers
directly."""

import time

from nodes.proxy import Proxy
from nodes.server import Server



class Cluster:
    """`sample`: patroni.Sample or pair.Pair, called with the place. Started when it returns; ended
    by stop(). `small_disk`: the first server's disk can be filled."""

    def __init__(self, place, programs, sample, names, small_disk=True):
        self.sample, self.servers, self.ways, self.doors = None, [], {}, {}
        try:
            self.sample = sample(place)
            for name in names:
                self.servers.append(self.server(name, place, programs))
            if small_disk:
                self.servers[0].limit_disk()
            for server in self.servers:
                server.start(wait_s=120)
            self.wait_ready()
        except BaseException:
            self.stop()
            raise

    def server(self, name, place, programs):
        ways = self.ways[name] = [Proxy(port) for port in self.sample.ports]
        server = Server(name, place, programs)
        door = self.doors[name] = Proxy(server.port)
        server.settings |= {
            'SEATLEDGER_LEDGER_ENGINE': 'postgresql', 'SEATLEDGER_SERVER_NAME': name,
            'SEATLEDGER_SERVER_URL': f'http://127.0.0.1:{door.port}',
            'SEATLEDGER_POSTGRESQL_DSN': self.sample.dsn([way.port for way in ways]),
            'PGPASSWORD': self.sample.password}
        return server

    def leading(self, seconds=60):
        """The server that leads; waits for one."""
        until = time.monotonic() + seconds
        while True:
            for server in self.servers:
                if server.runs() and not server.frozen and server.ask('/readyz/leader')[0] == 200:
                    return server
            if time.monotonic() > until:
                raise TimeoutError(f'no server leads; {[s.log_end() for s in self.servers]}')
            time.sleep(0.1)

    def wait_ready(self, seconds=120):
        """Until all serve and reach the one that leads."""
        until = time.monotonic() + seconds
        while not all(server.takes_writes() for server in self.servers):
            if time.monotonic() > until:
                raise TimeoutError('not all servers are ready; '
                                   f'{[s.log_end() for s in self.servers]}')
            time.sleep(0.2)

    def proxies(self):
        return [proxy for ways in self.ways.values() for proxy in ways] + [*self.doors.values()]

    def heal(self):
        for proxy in self.proxies():
            proxy.set_mode('pass')
        self.sample.heal()
        for server in self.servers:
            server.heal()
        self.wait_ready()

    def stop(self):
        for server in self.servers:
            server.stop()
        if self.sample:
            self.sample.stop()
        for proxy in self.proxies():
            proxy.stop()
