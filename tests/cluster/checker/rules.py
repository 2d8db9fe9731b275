"""The rules: each finds where history and log contradict each other, and yields (rule, text)."""

import bisect
import collections

from checker import reads
from checker.exported import digest_of
from checker.model import Model

# The one type of events that the load's webhook is about.
SUBSCRIBED = 'license_updated'


def of_the_log(log):
    yield from log.problems


def writes(history, log):
    """Acknowledged: in the log once. Refused: nowhere. Unknown: at most once; exactly once after a
    repeat that was acknowledged."""
    by_key, by_request = collections.defaultdict(list), collections.defaultdict(list)
    for commit in log.commits:
        by_key[commit.key].append(commit)
        by_request[commit.request_id].append(commit)
    operations = collections.defaultdict(list)
    for call in history:
        if call.is_write:
            operations[call.key].append(call)
    erased = min((event['position'] for event in log.events if event['type'] == 'user_erased'),
                 default=log.head + 1)
    for key, calls in operations.items():
        commits = by_key.pop(digest_of(key), [])
        yield from operation(key, calls, commits, erased)
        for call in calls:
            yield from attempt(call, commits, by_request[call.request_id])
    # What others wrote without a key is not of this load.
    for digest, commits in by_key.items():
        if digest is not None:
            yield 'unasked', f'position {commits[0].first}: nobody of the history asked for it'


def without_names(answer):
    """An answer without what names people: after an erasure a repeat has less of it."""
    if isinstance(answer, dict):
        return {name: without_names(value) for name, value in answer.items()
                if name not in ('user_id', 'username', 'email')}
    return [without_names(one) for one in answer] if isinstance(answer, list) else answer


def operation(key, calls, commits, erased):
    """`erased`: the position from which on somebody is erased."""
    if len(commits) > 1:
        yield 'twice', f'{key} is stored at {[commit.first for commit in commits]}'
    if any(call.acknowledged for call in calls) and not commits:
        yield 'lost', f'{key} ({calls[0].what}) was acknowledged and is not in the log'
    first = next((c for c in calls if c.acknowledged), None)
    for call in calls:
        if not first or not call.acknowledged or call.answer == first.answer:
            continue
        if max(call.position or 0, first.position or 0) < erased or (
                without_names(call.answer) != without_names(first.answer)):
            yield 'repeat', f'{call.request_id}: a repeat of {key} got another answer'


def attempt(call, commits, own):
    name = f'{call.request_id} ({call.what})'
    if call.refused and own:
        yield 'refused', f'{name} was refused with {call.code} and is stored at {own[0].first}'
    if not call.acknowledged or not commits:
        return
    last = commits[0].last
    if call.position is None or call.position < last:
        yield 'position', f'{name} answers position {call.position}, its commit ends at {last}'
    elif not call.replayed and call.position != last:
        yield 'position', f'{name} answers position {call.position}, its commit ends at {last}'
    if not call.replayed and not own:
        yield 'replayed', f'{name} was a repeat of what another request stored, and does not say so'
    if call.replayed and own:
        yield 'replayed', f'{name} says that it stored nothing, and is at {own[0].first}'


class Answered:
    """The calls that answered a position, in the order in which they ended."""

    def __init__(self, history):
        self.calls = sorted((c for c in history if c.position is not None), key=lambda c: c.end)
        self.ends = [call.end for call in self.calls]
        self.highest = []  # of each and those before it, the one with the highest position
        for call in self.calls:
            before = self.highest[-1] if self.highest else call
            self.highest.append(call if call.position >= before.position else before)

    def before(self, call):
        """The call with the highest position of those that ended before this one began, or None."""
        index = bisect.bisect_left(self.ends, call.start)
        return self.highest[index - 1] if index else None


def order(history):
    """What was answered before a call began is known to the call: positions never go back. A read
    that asked for a position is only held to that."""
    answered = Answered(history)
    for call in answered.calls:
        if call.asked is not None:
            if call.position < call.asked:
                yield 'asked', f'{call.request_id} asked for {call.asked}, got {call.position}'
            continue
        before = answered.before(call)
        if before and before.position > call.position:
            yield 'order', (f'{call.request_id} at {call.server} answers position {call.position}; '
                            f'before it began, {before.request_id} at {before.server} had answered '
                            f'{before.position}')


