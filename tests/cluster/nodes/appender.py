"""Two programs that use a replicated PostgreSQL as the servers do, without a server: one appends
batches and settles what is unknown, one follows and confirms. With them the sample is put to the
test alone: how long it takes no writes after a fault, and whether it keeps what it acknowledged."""

import threading
import time
import uuid

from nodes.postgres_calls import Connection, Unknown

TABLES = '''
CREATE TABLE ledger (id int PRIMARY KEY, epoch bigint NOT NULL, leader uuid, beat bigint NOT NULL);
CREATE TABLE chunks (first bigint PRIMARY KEY CHECK (first > 0), count int NOT NULL,
  epoch bigint NOT NULL, append_id uuid NOT NULL, records bytea[] NOT NULL);
INSERT INTO ledger VALUES (1, 1, NULL, 0)'''
# $1 of the design: head; epoch; first and id of the chunk that ends at the head.
APPEND = '''
WITH held AS (SELECT 1 FROM ledger WHERE id = 1 AND epoch = %(epoch)s FOR SHARE),
stored AS (INSERT INTO chunks SELECT %(head)s + 1, 4, %(epoch)s, %(id)s, %(records)s FROM held
  WHERE current_setting('synchronous_standby_names') <> ''
    AND (%(head)s = 0
      OR EXISTS (SELECT 1 FROM chunks WHERE first = %(last)s AND append_id = %(link)s))
  ON CONFLICT DO NOTHING RETURNING first)
SELECT pg_notify('seatledger', '') FROM stored'''
BUMP = '''UPDATE ledger SET epoch = epoch + 1, beat = beat + 1 WHERE id = 1 AND leader = %(me)s
RETURNING epoch'''
LAST = 'SELECT first, append_id FROM chunks ORDER BY first DESC LIMIT 1'


class Appender(threading.Thread):
    """One leader for ever. `acknowledged` and `never` are what a caller was told of each append;
    `answers` are the moments at which something was acknowledged."""

    def __init__(self, sample, ports, deadline_s=5):
        super().__init__(daemon=True)
        self.sample, self.ports, self.deadline_s = sample, ports, deadline_s
        self.me, self.epoch = str(uuid.uuid4()), 1
        self.head, self.last, self.link = 0, 0, None
        self.acknowledged, self.never, self.answers = {}, set(), []
        self.unknown, self.refused = [], []  # moments at which an append was, at first
        self.open = None  # the append of which nothing is known
        self.ends = threading.Event()
        self.connection = None

    def run(self):
        while not self.ends.is_set():
            try:
                if not self.connection:
                    self.connect()
                self.append()
                time.sleep(0.005)
            except Unknown:
                if self.connection:
                    self.connection.close()
                self.connection = None
                time.sleep(0.05)
        if self.connection:
            self.connection.close()

    def connect(self):
        self.connection = Connection(self.sample, self.ports, self.deadline_s)
        if self.head == 0 and not self.open:
            self.connection.run('UPDATE ledger SET leader = %(me)s WHERE id = 1', {'me': self.me})
        if self.open:
            self.settle()

    def append(self):
        first, self.open = self.head + 1, str(uuid.uuid4())
        try:
            rows = self.connection.run(APPEND, {
                'head': self.head, 'epoch': self.epoch, 'id': self.open, 'last': self.last,
                'link': self.link, 'records': [b'{"n":%d}' % i for i in range(4)]})
        except Unknown:
            self.unknown.append(time.monotonic())
            raise
        if not rows:
            # Nobody else leads: so this is a primary that was left behind and is back for a moment.
            # Nothing was stored there, and it was sent nowhere else.
            self.refused.append(time.monotonic())
            self.never.add(self.open)
            self.open = None
            raise Unknown('refused')
        self.stored(first)

    def stored(self, first):
        self.acknowledged[self.open] = first
        self.answers.append(time.monotonic())
        self.head, self.last, self.link, self.open = first + 3, first, self.open, None

    def settle(self):
        """First the fence, then, in a statement of its own, whether the last chunk is ours."""
        [(self.epoch,)] = self.connection.run(BUMP, {'me': self.me})
        rows = self.connection.run(LAST)
        if rows and str(rows[0][1]) == self.open:
            self.stored(rows[0][0])
        else:
            self.never.add(self.open)
            self.open = None


class Follower(threading.Thread):
    """Reads the head, and believes it only when the commit behind it came back. `confirmed`: all
    that it believed, and the id of each."""

    def __init__(self, sample, ports, deadline_s=5):
        super().__init__(daemon=True)
        self.sample, self.ports, self.deadline_s = sample, ports, deadline_s
        self.confirmed, self.answers = {}, []
        self.ends = threading.Event()

    def run(self):
        connection = None
        while not self.ends.is_set():
            try:
                connection = connection or Connection(self.sample, self.ports, self.deadline_s)
                connection.run('BEGIN ISOLATION LEVEL REPEATABLE READ')
                rows = connection.run(LAST)
                connection.run("SELECT pg_logical_emit_message(true, 'seatledger', '')")
                connection.run('COMMIT')
                for first, link in rows:
                    self.confirmed[first] = str(link)
                self.answers.append(time.monotonic())
            except Unknown:
                if connection:
                    connection.close()
                connection = None
            time.sleep(0.05)
        if connection:
            connection.close()
