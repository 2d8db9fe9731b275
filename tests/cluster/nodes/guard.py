"""guard.py FOLDER: waits until its standard input ends, which it does when the program that started
it ends, however it does. Then it kills the PostgreSQL servers that run on a data directory below
FOLDER: a server is the child of Patroni, and nothing else ends it."""

import pathlib
import sys

if __name__ == '__main__':
    sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))

from nodes import processes  # noqa: E402


def main():
    sys.stdin.buffer.read()
    processes.kill(processes.postgres_below(sys.argv[1]))


if __name__ == '__main__':
    main()
