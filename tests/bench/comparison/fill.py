"""What the ledger and the table of PostgreSQL are filled with. Both hold the same licenses; the SQL
is in table.sql, the same formulas as here.

The first RARE licenses are never changed and are told apart by every filter. The others are what
the workloads change; no change makes them fit another filter, so the total of every list is known.
"""

import datetime
import json

RARE = 100
PLATFORM = 'acme'
OTHER_PLATFORM = 'beta'  # of whatever must not count in lists
BEGIN = datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc)


# Printed by hand, since millions of lines would take the printer of Python minutes.
def days(first_year):
    """The texts of 365 days."""
    first = datetime.datetime(first_year, 1, 1)
    return [(first + datetime.timedelta(days=number)).strftime('%Y-%m-%dT00:00:00Z')
            for number in range(365)]


STARTED, EXPIRED = days(2024), days(2035)


def terms(number):
    """Of a license, with the members in the order in which events hold them."""
    rare = number <= RARE
    expired = f'"{EXPIRED[number % 365]}"' if number % 2 else 'null'
    return (f'{{"platform_key":"{PLATFORM}",'
            f'"name":"{"Rare" if rare else "License"} {number}",'
            f'"count":{100 + number % 900},"started":"{STARTED[number % 365]}",'
            f'"expired":{expired},"active":{"false" if rare and number % 10 == 0 else "true"},'
            f'"metadata":{{"faculty":"{"history" if rare else "science"}",'
            f'"contact":"contact-{number}@example.org","cost_centre":"cc-{number % 1000}",'
            f'"note":"note {number}"}},'
            f'"source":"{"import" if rare else "api"}","external_id":"ext-{number}"}}')


class Lines:
    """Writes events as `seatledger export` does: JSON lines with positions from 1."""

    def __init__(self, out):
        self.out, self.position, self.second, self.recorded = out, 0, -1, ''

    def moment(self):
        second, micros = divmod(37 * self.position, 1_000_000)
        if second != self.second:
            self.second = second
            time = BEGIN + datetime.timedelta(seconds=second)
            self.recorded = time.strftime('%Y-%m-%dT%H:%M:%S')
        return f'{self.recorded}.{micros:06d}Z'

    def add(self, kind, license_id, event_type, change_type, data):
        self.position += 1
        self.out.write(
            f'{{"v":1,"position":{self.position},'
            f'"commit":{{"id":{self.position},"index":0,"size":1}},'
            f'"recorded":"{self.moment()}","type":"{event_type}","kind":{kind},'
            f'"license_id":{license_id},"transaction_id":"fill-{self.position}",'
            f'"change_type":"{change_type}","actor":"key:1","source":"import",'
            f'"correlation_id":"","idempotency_key":null,"request_digest":null,'
            f'"data":{data}}}\n')


def write_export(path, licenses, updates):
    """The platforms, the licenses, and then so many updates of licenses in turn. Returns the number
    of events. `seatledger import` makes a ledger of it."""
    with open(path, 'w', encoding='ascii', buffering=1 << 20) as out:
        lines = Lines(out)
        for number, key in enumerate((PLATFORM, OTHER_PLATFORM), 1):
            platform = {'key': key, 'org': f'{key}-org', 'platform_id': number, 'name': key,
                        'active': True}
            lines.add('null', 'null', 'platform_put', 'put',
                      json.dumps({'before': None, 'after': platform}, separators=(',', ':')))
        for number in range(1, licenses + 1):
            lines.add('"user"', number, 'license_created', 'create',
                      f'{{"before":null,"after":{terms(number)}}}')
        ordinary = licenses - RARE
        for update in range(updates):
            number = RARE + 1 + update % ordinary
            turn = update // ordinary
            count = 100 + number % 900
            lines.add('"user"', number, 'license_updated', 'renewal',
                      f'{{"before":{{"count":{count + turn}}},'
                      f'"after":{{"count":{count + turn + 1}}}}}')
        return lines.position
