#!/usr/bin/env python3
"""Counts instructions and allocations of the server for each request, and compares them with
figures.json. Exit codes: 0 all within their room, 1 not so, 77 nothing to compare with here."""

import argparse
import pathlib
import shutil
import subprocess
import sys
import tempfile

import callgrind
import figures

SKIPPED = 77


def parse():
    flags = argparse.ArgumentParser(description=__doc__)
    flags.add_argument('--program', default='build/release/test_bin/budget')
    flags.add_argument('--renew', action='store_true', help='writes figures.json')
    flags.add_argument('--threads', action='store_true', help='also prints what each thread did')
    return flags.parse_args()


def skip(reason, *more):
    print(f'SKIPPED: {reason}', *more, sep='\n  ')
    raise SystemExit(SKIPPED)


def print_threads(lines):
    for line in lines:
        print(f'{line["name"]}: {line["says"]}; for each of {line["items"]}')
        for thread in sorted(line['threads'], key=lambda thread: -thread.instructions):
            print(f'{thread.instructions / line["items"]:12,.0f} instructions'
                  f'{thread.allocations / line["items"]:10.2f} allocations  '
                  + (f'not counted: {thread.behind()}' if thread.behind() else ''))
            for name, own in thread.functions.most_common(0 if thread.behind() else 8):
                print(f'{own / line["items"]:20,.0f} {name[:100]}')


def count(program):
    folder = pathlib.Path(tempfile.mkdtemp(prefix='seatledger-budget-'))
    try:
        return callgrind.counted(program, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main():
    flags = parse()
    program = pathlib.Path(flags.program).resolve()
    if not shutil.which('valgrind'):
        skip('valgrind is not installed (tools/packages.txt, section [test])')
    made_with = callgrind.made_with(program)
    stored = {'made_with': {}, 'figures': {}} if flags.renew else figures.read()
    different = figures.differences(stored['made_with'], made_with)
    if different and not flags.renew:
        skip('the stored figures were counted with something else. They are not wrong, but say '
             'nothing here; to have them for this, from now on: tools/test --renew-budget',
             *different)
    lines = count(program)
    if flags.threads:
        print_threads(lines)
    counted = {line['name']: figures.per_item(line) for line in lines}
    if flags.renew:
        figures.write(made_with, counted)
        print(f'written: {figures.PATH}')
        return 0
    table, wrong, cheaper = figures.compare(stored['figures'], counted)
    print(figures.HEADER, *table, sep='\n')
    for text in cheaper:
        print(f'{text}: tools/test --renew-budget keeps it so')
    for text in wrong:
        print(f'budget: {text}', file=sys.stderr)
    if wrong:
        print('budget: find what costs more, or store it with its reason (tests/budget/README.md)',
              file=sys.stderr)
    return 1 if wrong else 0


if __name__ == '__main__':
    try:
        sys.exit(main())
    except (subprocess.CalledProcessError, OSError) as problem:
        sys.exit(f'budget: {problem}')
