"""Results: kept in a file, added up, and printed as one table."""

import json
import pathlib
import statistics

from nemesis import faults

HEAD = ('fault', 'hits', 'rounds', 'writes paused, median', 'longest', 'allowed',
        'reads paused, longest', 'acknowledged', 'unknown', 'refused', 'problems')


def read(path):
    """The runs that a file has; none when there is no file yet."""
    path = pathlib.Path(path)
    return json.loads(path.read_text()) if path.exists() else []


def store(path, runs):
    path = pathlib.Path(path)
    fresh = path.with_name(path.name + '.new')
    fresh.write_text(json.dumps(runs, indent=1) + '\n')
    fresh.replace(path)


def seconds(value):
    return f'{value:.1f} s'


def too_long(fault, rounds):
    return bool(fault.pause_s and rounds and max(r['writes_s'] for r in rounds) > fault.pause_s)


def rows(runs):
    """A row for each target and fault that ran, in the order of the faults."""
    for target in (faults.SINGLE, faults.SAMPLE, faults.PAIR, faults.CLUSTER):
        for fault in faults.FAULTS:
            here = [run for run in runs if run['target'] == target]
            rounds = [r for run in here for r in run['rounds'] if r['fault'] == fault.name]
            if not rounds:
                continue
            # The log is judged after all rounds of a run: a problem is its run's, not one fault's.
            problems = sum(len(run['problems']) for run in here
                           if any(r['fault'] == fault.name for r in run['rounds']))
            writes = [r['writes_s'] for r in rounds]
            yield target, (
                fault.name, fault.hits, len(rounds), seconds(statistics.median(writes)),
                seconds(max(writes)) + (' **too long**' if too_long(fault, rounds) else ''),
                seconds(fault.pause_s) if fault.pause_s else '',
                seconds(max(r['reads_s'] for r in rounds)),
                *(sum(r[name] for r in rounds) for name in ('acknowledged', 'unknown', 'refused')),
                problems)


def markdown(runs):
    lines = []
    titles = {faults.SINGLE: 'One server on RocksDB', faults.CLUSTER: 'Three servers',
              faults.SAMPLE: 'PostgreSQL, Patroni and etcd alone',
              faults.PAIR: 'Two servers on a PostgreSQL without Patroni'}
    last = None
    for target, row in rows(runs):
        if target != last:
            lines += ['', f'**{titles[target]}**', '', '| ' + ' | '.join(HEAD) + ' |',
                      '| --- | --- |' + ' ---: |' * (len(HEAD) - 2)]
            last = target
        lines.append('| ' + ' | '.join(map(str, row)) + ' |')
    return '\n'.join(lines[1:])
