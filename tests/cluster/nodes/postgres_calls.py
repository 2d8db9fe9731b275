"""A connection to whichever PostgreSQL node takes writes, with a deadline of our own on everything:
a frozen machine still acknowledges TCP, and libpq waits for it without end."""

import select
import time

import psycopg2
import psycopg2.extensions


class Unknown(Exception):
    """No answer, an error or a notice: what was sent may or may not have happened."""


class Connection:
    """To the first of the ports whose server takes writes. Raises Unknown when none does in time.
    `sample`: of patroni.py."""

    def __init__(self, sample, ports, deadline_s):
        self.deadline_s = deadline_s
        each = max(0.5, deadline_s / len(ports))
        for port in ports:
            try:
                # libpq itself would stay at the first host that is frozen: so one host at a time.
                self.connection = psycopg2.connect(sample.dsn([port]), async_=True,
                                                   password=sample.password)
                self.wait(time.monotonic() + each)
                self.run('SET synchronous_commit = on')
                return
            except (Unknown, psycopg2.Error):
                self.close()
        raise Unknown('no server takes writes')

    def wait(self, until):
        while True:
            state = self.connection.poll()
            if state == psycopg2.extensions.POLL_OK:
                return
            left = until - time.monotonic()
            if left <= 0:
                raise Unknown('the deadline passed')
            handle = [self.connection.fileno()]
            reads = state == psycopg2.extensions.POLL_READ
            select.select(handle if reads else [], [] if reads else handle, [], left)

    def run(self, sql, values=None):
        """The rows of the answer. After Unknown the connection is of no more use."""
        try:
            cursor = self.connection.cursor()
            cursor.execute(sql, values)
            self.wait(time.monotonic() + self.deadline_s)
            # A commit that did not reach the standby comes with a warning and a row.
            if self.connection.notices:
                raise Unknown(self.connection.notices[0])
            return cursor.fetchall() if cursor.description else []
        except psycopg2.Error as error:
            raise Unknown(str(error)) from error

    def script(self, sql):
        """Runs several statements, and closes the connection."""
        self.run(sql)
        self.close()

    def close(self):
        connection, self.connection = getattr(self, 'connection', None), None
        if connection:
            connection.close()
