"""The clients together: begun, ended, and what they saw in a stretch of time."""

from checker.rules import SUBSCRIBED
from load.caller import Recorder
from load.client import Client
from load.receiver import Receiver
from load.world import World


CHANGING = 6


class Load:
    """`receiver` gets the webhooks, into the file at `path`-delivered.

    Of each server a client that only reads there and one that does all there, so that one that
    does not answer holds up nobody else; and six that change servers. `servers`: name -> port. The
    history goes into the file at `path`."""

    def __init__(self, servers, key, path, seed, **more):
        self.recorder, self.world, self.seed = Recorder(path), World(), seed
        kinds = [{'bound_to': name, 'only_reads': reads} for name in servers
                 for reads in (True, False)] + [{}] * CHANGING
        self.clients = [
            Client(number, servers, key, self.recorder, self.world, seed, **kind, **more)
            for number, kind in enumerate(kinds, 1)]
        self.world.make(self.clients[-1])
        self.receiver = Receiver(f'{path}-delivered')
        self.clients[-1].call('webhook', 'POST', '/api/ledger/webhooks/', {
            'url': f'http://127.0.0.1:{self.receiver.port}/', 'types': [SUBSCRIBED],
            'after': 0})

    def start_one(self, what):
        """A client that does this once, repeats it until it is answered, and ends."""
        caller = self.clients[-1].caller
        client = Client(1000 + self.world.next(), caller.servers, caller.key, self.recorder,
                        self.world, self.seed)
        client.run = getattr(client, what)
        client.start()
        return client

    def begin(self):
        for client in self.clients:
            client.start()

    def end(self):
        """All calls are answered when it returns, or given up."""
        for client in self.clients:
            client.ends.set()
        for client in self.clients:
            client.join()
        self.recorder.close()
        faults = [client.fault for client in self.clients if client.fault]
        if faults:
            raise RuntimeError(f'a client of the load failed: {faults[0]!r}') from faults[0]

    def moments(self, writes, server=None):
        """When something was acknowledged, of writes or of reads."""
        with self.recorder.lock:
            return sorted(end for end, name, is_write, what in self.recorder.answers
                          if what == 'acknowledged' and is_write == writes
                          and server in (None, name))

    def counts(self, begin=0, end=float('inf')):
        found = {'acknowledged': 0, 'refused': 0, 'unknown': 0}
        with self.recorder.lock:
            for moment, _, is_write, what in self.recorder.answers:
                if is_write and begin <= moment < end:
                    found[what] += 1
        return found
