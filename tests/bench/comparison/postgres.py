"""A private PostgreSQL: a cluster of its own in a temporary folder, on a free port of 127.0.0.1,
with everything as PostgreSQL sets it by default except 1 GB of buffers and 300 connections. Root
runs it as the user postgres. The cluster that the package makes is left alone."""

import os
import pathlib
import re
import secrets
import shutil
import signal
import socket
import subprocess
import time

import children
from comparison import fill

SETTINGS = {'shared_buffers': '1GB', 'max_connections': 300, 'listen_addresses': '127.0.0.1',
            'unix_socket_directories': ''}
USER = 'bench'


def programs():
    """The folder of the newest server; Debian puts none of its programs into the PATH."""
    found = sorted(pathlib.Path('/usr/lib/postgresql').glob('*/bin/initdb'),
                   key=lambda path: int(path.parts[-3]))
    path = found[-1] if found else shutil.which('initdb')
    if not path:
        raise RuntimeError('PostgreSQL is not installed')
    return pathlib.Path(path).parent


def free_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


class Postgres:
    def __init__(self, folder):
        self.folder, self.programs = folder, programs()
        self.user = 'postgres' if os.geteuid() == 0 else None
        folder.mkdir()
        self.environment = os.environ | {'PGPASSWORD': secrets.token_hex(16), 'PGHOST': '127.0.0.1',
                                         'PGUSER': USER, 'LC_ALL': 'C'}
        password = folder / 'password'
        password.write_text(self.environment['PGPASSWORD'])
        if self.user:
            shutil.chown(folder, self.user)
            shutil.chown(password, self.user)
        password.chmod(0o400)
        self.run('initdb', '-D', folder / 'data', '-U', USER, '-A', 'md5', '--pwfile', password,
                 '-E', 'UTF8', user=self.user)
        password.unlink()
        self.start()

    def run(self, program, *arguments, user=None):
        return children.run([self.programs / program, *arguments], user=user, cwd=self.folder,
                            env=self.environment, stderr=subprocess.STDOUT)

    def start(self):
        port = free_port()
        self.environment['PGPORT'] = str(port)
        settings = [word for name, value in SETTINGS.items() for word in ('-c', f'{name}={value}')]
        with open(self.folder / 'log', 'wb') as log:
            self.process = children.start(
                [self.programs / 'postgres', '-D', self.folder / 'data', '-p', port, *settings],
                user=self.user, cwd=self.folder, env=self.environment, stdout=log, stderr=log)
        for _ in range(300):
            if self.process.poll() is not None:
                break
            if subprocess.run([self.programs / 'pg_isready', '-q'], env=self.environment,
                              check=False).returncode == 0:
                return
            time.sleep(0.1)
        self.stop()
        raise RuntimeError('postgres: ' + (self.folder / 'log').read_text()[-2000:])

    def stop(self):
        # A fast shutdown: it ends connections, and writes what is in memory.
        children.stop(self.process, signal.SIGINT)

    def ask(self, database, sql):
        return self.run('psql', '-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-d', database,
                        '-c', sql).strip()

    def cpu_seconds(self):
        """Of all its processes: those that ended are counted in the first one."""
        pid = self.process.pid
        seconds = children.cpu_seconds(pid, with_ended_children=True)
        for child in pathlib.Path(f'/proc/{pid}/task/{pid}/children').read_text().split():
            try:
                seconds += children.cpu_seconds(child)
            except (FileNotFoundError, ProcessLookupError):
                pass
        return seconds


class Table:
    """The table that stands for a ledger with so many licenses, in a database of its own."""

    def __init__(self, server, licenses, people):
        self.server, self.database = server, f'bench_{licenses}'
        self.variables = {'licenses': licenses, 'people': people, 'rare': fill.RARE}
        server.ask('postgres', f'CREATE DATABASE {self.database}')
        server.run('psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', *self.given('-v'),
                   '-d', self.database, '-f', pathlib.Path(__file__).parent / 'table.sql')

    def given(self, flag):
        return [word for name, value in self.variables.items()
                for word in (flag, f'{name}={value}')]

    def turn(self, scripts, connections, seconds, uses):
        """Runs the scripts for so long. The figures; nothing when there was nothing to do."""
        # pgbench counts the time that connecting takes as part of these whole seconds.
        length = ['-T', max(1, round(seconds + connections / 200))]
        if uses == 'seats':
            left = self.server.ask(
                self.database,
                'SELECT max(id) - (SELECT last_value FROM seat_released) FROM seats')
            if int(left) < connections:
                return None
            length = ['-t', int(left) // connections]
        elif uses:
            self.server.ask(self.database, "SELECT setval('seat_released', max(id)) FROM seats")
        folder = self.server.folder
        files = []
        for number, (weight, text) in enumerate(scripts):
            path = folder / f'script-{number}.sql'
            path.write_text(text)
            files += ['-f', f'{path}@{weight}']
        log = ['-l', '--log-prefix', folder / 'transactions'] if connections == 1 else []
        cpu = self.server.cpu_seconds()
        printed = self.server.run('pgbench', '-n', '-M', 'prepared', '-c', connections,
                                  '-j', min(connections, os.cpu_count()), *length, *files,
                                  *self.given('-D'), *log, self.database)
        return self.figures(printed, cpu)

    def figures(self, printed, cpu_before):
        def number(pattern):
            return float(re.search(pattern, printed)[1])

        answers = number(r'transactions actually processed: (\d+)')
        if number(r'failed transactions: (\d+)') or not answers:
            raise RuntimeError(printed)
        figures = {'answers': answers, 'per_second': number(r'tps = ([0-9.]+)'),
                   'cpu_us': (self.server.cpu_seconds() - cpu_before) * 1e6 / answers}
        for log in self.server.folder.glob('transactions.*'):
            micros = sorted(int(line.split()[2]) for line in log.read_text().splitlines())
            figures |= {'p50_us': micros[len(micros) // 2],
                        'p99_us': micros[len(micros) * 99 // 100]}
            log.unlink()
        return figures
