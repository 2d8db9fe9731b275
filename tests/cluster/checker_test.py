"""For each rule of the checker a small history that breaks it, and none of the others."""

import base64
import contextlib
import copy
import hashlib
import io
import json
import pathlib
import tempfile
import unittest

from checker import __main__ as program
from checker import appends, exported, history, rules

TERMS = {'platform_key': 'acme', 'name': 'A', 'count': 2, 'started': '2026-01-01T00:00:00Z',
         'expired': None, 'active': True, 'metadata': {}, 'source': 'api', 'external_id': None}

UPDATE = ('license_updated', 1, {'before': {'count': 2}, 'after': {'count': 3}})


class Story:
    """Builds a log and the history that belongs to it, a commit and a call at a time."""

    def __init__(self):
        self.events, self.calls, self.now = [], [], 0.0

    def commit(self, key, *facts, request_id=None):
        first = len(self.events) + 1
        for index, (kind, license, data) in enumerate(facts):
            self.events.append({
                'v': 1, 'position': first + index,
                'commit': {'id': first, 'index': index, 'size': len(facts)},
                'recorded': f'2026-01-01T00:00:00.{first:06}Z', 'type': kind,
                'kind': license and 'user', 'license_id': license, 'transaction_id': f't{first}',
                'change_type': 'x', 'actor': 'key:1', 'source': 'api',
                'correlation_id': request_id or f'r{first}',
                'idempotency_key': key and exported.digest_of(key), 'request_digest': None,
                'data': data})
        return len(self.events)

    def call(self, **given):
        self.now += 1
        facts = {'request_id': f'c{len(self.calls)}', 'client': 1, 'server': 'one', 'what': 'x',
                 'method': 'POST', 'path': '/', 'start': self.now, 'end': self.now + 0.5,
                 'status': 200}
        self.calls.append(history.Call(**(facts | given)))
        return self.calls[-1]

    def write(self, key, *facts, **given):
        """A write that is stored and acknowledged."""
        last = self.commit(key, *facts)
        return self.call(**({'key': key, 'position': last, 'what': 'write',
                             'request_id': self.events[-1]['correlation_id']} | given))

    def license(self, number=1, **terms):
        return self.write(f'create {number}', (
            'license_created', number, {'before': None, 'after': TERMS | terms}))

    def seat(self, number, person, license=1, active=True):
        return self.write(f'seat {number} {person}', ('seat_assigned', license, {
            'assignment_id': number, 'through': None, 'before': None,
            'after': seat(person, active)}))

    def row(self, used=0, **terms):
        return {'id': 1, 'usage_count': used} | TERMS | terms

    def read(self, used=0, position=None, terms=None, **given):
        row = self.row(used, **(terms or {}))
        return self.call(**({'what': 'read_license', 'method': 'GET', 'answer': row,
                             'path': '/api/ledger/licenses/1/',
                             'position': len(self.events) if position is None else position}
                            | given))

    def log(self):
        lines = [json.dumps(event, separators=(',', ':')) for event in self.events]
        return exported.Log(''.join(line + '\n' for line in lines).encode())

    def broken(self, *others):
        return sorted({rule for rule, _ in rules.check(self.calls, self.log(), *others)})


def seat(person, active=True):
    return {'person_id': person, 'active': active, 'assigned': True, 'direct': True,
            'pending': False, 'fulfilled': False, 'redirect_to': None, 'metadata': {}}


def sold():
    story = Story()
    story.license()
    story.seat(7, 100)
    return story