def missing(history, log):
    """A license is found by whoever asks after its creation was answered. (A refusal has no
    position.)"""
    answered = Answered(history)
    created = {event['license_id']: event['position'] for event in log.events
               if event['type'] == 'license_created'}
    for call in history:
        if call.what == 'read_license' and call.status == 404 and call.asked is None:
            before = answered.before(call)
            position = created.get(reads.license_in(call.path))
            if before and position and before.position >= position:
                yield 'missing', (f'{call.request_id} at {call.server} does not find what '
                                  f'{before.request_id} at {before.server} had answered')


def content(history, log):
    """Every read is the fold of the log up to its position, which is the end of a commit."""
    model = Model()
    waiting = collections.defaultdict(list)
    for call in history:
        if call.position is not None:
            waiting[call.position].append(call)
    for call in (c for position, calls in waiting.items() if position > log.head for c in calls):
        yield 'gone', (f'{call.request_id} at {call.server} answers position {call.position}, '
                       f'the log ends at {log.head}')
    for commit in log.commits:
        yield from ((rule, text) for call in of_event(waiting, commit)
                    for rule, text in [('inside', f'{call.request_id} at {call.server} answers '
                                        f'position {call.position}, inside a commit')])
        model.apply(commit)
        for call in waiting.get(commit.last, ()):
            if not call.is_write and call.acknowledged:
                differs = reads.differs(model, call)
                if differs:
                    yield 'read', (f'{call.request_id} ({call.what}) at {call.server}, position '
                                   f'{commit.last}: {differs}')
    yield from model.problems


def of_event(waiting, commit):
    for position in range(commit.first, commit.last):
        yield from waiting.get(position, ())


def feed(history, log):
    """Events that were answered are the events of the log."""
    for call in history:
        if call.what != 'read_events' or not call.acknowledged:
            continue
        for event in call.answer['events']:
            record = event['data']
            position = record['position']
            if position > log.head or log.events[position - 1] != record:
                yield 'feed', (f'{call.request_id} at {call.server}: the event at {position} is '
                               'another one than in the log')


def answers(history, log):
    """The row in the answer to an update is the license as it is after its commit."""
    wanted = {call.position: call for call in history
              if call.what == 'update' and call.acknowledged and not call.replayed}
    model = Model()
    for commit in log.commits:
        model.apply(commit)
        call = wanted.get(commit.last)
        differs = call and reads.license_differs(model, call.answer)
        if differs:
            yield 'answer', f'{call.request_id} at {call.server}: {differs}'


def deliveries(log, delivered):
    """Every event of the type SUBSCRIBED was delivered, in order, once or more, as it is in the
    log. `delivered`: the events in the order in which they came; None when nobody subscribed."""
    if delivered is None:
        return
    wanted = [event['position'] for event in log.events if event['type'] == SUBSCRIBED]
    came = 0  # so many of those wanted
    for event in delivered:
        position = event['position']
        if position > log.head or log.events[position - 1] != event:
            yield 'webhook', f'what was delivered at {position} is not in the log'
        elif came < len(wanted) and position == wanted[came]:
            came += 1
        elif came == len(wanted) or position > wanted[came]:
            if position not in wanted[:came]:
                yield 'webhook', f'{position} was delivered before {wanted[came]}'
                came = bisect.bisect_right(wanted, position)
    if came < len(wanted):
        yield 'webhook', f'{len(wanted) - came} events from {wanted[came]} on were not delivered'


def copies(log, others, roots):
    """All copies are the same bytes, and what was signed is their root. `others`: name -> bytes;
    `roots`: name -> (size, root)."""
    for name, data in others.items():
        if data != log.data:
            same = sum(1 for a, b in zip(data.split(b'\n'), log.lines) if a == b)
            yield 'copies', f'{name} differs behind position {same}'
    for name, (size, root) in roots.items():
        if size > log.head:
            yield 'copies', f'{name} signed {size} events, the log has {log.head}'
        elif root != log.root(size):
            yield 'copies', f'{name} signed another root of {size} events'


def check(history, log, others=None, roots=None, delivered=None):
    """All problems, each (rule, text)."""
    return [*of_the_log(log), *writes(history, log), *order(history), *missing(history, log),
            *content(history, log), *feed(history, log), *answers(history, log),
            *deliveries(log, delivered), *copies(log, others or {}, roots or {})]
