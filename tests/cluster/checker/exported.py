"""An exported log: its lines, its commits, its root, and what must hold of it alone."""

import dataclasses
import hashlib
import json


@dataclasses.dataclass
class Commit:
    events: list

    @property
    def first(self):
        return self.events[0]['position']

    @property
    def last(self):
        return self.events[-1]['position']

    @property
    def key(self):
        return self.events[0]['idempotency_key']

    @property
    def request_id(self):
        return self.events[0]['correlation_id']


def digest_of(key):
    """How an event names the Idempotency-Key of its request."""
    return hashlib.sha256(key.encode()).hexdigest()


class Log:
    """`problems`: what is wrong with the lines themselves, each (rule, text)."""

    def __init__(self, data):
        self.data, self.problems, self.commits = data, [], []
        self.lines = data.split(b'\n')
        if self.lines.pop() != b'':
            self.fault('the last line has no end')
        self.events = [json.loads(line) for line in self.lines]
        self.form_commits()

    def fault(self, text):
        self.problems.append(('log', text))

    def form_commits(self):
        expected = 0
        for number, event in enumerate(self.events, 1):
            if event['position'] != number:
                self.fault(f'line {number} has position {event["position"]}')
            index, size = event['commit']['index'], event['commit']['size']
            if index != expected or event['commit']['id'] != number - index:
                self.fault(f'position {number} is not where its commit says')
            if index == 0 or not self.commits:
                self.commits.append(Commit([]))
            commit = self.commits[-1]
            commit.events.append(event)
            for name in ('recorded', 'idempotency_key', 'correlation_id', 'transaction_id'):
                if event[name] != commit.events[0][name]:
                    self.fault(f'position {number} has another {name} than its commit')
            expected = 0 if index + 1 == size else index + 1
        if expected:
            self.fault('the last commit is not whole')
        for before, after in zip(self.commits, self.commits[1:]):
            if before.events[0]['recorded'] >= after.events[0]['recorded']:
                self.fault(f'the commit at {after.first} is not later than the one before it')

    @property
    def head(self):
        return len(self.lines)

    def root(self, size=None):
        """The root of the Merkle tree over the first `size` lines, or all (RFC 6962, 2.1)."""
        stack = []  # (height, hash) of perfect trees, the highest first
        for line in self.lines[:size]:
            node = (0, hashlib.sha256(b'\0' + line).digest())
            while stack and stack[-1][0] == node[0]:
                left = stack.pop()[1]
                node = (node[0] + 1, hashlib.sha256(b'\1' + left + node[1]).digest())
            stack.append(node)
        if not stack:
            return hashlib.sha256(b'').digest()
        root = stack.pop()[1]
        while stack:
            root = hashlib.sha256(b'\1' + stack.pop()[1] + root).digest()
        return root


def read(path):
    with open(path, 'rb') as file:
        return Log(file.read())
