"""The goals, as a table: quotients of two figures of one run, and figures alone. Each is taken
round by round; what counts is the quotient of the medians."""

import dataclasses
import statistics

PEERS = {'ledger': 'Seatledger', 'postgres': 'PostgreSQL',
         'postgres_transaction': 'PostgreSQL, BEGIN..END', 'beast': 'fixed answers of Beast',
         'disk': 'fdatasync'}


@dataclasses.dataclass(frozen=True)
class Figure:
    peer: str
    workload: str
    connections: int
    figure: str = 'per_second'


@dataclasses.dataclass(frozen=True)
class Goal:
    says: str
    over: Figure
    under: Figure = None  # nothing: the figure alone
    at_least: float = None
    at_most: float = None
    unit: float = 1       # of the figure alone, and of what the goal is given in


def ledger(workload, connections=64, figure='per_second'):
    return Figure('ledger', workload, connections, figure)


def postgres(workload, connections=64, peer='postgres'):
    return Figure(peer, workload, connections)


DISK, DISK_IN_PLACE = 'fdatasync', 'fdatasync in place'
GOALS = (
    Goal('update full, 64 connections / PostgreSQL, one statement', ledger('update_full'),
         postgres('update_full'), at_least=2.5),
    Goal('the same / PostgreSQL, BEGIN..END', ledger('update_full'),
         postgres('update_full', peer='postgres_transaction'), at_least=4),
    Goal('update full, 1 connection / PostgreSQL, one statement', ledger('update_full', 1),
         postgres('update_full', 1), at_least=0.9),
    Goal('the same: p50 / fdatasync p50', ledger('update_full', 1, 'p50_us'),
         Figure('disk', DISK, 1, 'p50_us'), at_most=2),
    Goal('the same: p99 / fdatasync p99', ledger('update_full', 1, 'p99_us'),
         Figure('disk', DISK, 1, 'p99_us'), at_most=4),
    Goal('assignments of one hot license / updates of many', ledger('assign_hot'),
         ledger('update_full'), at_least=0.8),
    Goal('read one, 64 connections / fixed answers of Beast', ledger('read_one'),
         Figure('beast', 'read_one', 64), at_least=0.8),
    Goal('the same: CPU of the server for each', ledger('read_one', 64, 'cpu_us'),
         Figure('beast', 'read_one', 64, 'cpu_us'), at_most=1.3),
    Goal('read one / PostgreSQL', ledger('read_one'), postgres('read_one'), at_least=2),
    Goal('list page of 20 / PostgreSQL page', ledger('list_page'), postgres('list_page'),
         at_least=1.5),
    Goal('e-mail check / PostgreSQL by e-mail', ledger('check'), postgres('check'), at_least=1.5),
    Goal('bulk seats / updates full', ledger('bulk', 1), ledger('update_full'), at_least=8),
    Goal('the middle page of licenses, p50 ms', ledger('list_middle', 1, 'p50_us'), at_most=20,
         unit=1000),
    Goal('the last page of licenses, p50 ms', ledger('list_last', 1, 'p50_us'), at_most=20,
         unit=1000),
    Goal('rebuild, events/s', ledger('rebuild', 0), at_least=300_000),
    Goal('verify with all views, events/s', ledger('verify', 0), at_least=200_000),
    Goal('start after kill -9, s', ledger('start_after_kill', 0, 'seconds'), at_most=2),
    Goal('start after a stop, s', ledger('start', 0, 'seconds'), at_most=2))
# Reads by a server of two io threads and of one; the other core counts too, and has the load.
IO_THREADS = tuple(ledger(f'read_one_io_threads_{threads}') for threads in (2, 1))
IO_THREADS_FROM_CORES, IO_THREADS_AT_LEAST, IO_THREADS_AT_LEAST_BELOW = 4, 1.5, 0.95
# A first page in any order or by any filter: the slowest one of these.
FIRST_PAGES = ('list_sort_', 'list_filter_')
FIRST_PAGE_MS_MAX = 20
# The largest ledger compared with the smallest one: the rate of each workload in the goals above.
FLAT_AT_LEAST = 0.85
FLAT_AT_LEAST_OF_THOUSANDS = 0.7  # when it is so many times as large:
THOUSANDS = 2_000
MEMORY_MB_A_MILLION_MAX = 250
MEMORY_TELLS_FROM = 500_000  # licenses more; with fewer, the caches alone differ by as much


