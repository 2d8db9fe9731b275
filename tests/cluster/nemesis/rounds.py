"""One round: a fault under load, until all is well again, and what callers saw meanwhile."""

import time

OUTLAST_S = 60


def longest_pause(moments, begin, end):
    """The longest time without one within [begin, end]."""
    inside = [begin, *(m for m in moments if begin < m < end), end]
    return max(after - before for before, after in zip(inside, inside[1:]))


def run(target, fault, dice, calm_s):
    """The figures of a round, in seconds and calls. `calm_s`: without a fault, before and after."""
    time.sleep(calm_s)
    begin = time.monotonic()
    hit = fault.begin(target, dice)
    undone_at = time.monotonic() + dice.uniform(*fault.hold_s)
    time.sleep(max(0, undone_at - time.monotonic()))
    if fault.outlast:
        try:
            target.wait_writes(time.monotonic(), OUTLAST_S)
        except TimeoutError:
            pass  # it goes on only when the fault is undone; the pause says so
    if fault.end:
        fault.end(target, hit)
    target.heal()
    target.wait_writes(time.monotonic())
    time.sleep(calm_s)
    end = time.monotonic()
    return {'writes_s': longest_pause(target.writes(), begin, end),
            'reads_s': longest_pause(target.reads(), begin, end)} | target.counts(begin)
