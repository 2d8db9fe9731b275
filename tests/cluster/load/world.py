"""What the load works on: a platform, users, groups and licenses, made once."""

import itertools
import threading

PEOPLE, GROUPS, LICENSES = 60, 3, 12
SEATS = 8  # of each license, so that they run out
MANY = 1_000_000  # of the license for bulk calls


class World:
    def __init__(self):
        self.numbers = itertools.count(1)
        self.licenses = []  # ids that clients may read
        self.bulk_license = self.group_license = None
        self.lock = threading.Lock()
        self.seats = []  # (license id, assignment id), of which some were released since

    def next(self):
        with self.lock:
            return next(self.numbers)

    def add_license(self, number):
        with self.lock:
            self.licenses.append(number)

    def add_seat(self, license, number):
        with self.lock:
            self.seats.append((license, number))

    def take_seat(self, dice):
        """A seat that nobody else releases, or None."""
        with self.lock:
            if not self.seats:
                return None
            index = dice.randrange(len(self.seats))
            self.seats[index], self.seats[-1] = self.seats[-1], self.seats[index]
            return self.seats.pop()

    def make(self, client):
        """By a client, each call until it is answered."""
        client.write('put', 'PUT', '/api/directory/platforms/acme/', {'org': 'acme'})
        for n in range(1, PEOPLE + 1):
            client.write('put', 'PUT', f'/api/directory/users/{n}/',
                         {'username': f'u{n}', 'email': f'u{n}@example.org'})
        for n in range(1, GROUPS + 1):
            client.write('put', 'PUT', f'/api/directory/groups/{n}/',
                         {'group_id': n, 'name': f'G{n}', 'platform_key': 'acme',
                          'user_ids': list(range(n, PEOPLE, 7))})
        made = [client.create(f'License {n}', SEATS) for n in range(LICENSES)]
        self.bulk_license = client.create('Bulk', MANY)
        self.group_license = client.create('Groups', 12)
        for number in made:
            self.add_license(number)