class Rules(unittest.TestCase):
    def broken(self, story, *others):
        return story.broken(*others)

    def test_a_true_story(self):
        story = sold()
        story.read(used=1)
        story.read(used=1, asked=1)
        story.call(key='no', status=400, code='no_seats_available')
        story.call(key='lost', status=None)
        story.call(key='later', status=503, code='outcome_unknown', request_id='later')
        story.commit('later', UPDATE, request_id='later')
        story.read(used=1, terms={'count': 3})
        story.call(key='later', what='write', position=3, replayed=True)
        self.assertEqual(self.broken(story), [])

    def test_acknowledged_and_lost(self):
        story = sold()
        story.call(key='x', position=2)
        self.assertEqual(self.broken(story), ['lost'])

    def test_stored_twice(self):
        story = sold()
        story.commit('seat 7 100', ('license_updated', 1, {'before': {}, 'after': {'name': 'B'}}))
        self.assertEqual(self.broken(story), ['twice'])

    def test_unknown_is_stored_at_most_once(self):
        story = sold()
        story.call(key='x', status=None, request_id='a')
        for _ in range(2):
            story.commit('x', ('license_updated', 1, {'before': {}, 'after': {'name': 'B'}}),
                         request_id='a')
        self.assertEqual(self.broken(story), ['twice'])

    def test_refused_and_stored(self):
        for status, code in (400, 'no_seats_available'), (503, 'no_leader'), (503, 'disk_full'):
            story = sold()
            story.call(key='x', status=status, code=code, request_id='a')
            story.commit('x', ('license_updated', 1, {'before': {}, 'after': {'name': 'B'}}),
                         request_id='a')
            self.assertEqual(self.broken(story), ['refused'])

    def test_stored_and_asked_by_nobody(self):
        story = sold()
        story.commit('?', ('license_updated', 1, {'before': {}, 'after': {'name': 'B'}}))
        self.assertEqual(self.broken(story), ['unasked'])

    def test_a_repeat_gets_the_first_answer(self):
        story = sold()
        story.call(key='seat 7 100', what='write', position=2, replayed=True, answer={'id': 8})
        self.assertEqual(self.broken(story), ['repeat'])

    def test_a_repeat_after_an_erasure_names_nobody(self):
        for answer, erased, broken in (({'id': 1, 'email': None}, True, []),
                                       ({'id': 2, 'email': None}, True, ['repeat']),
                                       ({'id': 1, 'email': None}, False, ['repeat'])):
            story = Story()
            story.license()
            story.write('w', UPDATE, answer={'id': 1, 'email': 'a@example.org'})
            if erased:
                story.commit(None, ('user_erased', None, {'person_id': 5}))
            story.call(key='w', what='write', position=len(story.events), replayed=True,
                       answer=answer)
            self.assertEqual(self.broken(story), broken)

    def test_a_repeat_that_does_not_say_so(self):
        story = sold()
        story.call(key='seat 7 100', what='write', position=2)
        self.assertEqual(self.broken(story), ['replayed'])

    def test_a_first_answer_that_calls_itself_a_repeat(self):
        story = sold()
        story.calls[-1].replayed = True
        self.assertEqual(self.broken(story), ['replayed'])

    def test_a_write_answers_another_position(self):
        story = sold()
        story.calls[-1].position = 1
        self.assertIn('position', self.broken(story))
        story = sold()
        story.license(2)
        story.calls[1].position = 3
        story.calls[1].start = story.calls[1].end = 9
        self.assertEqual(self.broken(story), ['position'])

    def test_a_read_that_goes_back(self):
        story = sold()
        story.read(used=0, position=1, server='two')
        self.assertEqual(self.broken(story), ['order'])

    def test_a_read_that_overlaps_may_be_before_or_after(self):
        story = sold()
        story.read(used=0, position=1, start=story.calls[-1].start)
        self.assertEqual(self.broken(story), [])

    def test_a_read_behind_the_position_it_asked_for(self):
        story = sold()
        story.read(used=0, position=1, asked=2)
        self.assertEqual(self.broken(story), ['asked'])

    def test_a_read_that_asked_for_less_shows_the_others_no_less(self):
        story = sold()
        story.read(used=0, position=1, asked=0)
        self.assertEqual(self.broken(story), [])
        story.read(used=1, position=2, asked=0)
        story.read(used=0, position=1)
        self.assertEqual(self.broken(story), ['order'])

    def test_a_read_of_what_never_was(self):
        story = sold()
        story.read(used=0)
        self.assertEqual(self.broken(story), ['read'])

    def test_each_field_of_a_license_counts(self):
        for field in ('name', 'count', 'active', 'metadata', 'external_id', 'platform_key'):
            story = sold()
            story.read(used=1, terms={field: 'other'})
            self.assertEqual(self.broken(story), ['read'], field)

    def test_a_license_that_exists_is_not_found(self):
        story = sold()
        given = {'what': 'read_license', 'method': 'GET', 'path': '/api/ledger/licenses/1/',
                 'status': 404, 'code': 'license_not_found'}
        story.call(start=0, **given)
        story.call(asked=0, **given)
        story.call(**given | {'path': '/api/ledger/licenses/2/'})
        self.assertEqual(self.broken(story), [])
        story.call(**given)
        self.assertEqual(self.broken(story), ['missing'])

    def test_a_confirmed_position_that_is_gone(self):
        story = sold()
        story.read(used=1, position=5)
        self.assertEqual(self.broken(story), ['gone'])

    def test_a_read_inside_a_commit(self):
        story = sold()
        update = ('license_updated', 1, {'before': {}, 'after': {'name': 'B'}})
        story.write('two events', update, update)
        story.read(used=1, position=3, start=0)
        self.assertEqual(self.broken(story), ['inside'])

    def test_a_list_that_lacks_a_license(self):
        for change in ({'count': 0}, {'results': []}, {'results': [{'usage_count': 9}]}):
            story = sold()
            answer = {'count': 1, 'results': [story.row(1)]}
            given = {'what': 'list_licenses', 'method': 'GET', 'position': 2,
                     'path': '/api/catalog/licenses/user/?sort=id&page_size=100'}
            story.call(answer=copy.deepcopy(answer), **given)
            self.assertEqual(self.broken(story), [])
            rows = [story.row(1) | row for row in change.get('results', [{}])]
            story.call(answer=answer | change | {'results': rows}, **given)
            self.assertEqual(self.broken(story), ['read'])

    def test_a_list_of_seats(self):
        row = {'id': 7, 'active': True, 'fulfilled': False, 'metadata': {}}
        other = row | {'metadata': {'n': 1}}
        for rows, broken in ([row], []), ([], ['read']), ([other], ['read']):
            story = sold()
            story.call(what='list_seats', method='GET', position=2,
                       path='/api/ledger/licenses/1/assignments/?page_size=100',
                       answer={'count': len(rows), 'results': rows})
            self.assertEqual(self.broken(story), broken)

    def test_waiting_and_groups(self):
        story = sold()
        group = {'group_id': 'g', 'active': True}
        story.write('members', ('group_put', None, {'after': {'group_id': 'g'}, 'left': [],
                                                    'joined': [100, 101]}))
        story.write('group', ('group_assigned', 1, {
            'group_assignment_id': 3, 'before': None, 'after': group, 'user_count': 2,
            'assigned_count': 1}), ('member_waiting', 1, {'person_id': 101, 'through': 3}))
        path = '/api/ledger/licenses/1/waiting/'
        given = {'what': 'list_waiting', 'method': 'GET', 'position': 5, 'path': path}
        story.call(answer={'results': [{'person_id': 101}]}, **given)
        groups = {'what': 'list_groups', 'method': 'GET', 'position': 5, 'path': '/?license_id=1'}
        story.call(answer={'count': 1, 'results': [{'id': 3}]}, **groups)
        self.assertEqual(self.broken(story), [])
        story.call(answer={'results': []}, **given)
        self.assertEqual(self.broken(story), ['read'])
        story.calls.pop()
        story.call(answer={'count': 0, 'results': []}, **groups)
        self.assertEqual(self.broken(story), ['read'])
        story.calls.pop()
        story.events[3]['data']['assigned_count'] = 2
        self.assertEqual(self.broken(story), ['fold'])

    def test_the_answer_to_an_update_is_the_license_after_it(self):
        for count, broken in (3, []), (4, ['answer']):
            story = sold()
            story.write('u', UPDATE, what='update', answer=story.row(1, count=count))
            self.assertEqual(self.broken(story), broken)

    def test_more_seats_than_were_bought(self):
        story = sold()
        story.seat(8, 101)
        self.assertEqual(self.broken(story), [])
        story.seat(9, 102, active=False)
        self.assertEqual(self.broken(story), [])
        story.seat(10, 103)
        self.assertEqual(self.broken(story), ['seats'])

    def test_events_that_do_not_follow(self):
        story = sold()
        story.write('u', ('license_updated', 1, {'before': {'count': 9}, 'after': {'count': 3}}))
        self.assertEqual(self.broken(story), ['fold'])
        story = sold()
        story.seat(7, 101)
        self.assertEqual(self.broken(story), ['fold'])
        story = sold()
        story.write('r', ('seat_released', 1,
                          {'assignment_id': 9, 'before': seat(1), 'after': None}))
        self.assertEqual(self.broken(story), ['fold'])

    def test_the_log_itself(self):
        for change in ({'position': 3}, {'commit': {'id': 2, 'index': 1, 'size': 2}},
                       {'commit': {'id': 2, 'index': 0, 'size': 2}},
                       {'recorded': '2026-01-01T00:00:00.000001Z'}):
            story = sold()
            story.events[1] |= change
            self.assertIn('log', self.broken(story), change)

    def test_an_event_of_the_feed_that_is_another(self):
        story = sold()
        events = [{'data': copy.deepcopy(event)} for event in story.events]
        story.call(what='read_events', method='GET', position=2, answer={'events': events})
        self.assertEqual(self.broken(story), [])
        events[1]['data']['actor'] = 'key:2'
        self.assertEqual(self.broken(story), ['feed'])

    def test_deliveries(self):
        story = sold()
        for n in range(3, 6):
            before = {'count': n - 1}
            story.write(f'u{n}', ('license_updated', 1, {'before': before, 'after': {'count': n}}))
        one, two, three = (copy.deepcopy(event) for event in story.events[2:])
        other = one | {'actor': 'key:2'}
        gone = one | {'position': 9}
        for came, broken in (([one, two, three], []), ([one, two, one, two, three], []), (None, []),
                             ([], ['webhook']), ([one, two], ['webhook']),
                             ([two, three], ['webhook']),
                             ([one, three, two], ['webhook']), ([other, two, three], ['webhook']),
                             ([one, two, three, gone], ['webhook'])):
            self.assertEqual(self.broken(story, {}, {}, came), broken)

    def test_copies_and_roots(self):
        story = sold()
        log = story.log()
        self.assertEqual(self.broken(story, {'two': log.data}, {'two': (2, log.root())}), [])
        self.assertEqual(self.broken(story, {'two': log.data[:-1]}), ['copies'])
        self.assertEqual(self.broken(story, {}, {'two': (2, b'')}), ['copies'])
        self.assertEqual(self.broken(story, {}, {'two': (1, log.root(1))}), [])
        self.assertEqual(self.broken(story, {}, {'two': (1, log.root())}), ['copies'])
        self.assertEqual(self.broken(story, {}, {'two': (3, log.root())}), ['copies'])


