"""tools/nemesis: faults under load. Exit code 0: nothing lost, nothing false, no pause too long; 1:
something was; 2: it could not run."""

import argparse
import datetime
import random
import signal
import sys
import time

from nemesis import faults, rounds, table, targets

# The log is judged after so many rounds; then all begins anew.
ROUNDS_A_RUN = 10


def arguments():
    parser = argparse.ArgumentParser(
        prog='tools/nemesis', description='Hits servers with faults while callers use them, and '
        'checks that nothing acknowledged is lost and nothing false is answered.')
    parser.add_argument('--target', choices=[*targets.TARGETS], default=faults.CLUSTER,
                        help='what is hit (default: %(default)s)')
    parser.add_argument('--fault', action='append', metavar='F', default=[],
                        help='only this fault; may be given several times (default: all)')
    parser.add_argument('--rounds', type=int, metavar='N', default=1,
                        help='so many of each fault (default: 1)')
    parser.add_argument('--seed', type=int, metavar='S', default=None,
                        help='whom, how long and what callers do follow from it; it is printed')
    parser.add_argument('--quick', action='store_true',
                        help='one round of the four failovers, as far as the target has them')
    parser.add_argument('--add', metavar='FILE',
                        help='adds the results to those in FILE, and prints the table of all')
    parser.add_argument('--list', action='store_true', help='prints the faults')
    parser.add_argument('--keep', action='store_true', help='does not delete logs and data')
    parser.add_argument('--calm', type=float, metavar='S', default=2,
                        help='so long without a fault before and after each (default: 2 s)')
    parser.add_argument('--any-pause', action='store_true',
                        help='a pause that is longer than allowed does not fail')
    parser.add_argument('--programs', metavar='DIR', default=targets.DEFAULT_PROGRAMS,
                        help='where seatledgerd and seatledger are')
    return parser.parse_args()


def chosen(given):
    known = {fault.name: fault for fault in faults.of(given.target)}
    unknown = [name for name in given.fault if name not in known]
    if unknown:
        sys.exit(f'tools/nemesis: {given.target} has no fault {unknown[0]}; --list names them')
    if given.quick and not given.fault:
        return [f for f in known.values() if f.is_quick]
    return [known[name] for name in given.fault or known]


def say(text):
    print(text, file=sys.stderr, flush=True)


def run(given, plan, seed):
    """One run: these faults, one after another, then the verdict. What is kept of it."""
    dice = random.Random(seed)
    say(f'seed {seed}: {given.target} starts')
    target = targets.TARGETS[given.target](given.keep, seed, given.programs)
    found = {'target': given.target, 'seed': seed, 'rounds': [], 'problems': [],
             'ended': datetime.datetime.now(datetime.timezone.utc).isoformat(timespec='seconds')}
    failed = True
    try:
        for fault in plan:
            figures = rounds.run(target, fault, dice, given.calm)
            found['rounds'].append({'fault': fault.name} | figures)
            say(f'{fault.name}: writes paused {figures["writes_s"]:.1f} s, reads '
                f'{figures["reads_s"]:.1f} s')
    except TimeoutError as error:
        found['problems'].append(str(error)[:2000])
    except BaseException as error:
        target.stop()
        target.close(failed=isinstance(error, Exception))  # not when it was interrupted
        raise
    try:
        found['problems'] += target.verdict()
        failed = bool(found['problems'])
    finally:
        target.stop()
        target.close(failed)
    for problem in found['problems'][:20]:
        say(f'PROBLEM {problem}')
    if failed:
        say(f'{len(found["problems"])} problems; see {target.place.path}')
    return found


def show_faults():
    for fault in faults.FAULTS:
        print(f'{fault.name}: {fault.hits}: {fault.does}; undone: {fault.undone} '
              f'({", ".join(sorted(fault.targets))})')


def main():
    given = arguments()
    if given.list:
        return show_faults()
    plan = [fault for _ in range(1 if given.quick else given.rounds) for fault in chosen(given)]
    seed = given.seed if given.seed is not None else int(time.time())
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(2))
    fresh = []
    for number, start in enumerate(range(0, len(plan), ROUNDS_A_RUN)):
        fresh.append(run(given, plan[start:start + ROUNDS_A_RUN], seed + number))
        if given.add:
            table.store(given.add, table.read(given.add) + fresh[-1:])
    print(table.markdown(table.read(given.add) if given.add else fresh))
    long = any(table.too_long(fault, [r for one in fresh for r in one['rounds']
                                      if r['fault'] == fault.name]) for fault in plan)
    return 1 if long and not given.any_pause or any(one['problems'] for one in fresh) else 0


if __name__ == '__main__':
    sys.exit(main())
