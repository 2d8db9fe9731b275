"""Prints what was measured as tables of Markdown."""

import statistics

from comparison import goals
from comparison.goals import PEERS


def number(value):
    if value is None:
        return ''
    if abs(value) >= 100:
        return f'{value:,.0f}'
    return f'{value:.1f}' if abs(value) >= 10 else f'{value:.2f}'


def table(title, *rows):
    """The first column is text, the others are numbers."""
    print('| ' + ' | '.join(title) + ' |')
    print('| --- |' + ' ---: |' * (len(title) - 1))
    for cells in rows:
        print('| ' + ' | '.join(cells) + ' |')
    print()


def goal_cells(row):
    which = f' ({row.which})' if row.which else ''
    return (row.says + which, number(row.value), number(row.least), number(row.most), row.goal,
            'yes' if row.is_reached else 'no')


GOAL_TITLE = ('median', 'least', 'most', 'goal', 'reached')


def print_goals(results):
    for size in results.sizes():
        found = goals.rows(results, size)
        if found:
            table((f'goals at {size:,} licenses', *GOAL_TITLE), *map(goal_cells, found))
    flat = goals.flat_rows(results)
    if flat:
        small, large = results.sizes()[0], results.sizes()[-1]
        table((f'{large:,} licenses / {small:,}', *GOAL_TITLE), *map(goal_cells, flat))


def peers_of(results, size, workload, connections):
    """For each peer that ran this workload: how many times its rate the ledger did."""
    ours = results.values(size, 'ledger', workload, connections, 'per_second')
    texts = []
    for peer, title in PEERS.items():
        theirs = results.values(size, peer, workload, connections, 'per_second')
        if peer == 'ledger' or not theirs:
            continue
        each = [a / b for a, b in zip(ours, theirs)]
        texts.append(f'{title} {number(statistics.median(theirs))}: '
                     f'{number(statistics.median(ours) / statistics.median(theirs))} '
                     f'({number(min(each))} to {number(max(each))})')
    return '; '.join(texts)


def print_workloads(results):
    for size in results.sizes():
        lines = []
        for workload, connections in results.measured(size, 'ledger'):
            if connections == 0:
                continue
            def median(figure):
                return results.median(size, 'ledger', workload, connections, figure)
            rates = results.values(size, 'ledger', workload, connections, 'per_second')
            one = connections == 1
            lines.append((workload, str(connections), number(median('per_second')),
                          number(min(rates)), number(max(rates)),
                          number(median('p50_us')) if one else '',
                          number(median('p99_us')) if one else '', number(median('cpu_us')),
                          peers_of(results, size, workload, connections)))
        if lines:
            table((f'{size:,} licenses', 'connections', 'per s', 'least', 'most', 'p50 us',
                   'p99 us', 'CPU us of the server for each',
                   'peer, its rate: ratio (least to most)'), *lines)


def print_whole(results):
    lines = []
    for size in results.sizes():
        for workload, connections in results.measured(size, 'ledger'):
            if connections != 0:
                continue
            def median(figure):
                return results.median(size, 'ledger', workload, 0, figure)
            size_bytes = median('bytes')
            lines.append((workload, f'{size:,}', number(median('per_second')),
                          number(median('seconds')),
                          number(size_bytes / 1e6) if size_bytes else ''))
    if lines:
        table(('the whole ledger', 'licenses', 'events/s', 's', 'resident MB'), *lines)
    for name in (goals.DISK, goals.DISK_IN_PLACE):
        p50, p99 = (results.median(0, 'disk', name, 1, figure) for figure in ('p50_us', 'p99_us'))
        print(f'{name}, 4 kB: p50 {number(p50)} us, p99 {number(p99)} us')
    print(f'{results.machine["cores"]} cores, Linux {results.machine["kernel"]}; medians of '
          f'{results.settings["rounds"]} rounds, turns of {results.settings["seconds"]} s\n')


MARK_BEGIN, MARK_END = '<!-- tools/bench --markdown: begin -->', '<!-- end -->'


def cell(row):
    if not row:
        return ''
    text = f'{number(row.value)} ({number(row.least)} to {number(row.most)})'
    return f'**{text}**' if row.is_reached else text


def markdown(results):
    """One table of all goals, with a column for each size."""
    sizes = results.sizes()
    by_size = [{row.says: row for row in goals.rows(results, size)} for size in sizes]
    title = ['', 'goal', *(f'{size:,} licenses' for size in sizes)]
    lines = []
    for says in dict.fromkeys(says for column in by_size for says in column):
        found = [column.get(says) for column in by_size]
        lines.append([says, next(row.goal for row in found if row), *map(cell, found)])
    for row in goals.flat_rows(results):
        lines.append([f'{row.says}, the largest ledger / the smallest', row.goal,
                      *([''] * (len(sizes) - 1)), cell(row)])
    out = ['| ' + ' | '.join(title) + ' |', '| --- |' + ' ---: |' * (len(title) - 1)]
    out += ['| ' + ' | '.join(cells) + ' |' for cells in lines]
    disks = ', '.join(f'{name} p50 {number(results.median(0, "disk", name, 1, "p50_us"))} us'
                      for name in (goals.DISK, goals.DISK_IN_PLACE)
                      if results.median(0, 'disk', name, 1, 'p50_us') is not None)
    machine, settings = results.machine, results.settings
    out += ['', f'{machine.get("day", "An earlier day")}, {machine["cores"]} cores, '
            f'Linux {machine["kernel"]}; {disks}. Medians of {settings["rounds"]} rounds (least to '
            f'most), turns of {settings["seconds"]} s. What reached its goal is **bold**.']
    return '\n'.join(out)


def write_markdown(results, path):
    text = path.read_text(encoding='utf-8')
    before, begin, rest = text.partition(MARK_BEGIN)
    _, end, after = rest.partition(MARK_END)
    if not begin or not end:
        raise SystemExit(f'tools/bench: {path} has no lines {MARK_BEGIN} and {MARK_END}')
    path.write_text(f'{before}{begin}\n\n{markdown(results)}\n\n{end}{after}', encoding='utf-8')


def print_all(results):
    print_workloads(results)
    print_whole(results)
    print_goals(results)


def quotient(now, then):
    return (number(then), number(now), number(now / then) if then else '')


def print_comparison(results, before):
    """The rows of both runs side by side. The quotients to peers bear another speed of the machine;
    rates alone do not."""
    for size in results.sizes():
        then = {row.says: row for row in goals.rows(before, size)}
        lines = [(row.says, *quotient(row.value, then[row.says].value))
                 for row in goals.rows(results, size) if row.says in then]
        if lines:
            table((f'goals at {size:,} licenses', 'before', 'now', 'now / before'), *lines)
        lines = []
        for key in results.measured(size, 'ledger'):
            has_rate = results.median(size, 'ledger', *key, 'per_second')
            figure = 'per_second' if has_rate else 'seconds'
            now = results.median(size, 'ledger', *key, figure)
            old = before.median(size, 'ledger', *key, figure)
            if now and old:
                lines.append((f'{goals.titled(*key)}, {figure.replace("_", " ")}',
                              *quotient(now, old)))
        if lines:
            table((f'rates at {size:,} licenses', 'before', 'now', 'now / before'), *lines)
