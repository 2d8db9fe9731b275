"""The figures of a run: for each measurement one dictionary of numbers a round."""

import collections
import datetime
import json
import pathlib
import platform
import os
import statistics

FORMAT = 1


class Results:
    def __init__(self, settings):
        self.settings = settings
        self.machine = {'day': datetime.date.today().isoformat(),
                        'cores': os.cpu_count(), 'kernel': platform.release(),
                        'memory_bytes': os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES')}
        # (licenses, who was asked, workload, connections) → the rounds
        self.rounds = collections.defaultdict(list)

    def add(self, size, peer, workload, connections, figures):
        self.rounds[size, peer, workload, connections].append(figures)

    def values(self, size, peer, workload, connections, figure):
        """One number for each round; empty when it was not measured."""
        rounds = self.rounds.get((size, peer, workload, connections), [])
        return [figures[figure] for figures in rounds if figure in figures]

    def median(self, *what):
        values = self.values(*what)
        return statistics.median(values) if values else None

    def sizes(self):
        return sorted({key[0] for key in self.rounds if key[1] == 'ledger'})

    def measured(self, size, peer):
        """(workload, connections), in the order in which they were measured."""
        return [key[2:] for key in self.rounds if key[:2] == (size, peer)]

    def write(self, path):
        rows = [{'licenses': size, 'peer': peer, 'workload': workload, 'connections': connections,
                 'rounds': rounds}
                for (size, peer, workload, connections), rounds in self.rounds.items()]
        pathlib.Path(path).write_text(json.dumps(
            {'format': FORMAT, 'machine': self.machine, 'settings': self.settings, 'figures': rows},
            indent=1) + '\n')


def read(path):
    stored = json.loads(pathlib.Path(path).read_text())
    if stored.get('format') != FORMAT:
        raise SystemExit(f'tools/bench: {path} was not written by --json of this version')
    results = Results(stored['settings'])
    results.machine = stored['machine']
    for row in stored['figures']:
        key = row['licenses'], row['peer'], row['workload'], row['connections']
        results.rounds[key] = row['rounds']
    return results
