"""What a log means: licenses, seats and groups folded from its events, written from
docs/event_format.md alone."""

import collections
import dataclasses


@dataclasses.dataclass
class License:
    kind: str
    terms: dict
    version: int = 1
    seats: dict = dataclasses.field(default_factory=dict)  # assignment id -> seat
    groups: dict = dataclasses.field(default_factory=dict)  # group assignment id -> terms
    waiting: list = dataclasses.field(default_factory=list)  # person ids, in order

    def used(self):
        return sum(seat['active'] for seat in self.seats.values())

    def holds(self, person):
        return any(s['active'] and s['person_id'] == person for s in self.seats.values())


class Model:
    """`problems`: what the events say that cannot be, each (rule, text)."""

    def __init__(self):
        self.position = 0
        self.licenses, self.by_assignment, self.by_group_assignment = {}, {}, {}
        self.members = collections.defaultdict(list)  # group id -> person ids
        self.problems = []

    def fault(self, event, text):
        self.problems.append(('fold', f'position {event["position"]}: {text}'))

    def apply(self, commit):
        """Folds a whole commit, then checks what must hold between commits."""
        touched = set()
        for event in commit.events:
            act = getattr(self, event['type'], None)
            if act:
                act(event, event['data'])
            if event['license_id'] is not None:
                touched.add(event['license_id'])
        self.position = commit.last
        for number in sorted(touched & set(self.licenses)):
            license = self.licenses[number]
            if license.kind != 'platform' and license.used() > license.terms['count']:
                self.problems.append(('seats', f'position {self.position}: license {number} has '
                                      f'{license.used()} seats in use, {license.terms["count"]} '
                                      'were bought'))
        for event in commit.events:
            self.check_group(event)

    def license_created(self, event, data):
        if event['license_id'] in self.licenses:
            self.fault(event, f'license {event["license_id"]} exists already')
        self.licenses[event['license_id']] = License(event['kind'], dict(data['after']))

    def license_updated(self, event, data):
        license = self.licenses[event['license_id']]
        for name, value in data['before'].items():
            if license.terms.get(name) != value:
                self.fault(event, f'{name} was {license.terms.get(name)!r}, not {value!r}')
        license.terms |= data['after']

    def seat_assigned(self, event, data):
        license, number = self.licenses[event['license_id']], data['assignment_id']
        if number in license.seats:
            self.fault(event, f'assignment {number} is not released')
        license.seats[number] = dict(data['after'])
        self.by_assignment[number] = event['license_id']
        self.end_wait(license, data['after']['person_id'])

    def seat_changed(self, event, data):
        license = self.licenses[event['license_id']]
        seat = license.seats.get(data['assignment_id'])
        if seat is None:
            self.fault(event, f'assignment {data["assignment_id"]} does not exist')
            return
        for name, value in data['before'].items():
            if seat[name] != value:
                self.fault(event, f'{name} of the seat was {seat[name]!r}, not {value!r}')
        seat |= data['after']
        self.end_wait(license, seat['person_id'])

    def seat_released(self, event, data):
        seat = self.licenses[event['license_id']].seats.pop(data['assignment_id'], None)
        if seat != data['before']:
            self.fault(event, f'what is released was {seat!r}')

    def member_waiting(self, event, data):
        self.licenses[event['license_id']].waiting.append(data['person_id'])

    def member_not_waiting(self, event, data):
        self.end_wait(self.licenses[event['license_id']], data['person_id'])

    @staticmethod
    def end_wait(license, person):
        if person in license.waiting:
            license.waiting.remove(person)

    def group_put(self, event, data):
        del event
        members = self.members[data['after']['group_id']]
        for person in data['left']:
            members.remove(person)
        members.extend(data['joined'])

    def group_removed(self, event, data):
        del event
        self.members.pop(data['before']['group_id'], None)

    def group_assigned(self, event, data):
        license = self.licenses[event['license_id']]
        license.groups[data['group_assignment_id']] = dict(data['after'])

    group_assignment_changed = group_assigned

    def group_released(self, event, data):
        self.licenses[event['license_id']].groups.pop(data['group_assignment_id'], None)

    def check_group(self, event):
        """The two numbers of a group's event are as they are after the commit."""
        if event['type'] not in ('group_assigned', 'group_assignment_changed'):
            return
        license, data = self.licenses[event['license_id']], event['data']
        members = self.members[data['after']['group_id']]
        holders = sum(license.holds(person) for person in members)
        if (data['user_count'], data['assigned_count']) != (len(members), holders):
            self.fault(event, f'the group has {len(members)} members, {holders} with a seat')