class Appends(unittest.TestCase):
    def test_each_problem(self):
        rows, acknowledged = [(1, 4, 'a'), (5, 4, 'b')], {'a': 1, 'b': 5}
        true = {'rows': rows, 'acknowledged': acknowledged, 'never': {'c'}, 'open_append': None,
                'confirmed': {5: 'b'}}
        self.assertEqual(appends.check(**true), [])
        self.assertEqual(appends.check(**true | {'acknowledged': {'a': 1}, 'open_append': 'b'}), [])
        for change, begins in (
                ({'rows': rows[1:]}, ['the chunk after 0', 'acknowledged and lost: a']),
                ({'rows': [*rows, (9, 4, 'b')]}, ['b is stored twice']),
                ({'acknowledged': acknowledged | {'d': 9}}, ['acknowledged and lost: d']),
                ({'acknowledged': {'a': 1, 'b': 1}}, ['acknowledged and lost: b']),
                ({'never': {'b'}, 'acknowledged': {'a': 1}}, ['told that it was not stored']),
                ({'confirmed': {5: 'x'}}, ['confirmed and gone: x']),
                ({'acknowledged': {'a': 1}}, ['stored by nobody: b'])):
            found = appends.check(**true | change)
            self.assertEqual(len(found), len(begins), found)
            for text, begin in zip(found, begins):
                self.assertTrue(text.startswith(begin), found)


