"""What the disk needs to keep a small write: 4 kB, then fdatasync, again and again. Appended to a
file, as a log grows, and in place, in a file that has its length already, which can be faster. No
system that keeps what it answers can answer a single caller sooner."""

import os
import time

PIECE = b'\0' * 4096
PIECES_IN_PLACE = 4096


def filesystem(folder):
    """The type of the file system, such as ext4."""
    found = ('', '?')
    with open('/proc/self/mounts', encoding='utf-8') as mounts:
        for line in mounts:
            _, place, kind = line.split()[:3]
            if os.path.commonpath([place, os.path.realpath(folder)]) == place:
                found = max(found, (place, kind), key=lambda pair: len(pair[0]))
    return found[1]


def probe(folder, seconds, in_place=False):
    path = folder / 'probe'
    micros = []
    file = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        if in_place:
            os.write(file, PIECE * PIECES_IN_PLACE)
            os.fsync(file)
        end = time.monotonic() + seconds
        while time.monotonic() < end or not micros:
            number = len(micros) % PIECES_IN_PLACE if in_place else len(micros)
            begin = time.perf_counter_ns()
            os.pwrite(file, PIECE, number * len(PIECE))
            os.fdatasync(file)
            micros.append((time.perf_counter_ns() - begin) / 1000)
    finally:
        os.close(file)
        path.unlink()
    micros.sort()
    return {'per_second': len(micros) / seconds, 'p50_us': micros[len(micros) // 2],
            'p99_us': micros[len(micros) * 99 // 100]}
