#!/usr/bin/env python3
"""What a ledger takes: bytes on disk, resident memory and processor time, after each of these steps
on a fresh directory: licenses created one by one, licenses updated one by one, seats assigned to
e-mail addresses by bulk calls. Prints the table of docs/sizing.md; decides nothing.

    python3 tests/bench/sizes.py build/release/bin/seatledgerd [--licenses N] [--updates N] [--seats N]
"""

import argparse
import json
import multiprocessing
import pathlib
import shutil
import tempfile
import time

from running_server import Connection, Server, request

ROWS_OF_A_CALL = 10_000


def license_body(number):
    return {'platform_key': 'acme', 'name': f'License {number}', 'count': 100,
            'started': '2026-01-01T00:00:00Z', 'transaction_id': f'order-{number}'}


def update_body(number, licenses):
    return {'license_id': number * 7919 % licenses + 1, 'count': 100 + number % 1000,
            'transaction_id': f'renewal-{number}', 'change_type': 'renewal'}


def send_all(port, path, numbers, licenses, connections=32):
    """Sends the body of each number; as many calls are under way as there are connections."""
    several = [Connection(port) for _ in range(connections)]
    numbers = list(numbers)
    for begin in range(0, len(numbers), connections):
        part = numbers[begin:begin + connections]
        for connection, number in zip(several, part):
            body = license_body(number) if licenses is None else update_body(number, licenses)
            connection.send(request('POST', path, json.dumps(body).encode()))
        for connection, _ in zip(several, part):
            connection.read()


def by_two_processes(port, path, count, licenses=None):
    workers = [multiprocessing.Process(target=send_all,
                                       args=(port, path, range(first, count + 1, 2), licenses))
               for first in (1, 2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
        if worker.exitcode != 0:
            raise RuntimeError('a worker failed')


def assign_seats(port, count):
    connection = Connection(port)
    body = {'platform_key': 'acme', 'count': count, 'started': '2026-01-01T00:00:00Z'}
    path = '/api/catalog/licenses/user/create/'
    license_id = connection.call('POST', path, json.dumps(body).encode())['id']
    path = f'/api/ledger/licenses/{license_id}/assignments/'
    for first in range(0, count, ROWS_OF_A_CALL):
        rows = range(first, min(count, first + ROWS_OF_A_CALL))
        body = 'email\n' + ''.join(f'person-{row}@example.org\n' for row in rows)
        connection.call('POST', path, body.encode(), 'text/csv')


def bytes_of(folder):
    files = [path.stat() for path in folder.rglob('*') if path.is_file()]
    return sum(file.st_blocks * 512 for file in files)


def row(cells):
    print('| ' + ' | '.join(cells) + ' |', flush=True)


def main():
    flags = argparse.ArgumentParser(description=__doc__)
    flags.add_argument('program')
    flags.add_argument('--licenses', type=int, default=100_000)
    flags.add_argument('--updates', type=int, default=1_000_000)
    flags.add_argument('--seats', type=int, default=1_000_000)
    flags.add_argument('--keep', action='store_true', help='does not remove the directory')
    flags = flags.parse_args()
    root = pathlib.Path(tempfile.mkdtemp(prefix='seatledger-sizes-'))
    server = Server(flags.program, root / 'data')
    Connection(server.port).call('PUT', '/api/directory/platforms/acme/', b'{"org":"acme-org"}')
    steps = [
        (f'{flags.licenses:,} licenses created',
         lambda: by_two_processes(server.port, '/api/catalog/licenses/user/create/',
                                  flags.licenses)),
        (f'{flags.updates:,} updates of them',
         lambda: by_two_processes(server.port, '/api/catalog/licenses/user/update/',
                                  flags.updates, flags.licenses)),
        (f'{flags.seats:,} seats', lambda: assign_seats(server.port, flags.seats))]
    mebi = 1024 * 1024
    row(['step', 'events', 'seconds', "server's CPU s", 'RSS MiB', 'largest RSS MiB', 'ledger MiB',
         'views MiB', 'audit MiB', 'start s', 'RSS after the start MiB'])
    row(['---'] + ['---:'] * 10)
    try:
        for name, work in steps:
            head, cpu, begin = server.head(), server.cpu_seconds(), time.monotonic()
            work()
            seconds, cpu = time.monotonic() - begin, server.cpu_seconds() - cpu
            events = server.head() - head
            time.sleep(5)  # the audit index and the compactions behind the writes
            rss, most = server.resident('VmRSS'), server.resident('VmHWM')
            server.stop()
            sizes = [bytes_of(root / 'data' / part) for part in ('ledger', 'views', 'audit')]
            server.start()
            row([name, f'{events:,}', f'{seconds:.0f}', f'{cpu:.0f}', f'{rss / mebi:.0f}',
                 f'{most / mebi:.0f}', *(f'{size / mebi:.0f}' for size in sizes),
                 f'{server.seconds_to_start:.1f}', f"{server.resident('VmRSS') / mebi:.0f}"])
        server.stop()
    finally:
        server.kill()
        if flags.keep:
            print(f'kept: {root}')
        else:
            shutil.rmtree(root)


if __name__ == '__main__':
    main()
