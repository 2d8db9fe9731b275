"""Three machines on 127.0.0.1: etcd, Patroni and PostgreSQL on each, started from the sample for
operators in docs/cluster/, in which only addresses, folders, names and passwords are replaced."""

import contextlib
import http.client
import json
import os
import pathlib
import re
import secrets
import shutil
import time

import children
from nodes import places, processes

SAMPLE = pathlib.Path(__file__).parents[3] / 'docs' / 'cluster'
NAMES = ('one', 'two', 'three')
DATABASE = ROLE = 'seatledger'


def sample_environment():
    lines = (SAMPLE / 'etcd').read_text().splitlines()
    return dict(line.split('=', 1) for line in lines if line and not line.startswith('#'))


def get(port, path, seconds=2, body=None):
    """The JSON that a node's Patroni or etcd answers, or None."""
    connection = http.client.HTTPConnection('127.0.0.1', port, timeout=seconds)
    try:
        connection.request('POST' if body else 'GET', path, body and json.dumps(body),
                           {'Content-Type': 'application/json'})
        answer = connection.getresponse().read()
        with contextlib.suppress(ValueError):
            return json.loads(answer)
        return answer.decode()
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


class Machine:
    """One of the three. What runs on it dies, freezes and comes back alone or together."""

    def __init__(self, name, place, ports):
        self.name = name
        self.user = places.program_user()
        self.folder = place.make(name, self.user)
        self.data = self.folder / 'data'
        self.client_port, self.peer_port, self.rest_port, self.port = ports
        self.etcd = self.patroni = None
        self.frozen = False

    def log(self, name):
        return open(self.folder / f'{name}.log', 'ab')

    def start_etcd(self, machines):
        # The peers' addresses end with their ports, so they can be told apart on one host.
        own = {'ETCD_NAME': self.name, 'ETCD_DATA_DIR': str(self.folder / 'etcd'),
               'ETCD_INITIAL_CLUSTER': ','.join(
                   f'{m.name}=http://127.0.0.1:{m.peer_port}' for m in machines)}
        for name, port in {'LISTEN_CLIENT': self.client_port, 'ADVERTISE_CLIENT': self.client_port,
                           'LISTEN_PEER': self.peer_port,
                           'INITIAL_ADVERTISE_PEER': self.peer_port}.items():
            own[f'ETCD_{name}_URLS'] = f'http://127.0.0.1:{port}'
        with self.log('etcd') as log:
            self.etcd = children.start(
                [shutil.which('etcd') or '/usr/bin/etcd'], user=self.user, cwd=self.folder,
                env=os.environ | sample_environment() | own, stdout=log, stderr=log)

    def write_configuration(self, machines, passwords):
        import yaml  # of Patroni's package; a pair without Patroni needs none

        text = (SAMPLE / 'patroni.yml').read_text()
        for name, password in passwords.items():
            text = text.replace(f'CHANGE-ME-{name}', password)
        given = yaml.safe_load(text)
        given['name'] = self.name
        given['restapi'] = {'listen': f'127.0.0.1:{self.rest_port}',
                            'connect_address': f'127.0.0.1:{self.rest_port}'}
        given['etcd']['hosts'] = ','.join(f'127.0.0.1:{m.client_port}' for m in machines)
        server = given['postgresql']
        server |= {'listen': f'127.0.0.1:{self.port}', 'connect_address': f'127.0.0.1:{self.port}',
                   'data_dir': str(self.data), 'pgpass': str(self.folder / 'pgpass'),
                   'bin_dir': str(places.postgres_program('postgres').parent)}
        server['parameters']['unix_socket_directories'] = str(self.folder)
        server['pg_hba'] = [line for line in server['pg_hba'] if '192.0.2.' not in line]
        self.configuration = self.folder / 'patroni.yml'
        self.configuration.write_text(yaml.safe_dump(given))
        self.configuration.chmod(0o600)
        if self.user:
            shutil.chown(self.configuration, self.user)

    def start_patroni(self):
        with self.log('patroni') as log:
            self.patroni = children.start(
                [shutil.which('patroni') or '/usr/bin/patroni', self.configuration],
                user=self.user, cwd=self.folder, env=os.environ | {'LC_ALL': 'C.UTF-8'},
                stdout=log, stderr=log)

    def stop_etcd(self):
        if self.etcd:
            children.stop(self.etcd, patience_s=10)

    def postmaster(self):
        return processes.postmaster(self.data)

    def pids(self, parts):
        """The processes of these parts: 'postgres', 'patroni', 'etcd'."""
        roots = {'postgres': self.postmaster(),
                 'patroni': self.patroni and self.patroni.poll() is None and self.patroni.pid,
                 'etcd': self.etcd and self.etcd.poll() is None and self.etcd.pid}
        found = []
        for part in parts:
            if roots[part]:
                found += [pid for pid in processes.tree(roots[part]) if pid not in found]
        return found

    def kill(self, *parts):
        pids = self.pids(parts)
        processes.kill(pids)
        for process in (self.patroni, self.etcd):
            if process and process.pid in pids:
                process.wait()
        processes.wait_gone(pids)

    def freeze(self, *parts):
        for pid in self.pids(parts):
            processes.freeze(pid)
        self.frozen = True

    def thaw(self):
        for pid in self.pids(('etcd', 'patroni', 'postgres')):
            processes.thaw(pid)
        self.frozen = False

    def restart(self, machines):
        """Starts again what does not run; Patroni starts PostgreSQL."""
        self.thaw()
        if self.etcd.poll() is not None:
            self.start_etcd(machines)
        if self.patroni.poll() is not None:
            self.start_patroni()

    def end_patroni(self):
        self.thaw()
        if self.patroni and self.patroni.poll() is None:
            self.patroni.terminate()

    def stop(self):
        """Patroni stops its PostgreSQL; one that a fault left behind is killed here."""
        if self.patroni:
            children.stop(self.patroni, patience_s=30)
        processes.kill(self.pids(('postgres',)))


