"""The stored figures, and how counted ones are compared with them."""

import json
import pathlib

PATH = pathlib.Path(__file__).with_name('figures.json')
ROOM_PERCENT = 5
KINDS = ('instructions', 'allocations')
HEADER = f'{"":14}{"":14}{"stored":>12}{"counted":>12}{"change":>9}'


def per_item(line):
    """The figures of one workload, from what callgrind.counted() returned of it."""
    path = [thread for thread in line['threads'] if not thread.behind()]
    return {'instructions': round(sum(thread.instructions for thread in path) / line['items']),
            'allocations': round(sum(thread.allocations for thread in path) / line['items'], 2)}


def read(path=PATH):
    return json.loads(path.read_text(encoding='utf-8'))


def write(made_with, figures, path=PATH):
    path.write_text(json.dumps({'made_with': made_with, 'figures': figures}, indent=1) + '\n',
                    encoding='utf-8')


def differences(stored, made_with):
    """What was another one when the figures were stored: they say nothing here then."""
    names = sorted(stored.keys() | made_with.keys())
    return [f'{name}: {made_with.get(name)}, stored with {stored.get(name)}' for name in names
            if stored.get(name) != made_with.get(name)]


def compare(stored, counted):
    """(lines to print, what is wrong, what may be renewed): each a list of texts."""
    lines, wrong, cheaper = [], [], []
    for name in sorted(stored.keys() - counted.keys()):
        wrong.append(f'{name} is stored but was not counted')
    for name, figures in counted.items():
        if name not in stored:
            wrong.append(f'{name} was counted but is not stored')
            continue
        for kind in KINDS:
            before, now = stored[name][kind], figures[kind]
            percent = (now - before) * 100 / before if before else (100 if now else 0)
            line = f'{name:14}{kind:14}{before:12,}{now:12,}{percent:+8.1f}%'
            lines.append(line)
            if percent > ROOM_PERCENT:
                wrong.append(f'{name} needs {percent:.1f}% more {kind} than stored')
            elif percent < -ROOM_PERCENT:
                cheaper.append(f'{name} needs {-percent:.1f}% fewer {kind} than stored')
    return lines, wrong, cheaper
