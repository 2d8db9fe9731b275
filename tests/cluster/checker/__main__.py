"""python3 -m checker [--delivered FILE] HISTORY LOG [COPY...]: prints what contradicts, and how
much it looked at. FILE: the events that a webhook delivered.
Exit code 0: nothing contradicts, 1: something does, 2: it could not tell."""

import base64
import collections
import json
import pathlib
import sys

from checker import exported, history, reads, rules


def note_of(text):
    """The size and the root of a signed note, whose signature is not looked at."""
    lines = text.split('\n')
    return int(lines[1]), base64.b64decode(lines[2])


def main(arguments):
    delivered = None
    if arguments[:1] == ['--delivered'] and len(arguments) > 1:
        delivered = [json.loads(line) for line in pathlib.Path(arguments[1]).open(encoding='utf-8')]
        arguments = arguments[2:]
    if len(arguments) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    calls, log = history.read(arguments[0]), exported.read(arguments[1])
    others = {path: pathlib.Path(path).read_bytes() for path in arguments[2:]}
    roots = {path: note_of(note.read_text()) for path in arguments[1:]
             if (note := pathlib.Path(path + '.checkpoint')).exists()}
    problems = rules.check(calls, log, others, roots, delivered)
    for rule, text in problems:
        print(f'{rule}: {text}')
    kinds = collections.Counter(
        'acknowledged' if c.acknowledged else 'refused' if c.refused else 'unknown'
        for c in calls)
    compared = sum(c.what in reads.READS and c.acknowledged for c in calls)
    print(f'{len(problems)} problems in {len(calls)} calls ({dict(kinds)}), {compared} reads '
          f'compared with the model, {log.head} events, {len(others) + 1} copies, '
          f'{len(delivered or [])} deliveries')
    return 1 if problems else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