class Sample:
    """The three machines. Started when it returns: one leads, one confirms, one more follows."""

    def __init__(self, place):
        numbers = places.free_ports(4 * len(NAMES))
        self.machines = [Machine(name, place, numbers[4 * i:4 * i + 4])
                         for i, name in enumerate(NAMES)]
        self.passwords = {name: secrets.token_hex(12)
                          for name in ('SUPERUSER', 'REPLICATION', 'REWIND')}
        self.password = secrets.token_hex(12)  # of the program's role
        try:
            self.start()
        except BaseException:
            self.stop()
            raise

    def start(self):
        for machine in self.machines:
            machine.start_etcd(self.machines)
        self.wait(lambda: all((get(m.client_port, '/health') or {}).get('health') == 'true'
                              for m in self.machines), 60, 'etcd')
        for machine in self.machines:
            machine.write_configuration(self.machines, self.passwords)
            machine.start_patroni()
        self.wait_healthy(180)
        self.ask('postgres', f"CREATE ROLE {ROLE} LOGIN PASSWORD '{self.password}'")
        self.ask('postgres', f'CREATE DATABASE {DATABASE} OWNER {ROLE}')

    def wait(self, condition, seconds, what):
        until = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > until:
                raise TimeoutError(f'{what}: not within {seconds} s; the logs: {self.logs()}')
            time.sleep(0.2)

    def logs(self):
        return ''.join(f'\n--- {path}\n{path.read_text(errors="replace")[-1500:]}'
                       for m in self.machines for path in sorted(m.folder.glob('*.log')))

    def members(self):
        """The roles of running members as Patroni tells them: leader, sync_standby, replica."""
        for machine in self.machines:
            if machine.frozen:
                continue
            answer = get(machine.rest_port, '/cluster')
            if isinstance(answer, dict) and 'members' in answer:
                return {m['name']: m['role'] for m in answer['members']
                        if m.get('state') in ('running', 'streaming')}
        return {}

    def is_healthy(self):
        """One leads, and itself sees the two others stream from it, one of them synchronous."""
        members = self.members()
        if sorted(members.values()) != ['leader', 'replica', 'sync_standby']:
            return False
        leader = next(m for m in self.machines if members.get(m.name) == 'leader')
        with contextlib.suppress(RuntimeError):
            return self.ask('postgres', "SELECT sync_state FROM pg_stat_replication WHERE state = "
                            "'streaming' ORDER BY 1", leader).split() == ['async', 'sync']
        return False

    def wait_healthy(self, seconds=120):
        self.wait(self.is_healthy, seconds, 'leader, sync_standby and replica')

    def with_role(self, role):
        """The machine that has it now; waits for one."""
        self.wait(lambda: role in self.members().values(), 60, role)
        names = [name for name, has in self.members().items() if has == role]
        return next(m for m in self.machines if m.name in names)

    def heal(self):
        """Brings back whatever is down or frozen, and waits until all three work."""
        for machine in self.machines:
            machine.restart(self.machines)
        self.wait_healthy()

    @property
    def ports(self):
        return [machine.port for machine in self.machines]

    def dsn(self, ports=None):
        """For the program's role, whose password goes by PGPASSWORD: every node, of which the
        primary alone is taken."""
        ports = ports or self.ports
        return (f'host={",".join("127.0.0.1" for _ in ports)} port={",".join(map(str, ports))} '
                f'dbname={DATABASE} '
                f'user={ROLE} target_session_attrs=read-write')

    def ask(self, database, sql, machine=None):
        """What the superuser is answered: one line a row, columns apart by |."""
        machine = machine or self.with_role('leader')
        return children.run(
            [places.postgres_program('psql'), '-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1',
             '-h', '127.0.0.1', '-p', machine.port, '-U', 'postgres', '-d', database, '-c', sql],
            env=os.environ | {'PGPASSWORD': self.passwords['SUPERUSER'],
                              'PGCONNECT_TIMEOUT': '5'}).strip()

    def switch(self):
        """A switchover as an operator asks for it; the new leader is Patroni's choice."""
        leader = self.with_role('leader')
        answer = get(leader.rest_port, '/switchover', 60, {'leader': leader.name})
        if not re.search('switched over', str(answer), re.I):
            raise RuntimeError(f'no switchover: {answer}')

    def stop(self):
        # etcd last: without it Patroni does not know how to end.
        for step in (Machine.thaw, Machine.end_patroni, Machine.stop, Machine.stop_etcd):
            for machine in self.machines:
                step(machine)
