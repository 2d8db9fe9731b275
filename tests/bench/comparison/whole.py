"""What is done with a whole ledger: a rebuild, a verification, a start. Its figures are those of
`ledger` with 0 connections."""

import json
import time

import children
from comparison import load
from comparison.workloads import READ, UPDATE_FULL, Workload

UPDATES = Workload('updates', '', (UPDATE_FULL,))
READS = Workload('reads', '', (READ,))
REBUILD = '/api/ledger/rebuild/'


def rebuild(ledger):
    """Folds all views again beside the idle server, and compares them with those in use."""
    begin = time.monotonic()
    status = ledger.server.call('POST', REBUILD, b'{}')
    while status['state'] != 'idle':
        time.sleep(0.02)
        status = ledger.server.call('GET', REBUILD)
    seconds = time.monotonic() - begin
    if status['result'] != 'done' or status['difference']:
        raise RuntimeError(f'the rebuild: {status}')
    return {'seconds': seconds, 'per_second': status['position'] / seconds}


def verify(ledger):
    """`seatledger verify --data-dir` with the server stopped: the log, the tree and all views."""
    ledger.server.stop()
    begin = time.monotonic()
    verdict = json.loads(ledger.run_tool('verify', '--data-dir', ledger.folder / 'data', '--json'))
    seconds = time.monotonic() - begin
    if not (verdict['good'] and verdict['views_checked']):
        raise RuntimeError(f'verify: {verdict}')
    ledger.server.start()
    first_answer(ledger)
    return {'seconds': seconds, 'per_second': verdict['events'] / seconds}


def first_answer(ledger):
    ledger.server.call('GET', READ.path.replace('$license', str(ledger.licenses)))


def start(ledger):
    """After a stop: from the start of the process until a license was read."""
    ledger.server.stop()
    return timed_start(ledger)


def start_after_kill(ledger, seconds):
    """After kill -9 while 64 connections write."""
    wanted = load.described(ledger.server.port, UPDATES, 64, 600, ledger.variables(''),
                            ledger.constants(), seed=ledger.order)
    writers = load.start(ledger.programs / 'test_bin' / 'request_load', wanted)
    try:
        time.sleep(seconds)
        if writers.poll() is not None:
            raise RuntimeError('the writers ended before the server was killed')
        ledger.server.kill()
    finally:
        children.stop(writers)
    ledger.order += 100_000_000
    return timed_start(ledger)


def timed_start(ledger):
    begin = time.monotonic()
    ledger.server.start()
    first_answer(ledger)
    return {'seconds': time.monotonic() - begin}


def has_io_threads(ledger):
    """Whether this build has that setting, and nobody has chosen it for the whole run."""
    server = ledger.server
    return '--io-threads' in children.run([server.program, '--help']) and \
        '--io-threads' not in ' '.join(map(str, server.flags))


def reads_with_io_threads(ledger, threads, seconds):
    """Reads of one license from a server that was started with so many io threads."""
    server, flags = ledger.server, ledger.server.flags
    server.stop()
    server.flags = [*flags, '--io-threads', threads]
    try:
        server.start()
        ledger.turn(READS, 64, seconds / 4)  # fills the caches
        figures = ledger.turn(READS, 64, seconds)
        server.stop()
    finally:
        server.flags = flags
    server.start()
    return figures


def memory(ledger):
    return {'bytes': ledger.server.resident(), 'bytes_max': ledger.server.resident('VmHWM')}