@dataclasses.dataclass(frozen=True)
class Row:
    says: str
    value: float
    least: float
    most: float
    goal: str
    is_reached: bool
    which: str = ''  # of several, the one that counts


def titled(workload, connections):
    """0 connections: of the whole ledger (whole.py)."""
    if connections == 0:
        return workload
    return f'{workload}, {connections} connection{"" if connections == 1 else "s"}'


def row(says, overs, unders, at_least=None, at_most=None):
    """Nothing when a figure was not measured."""
    if not overs or not unders:
        return None
    value = statistics.median(overs) / statistics.median(unders)
    # What is measured once a run is divided by all of the other's rounds.
    rounds = min(len(overs), len(unders))
    each = ([a / b for a, b in zip(overs, unders)] if rounds > 1
            else [a / b for a in overs for b in unders])
    goal = f'≥ {at_least:,}' if at_least is not None else f'≤ {at_most:,}'
    is_reached = value >= at_least if at_least is not None else value <= at_most
    return Row(says, value, min(each), max(each), goal, is_reached)


def rows(results, size):
    """The rows of one ledger that this run measured."""
    def values(figure, size=size):
        return results.values(0 if figure.peer == 'disk' else size, figure.peer, figure.workload,
                              figure.connections, figure.figure)

    found = [row(goal.says, values(goal.over), values(goal.under) if goal.under else [goal.unit],
                 goal.at_least, goal.at_most) for goal in GOALS]
    two, one = (values(figure) for figure in IO_THREADS)
    found.append(row('read one, io_threads 2 / 1', two, one, at_least=IO_THREADS_AT_LEAST
                     if results.machine['cores'] >= IO_THREADS_FROM_CORES
                     else IO_THREADS_AT_LEAST_BELOW))
    slowest = max((name for name, _ in results.measured(size, 'ledger')
                   if name.startswith(FIRST_PAGES)),
                  key=lambda name: results.median(size, 'ledger', name, 1, 'p50_us'), default=None)
    if slowest:
        worst = row('the slowest first page in any order or by any filter, p50 ms',
                    values(ledger(slowest, 1, 'p50_us')), [1000], at_most=FIRST_PAGE_MS_MAX)
        found.append(dataclasses.replace(worst, which=slowest))
    return [found_row for found_row in found if found_row]


def flat_rows(results):
    """The largest ledger compared with the smallest one; none when there is only one."""
    sizes = results.sizes()
    if len(sizes) < 2:
        return []
    small, large = sizes[0], sizes[-1]
    flat = FLAT_AT_LEAST_OF_THOUSANDS if large >= THOUSANDS * small else FLAT_AT_LEAST
    found, seen = [], set()
    for goal in GOALS:
        figure = goal.over
        key = figure.peer, figure.workload, figure.connections
        if figure.figure != 'per_second' or figure.connections == 0 or key in seen:
            continue
        seen.add(key)
        found.append(row(titled(figure.workload, figure.connections),
                         results.values(large, *key, 'per_second'),
                         results.values(small, *key, 'per_second'), at_least=flat))
    if large - small >= MEMORY_TELLS_FROM:
        found.append(row('memory, MB for each further million licenses',
                         [results.median(large, 'ledger', 'memory_after_load', 0, 'bytes')
                          - results.median(small, 'ledger', 'memory_after_load', 0, 'bytes')],
                         [large - small], at_most=MEMORY_MB_A_MILLION_MAX))
    return [found_row for found_row in found if found_row]