class Roots(unittest.TestCase):
    def test_the_examples_of_rfc_6962(self):
        """The tree of section 2.1.3, over seven leaves, hashed as the section draws it."""
        def leaf(data):
            return hashlib.sha256(b'\0' + data).digest()

        def node(*parts):
            return hashlib.sha256(b'\1' + b''.join(parts)).digest()

        lines = [b'{"position":%d,"commit":{"id":%d,"index":0,"size":1},"recorded":"%d",'
                 b'"idempotency_key":null,"correlation_id":"","transaction_id":""}' % (n, n, n)
                 for n in range(1, 8)]
        a, b, c, d, e, f, j = [leaf(line) for line in lines]
        left = node(node(a, b), node(c, d))
        log = exported.Log(b'\n'.join(lines) + b'\n')
        self.assertEqual(log.root(), node(left, node(node(e, f), j)))
        self.assertEqual(exported.Log(b'\n'.join(lines[:4]) + b'\n').root(), left)
        self.assertEqual(exported.Log(b'').root(), hashlib.sha256(b'').digest())


class Program(unittest.TestCase):
    def run_on(self, story):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            (folder / 'calls').write_text(''.join(call.line() + '\n' for call in story.calls))
            log = story.log()
            (folder / 'log').write_bytes(log.data)
            (folder / 'log.checkpoint').write_text(
                f'name\n{log.head}\n{base64.b64encode(log.root()).decode()}\n\n')
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                code = program.main([str(folder / 'calls'), str(folder / 'log')])
            return code, printed.getvalue()

    def test_it_says_what_it_found(self):
        story = sold()
        code, printed = self.run_on(story)
        self.assertEqual(code, 0)
        self.assertIn("0 problems in 2 calls ({'acknowledged': 2}), 0 reads compared", printed)
        story.call(key='x', position=2)
        code, printed = self.run_on(story)
        self.assertEqual(code, 1)
        self.assertIn('lost: x', printed)


if __name__ == '__main__':
    unittest.main()
