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


def moment(time):
    return time.strftime('%Y-%m-%dT%H:%M:%S') + (f'.{time.microsecond:06d}Z')


def day(first_year, number):
    time = datetime.datetime(first_year, 1, 1) + datetime.timedelta(days=number % 365)
    return time.strftime('%Y-%m-%dT00:00:00Z')


def terms(number):
    """Of a license, in the order in which events hold them."""
    rare = number <= RARE
    return {
        'platform_key': PLATFORM,
        'name': f'Rare {number}' if rare else f'License {number}',
        'count': 100 + number % 900,
        'started': day(2024, number),
        'expired': day(2035, number) if number % 2 else None,
        'active': not rare or number % 10 != 0,
        'metadata': {
            'faculty': 'history' if rare else 'science',
            'contact': f'contact-{number}@example.org',
            'cost_centre': f'cc-{number % 1000}',
            'note': f'note {number}'},
        'source': 'import' if rare else 'api',
        'external_id': f'ext-{number}'}


class Lines:
    """Writes events as `seatledger export` does: JSON lines with positions from 1."""

    def __init__(self, out):
        self.out, self.position = out, 0

    def add(self, kind, license_id, event_type, change_type, data):
        self.position += 1
        recorded = moment(BEGIN + datetime.timedelta(microseconds=37 * self.position))
        # Written by hand, since the printer of Python needs three times as long.
        self.out.write(
            f'{{"v":1,"position":{self.position},'
            f'"commit":{{"id":{self.position},"index":0,"size":1}},'
            f'"recorded":"{recorded}","type":"{event_type}","kind":{kind},'
            f'"license_id":{license_id},"transaction_id":"fill-{self.position}",'
            f'"change_type":"{change_type}","actor":"key:1","source":"import",'
            f'"correlation_id":"","idempotency_key":null,"request_digest":null,'
            f'"data":{data}}}\n')


def compact(value):
    return json.dumps(value, separators=(',', ':'))


def write_export(path, licenses, updates):
    """The platforms, the licenses, and then so many updates of licenses in turn. Returns the number
    of events. `seatledger import` makes a ledger of it."""
    with open(path, 'w', encoding='ascii', buffering=1 << 20) as out:
        lines = Lines(out)
        for number, key in enumerate((PLATFORM, OTHER_PLATFORM), 1):
            platform = {'key': key, 'org': f'{key}-org', 'platform_id': number, 'name': key,
                        'active': True}
            lines.add('null', 'null', 'platform_put', 'put',
                      compact({'before': None, 'after': platform}))
        for number in range(1, licenses + 1):
            lines.add('"user"', number, 'license_created', 'create',
                      compact({'before': None, 'after': terms(number)}))
        ordinary = licenses - RARE
        for update in range(updates):
            number = RARE + 1 + update % ordinary
            turn = update // ordinary
            count = 100 + number % 900
            lines.add('"user"', number, 'license_updated', 'renewal',
                      f'{{"before":{{"count":{count + turn}}},'
                      f'"after":{{"count":{count + turn + 1}}}}}')
        return lines.position
