"""One client: a thread that reads and writes by turns, through changing servers."""

import json
import random
import threading
import time

from load import world as worlds
from load.caller import Caller

# What is done, how often.
WEIGHTS = {'update': 24, 'assign': 20, 'release': 10, 'bulk': 3, 'group': 3, 'create': 1,
           'repeat': 5, 'read_license': 18, 'list_licenses': 4, 'list_seats': 4, 'list_waiting': 2,
           'list_groups': 1, 'read_events': 5}
READS = {name: weight for name, weight in WEIGHTS.items() if name.startswith(('read_', 'list_'))}


class Client(threading.Thread):
    """`bound_to`: the only server that it calls; else it changes. `fault`: what went wrong in the
    client itself; the load is of no use then."""

    def __init__(self, number, servers, key, recorder, world, seed, *, bound_to=None,
                 only_reads=False, pause_s=0.04, bulk_rows=20):
        super().__init__(daemon=True, name=f'client {number}')
        self.caller = Caller(number, servers, key, recorder)
        self.number, self.world, self.pause_s = number, world, pause_s
        self.bulk_rows = bulk_rows
        self.dice = random.Random(f'{seed}/{number}')
        self.names = [bound_to] if bound_to else list(servers)
        self.weights = READS if only_reads else WEIGHTS
        self.ends = threading.Event()
        self.ready = threading.Event()  # of big_group: the big call comes now
        self.seen = 0  # the highest position that this client was answered
        self.done = []  # writes that were acknowledged: (what, method, path, body, key)
        self.fault = None

    def run(self):
        try:
            while not self.ends.is_set():
                getattr(self, self.dice.choices([*self.weights], [*self.weights.values()])[0])()
                time.sleep(self.dice.uniform(0, 2 * self.pause_s))
        except Exception as error:  # told by whoever joins
            self.fault = error
        finally:
            self.caller.close()

    def server(self):
        return self.dice.choice(self.names)

    def call(self, *request, **more):
        call = self.caller.call(self.server(), *request, **more)
        self.seen = max(self.seen, call.position or 0)
        return call

    def write(self, what, method, path, body=None):
        """Repeats with the same key, wherever, until the outcome is known or the load ends."""
        key = f'{what}-{self.number}-{self.world.next()}'
        pause = 0.05
        while True:
            call = self.call(what, method, path, body, key=key)
            if call.acknowledged:
                self.done.append((what, method, path, body, key))
                return call
            if call.status is not None and call.status < 500:
                return call
            # Also what was certainly not stored is repeated, as callers do.
            if self.ends.wait(self.dice.uniform(0, pause)):
                return call
            pause = min(1.0, 2 * pause)

    def read(self, what, path):
        asked = self.dice.choices([None, 0, self.seen], [6, 1, 1])[0]
        return self.call(what, 'GET', path, asked=asked)

    def license(self):
        with self.world.lock:
            return self.dice.choice(self.world.licenses)

    # What it does.

    def create(self, name='Another', count=worlds.SEATS):
        call = self.write('create', 'POST', '/api/catalog/licenses/user/create/', {
            'platform_key': 'acme', 'name': name, 'count': count,
            'started': '2026-01-01T00:00:00Z'})
        if call.acknowledged and name == 'Another':
            self.world.add_license(call.answer['id'])
        return call.answer['id'] if call.acknowledged else None

    def update(self):
        self.write('update', 'POST', '/api/catalog/licenses/user/update/', {
            'license_id': self.license(), 'count': self.dice.randint(2, 2 * worlds.SEATS),
            'metadata': {'n': self.world.next()}})

    def assign(self):
        license = self.license()
        call = self.write('assign', 'POST', '/api/catalog/licenses/user/assignment/', {
            'license_id': license, 'user_id': self.dice.randint(1, worlds.PEOPLE),
            'metadata': {'n': self.world.next()}})
        if call.acknowledged:
            self.world.add_seat(license, call.answer['id'])

    def release(self):
        found = self.world.take_seat(self.dice)
        if found:
            self.write('release', 'DELETE', '/api/catalog/licenses/user/assignment/'
                       f'?license_id={found[0]}&assignment_id={found[1]}')

    def bulk(self):
        n = self.world.next()
        rows = [{'email': f'b{n}-{row}@example.org'} for row in range(self.bulk_rows)]
        path = f'/api/ledger/licenses/{self.world.bulk_license}/assignments/'
        call = self.write('bulk', 'POST', path, {'mode': 'atomic', 'assignments': rows})
        if call.acknowledged and self.dice.random() < 0.5:
            self.write('bulk', 'POST', path + 'release/', {'mode': 'atomic', 'assignments': rows})

    def group(self):
        path = '/api/catalog/licenses/user/assignment/group/'
        call = self.write('group', 'POST', path, {
            'license_id': self.world.group_license, 'metadata': {'n': self.world.next()},
            'group_id': self.dice.randint(1, worlds.GROUPS)})
        if call.acknowledged and self.dice.random() < 0.7:
            self.write('group', 'DELETE', f'{path}?license_id={self.world.group_license}'
                       f'&assignment_id={call.answer["id"]}')

    def big_bulk(self):
        self.bulk_rows = 10_000
        self.bulk()

    def big_group(self):
        """Gives all members of a group of 10,000 a seat, and takes them back."""
        group = 1000 + self.world.next()
        people = range(100_000, 110_000)
        lines = '\n'.join(json.dumps({'kind': 'users', 'id': n, 'record': {'username': f'm{n}'}})
                          for n in people)
        # Safe to repeat without a key: who is there already is not stored again.
        while self.call('import', 'POST', '/api/directory/import/', lines).status != 200:
            if self.ends.wait(0.5):
                return
        self.write('put', 'PUT', f'/api/directory/groups/{group}/', {
            'name': 'Many', 'platform_key': 'acme', 'user_ids': list(people)})
        license = self.create('Many', 20_000)
        self.ready.set()
        path = '/api/catalog/licenses/user/assignment/group/'
        call = self.write('group', 'POST', path, {'license_id': license, 'group_id': group})
        self.write('group', 'DELETE', f'{path}?license_id={license}&assignment_id='
                   f'{call.answer["id"]}')

    def repeat(self):
        """A caller that did not get, or lost, the answer: the same again, with the same key."""
        if self.done:
            what, method, path, body, key = self.dice.choice(self.done[-50:])
            self.call(what, method, path, body, key=key)

    def read_license(self):
        self.read('read_license', f'/api/ledger/licenses/{self.license()}/')

    def list_licenses(self):
        page = self.dice.randint(1, 2)
        self.read('list_licenses', f'/api/catalog/licenses/user/?sort=id&page_size=6&page={page}')

    def list_seats(self):
        self.read('list_seats',
                  f'/api/ledger/licenses/{self.license()}/assignments/?page_size=1000')

    def list_waiting(self):
        self.read('list_waiting',
                  f'/api/ledger/licenses/{self.world.group_license}/waiting/?page_size=1000')

    def list_groups(self):
        self.read('list_groups', '/api/catalog/licenses/user/assignment/group/'
                  f'?license_id={self.world.group_license}&page_size=100')

    def read_events(self):
        after = max(0, self.seen - self.dice.randint(0, 40))
        self.read('read_events', f'/api/ledger/events/?after={after}&limit=20')
