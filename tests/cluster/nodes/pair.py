"""A primary and a synchronous standby without Patroni: nothing fails over by itself, but it starts
in three seconds. For servers that die beside a PostgreSQL that does not."""

import os
import secrets
import shutil
import time

import children
from nodes import places, processes
from nodes.patroni import DATABASE, ROLE

SETTINGS = {'listen_addresses': '127.0.0.1', 'unix_socket_directories': '', 'wal_level': 'replica',
            'wal_sender_timeout': '5s'}


class Pair:
    """Started when it returns: each commit waits for the standby."""

    def __init__(self, place):
        self.user = places.program_user()
        self.folder = place.make('pair', self.user)
        self.ports = places.free_ports(2)
        self.password = secrets.token_hex(12)
        self.processes = []
        self.environment = os.environ | {'PGPASSWORD': self.password, 'LC_ALL': 'C.UTF-8'}
        try:
            self.start()
        except BaseException:
            self.stop()
            raise

    def run(self, program, *words):
        return children.run([places.postgres_program(program), *words], user=self.user,
                            cwd=self.folder, env=self.environment)

    def start(self):
        primary, standby = (self.folder / name for name in ('primary', 'standby'))
        password = self.folder / 'password'
        password.write_text(self.password)
        password.chmod(0o400)
        if self.user:
            shutil.chown(password, self.user)
        self.run('initdb', '-D', primary, '-U', ROLE, '-A', 'scram-sha-256', '-E', 'UTF8',
                 '--no-sync', '--pwfile', password)
        self.serve(primary, self.ports[0])
        self.run('pg_basebackup', '-h', '127.0.0.1', '-p', self.ports[0], '-U', ROLE, '-D', standby,
                 '-R', '-c', 'fast', '--no-sync')
        self.serve(standby, self.ports[1])
        self.ask('postgres', "ALTER SYSTEM SET synchronous_standby_names = '*'")
        self.ask('postgres', 'SELECT pg_reload_conf()')
        self.ask('postgres', f'CREATE DATABASE {DATABASE}')
        self.wait(lambda: self.ask('postgres', 'SELECT sync_state FROM pg_stat_replication')
                  == 'sync')

    def serve(self, data, port):
        settings = [word for name, value in SETTINGS.items() for word in ('-c', f'{name}={value}')]
        with open(self.folder / f'{data.name}.log', 'ab') as log:
            self.processes.append(children.start(
                [places.postgres_program('postgres'), '-D', data, '-p', port, *settings],
                user=self.user, cwd=self.folder, env=self.environment, stdout=log, stderr=log))
        ready = [places.postgres_program('pg_isready'), '-q', '-h', '127.0.0.1', '-p', port]
        self.wait(lambda: children.start(ready).wait() == 0)

    def wait(self, condition, seconds=60):
        until = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > until:
                raise TimeoutError(f'PostgreSQL: not within {seconds} s')
            time.sleep(0.05)

    def ask(self, database, sql):
        return self.run('psql', '-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-h', '127.0.0.1',
                        '-p', self.ports[0], '-U', ROLE, '-d', database, '-c', sql).strip()

    def dsn(self, ports=None):
        """As patroni.Sample has it."""
        ports = ports or self.ports
        return (f'host={",".join("127.0.0.1" for _ in ports)} port={",".join(map(str, ports))} '
                f'dbname={DATABASE} user={ROLE} target_session_attrs=read-write')

    def heal(self):
        """Nothing of it is hit."""

    def stop(self):
        for process in reversed(self.processes):
            if process.poll() is None:
                # What it started is gone with it.
                processes.kill(processes.tree(process.pid))
                process.wait()
