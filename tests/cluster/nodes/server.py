"""A seatledgerd as a child, on a port that it keeps over restarts."""

import http.client
import json
import os
import pathlib
import shutil
import subprocess
import time

import children
from nodes import places, processes

KEY = 'nemesis-nemesis-nemesis-nemesis-nemesis'
GIB = 1 << 30
WEBHOOKS = {'SEATLEDGER_WEBHOOK_ALLOW_PRIVATE': 'true', 'SEATLEDGER_WEBHOOK_RETRY_FIRST_MS': '100',
            'SEATLEDGER_WEBHOOK_RETRY_LONGEST_MS': '1000'}
PROGRAMS = pathlib.Path(__file__).parents[3] / 'build' / 'release' / 'bin'


class Server:
    """`settings`: more environment, SEATLEDGER_… names and values. Started by start()."""

    def __init__(self, name, place, programs=PROGRAMS, settings=None):
        self.name, self.programs = name, pathlib.Path(programs)
        self.folder = place.make(f'server-{name}')
        self.data = self.folder / 'data'
        [self.port] = places.free_ports(1)
        self.settings = dict(settings or {})
        self.process, self.frozen = None, False

    @property
    def url(self):
        return f'http://127.0.0.1:{self.port}'

    def start(self, wait_s=60):
        """Returns when it listens; raises when it does not in time."""
        with open(self.folder / 'log', 'ab') as log:
            self.process = children.start(
                [self.programs / 'seatledgerd', '--data-dir', self.data,
                 '--listen', f'127.0.0.1:{self.port}'],
                cwd=self.folder, stdout=log, stderr=log,
                env=os.environ | WEBHOOKS | {'SEATLEDGER_ADMIN_KEY': KEY} | self.settings)
        until = time.monotonic() + wait_s
        while self.ask('/healthz')[0] != 200:
            if self.process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f'server {self.name} does not serve: {self.log_end()}')
            time.sleep(0.05)

    def log_end(self):
        return (self.folder / 'log').read_text(errors='replace')[-2000:]

    def ask(self, path, timeout_s=2, method='GET', body=None):
        """Status and body of the answer; (None, None) without one."""
        connection = http.client.HTTPConnection('127.0.0.1', self.port, timeout=timeout_s)
        try:
            connection.request(method, path, None if body is None else json.dumps(body),
                               {'Authorization': f'Api-Token {KEY}',
                                'Content-Type': 'application/json'})
            answer = connection.getresponse()
            return answer.status, answer.read()
        except (OSError, http.client.HTTPException):
            return None, None
        finally:
            connection.close()

    def runs(self):
        return self.process is not None and self.process.poll() is None

    def takes_writes(self):
        return self.ask('/readyz')[0] == 200

    def kill(self):
        processes.kill(processes.tree(self.process.pid) if self.runs() else [])
        self.process.wait()

    def freeze(self):
        self.frozen = True
        processes.freeze(self.process.pid)

    def thaw(self):
        self.frozen = False
        if self.runs():
            processes.thaw(self.process.pid)

    def heal(self):
        self.thaw()
        if not self.runs():
            self.start()

    def limit_disk(self):
        """For fill_disk(): the server refuses writes below eight ninths of what is free now, less
        3 GiB. It takes them again with an eighth more than that: others may use 3 GiB meanwhile."""
        self.free_min = shutil.disk_usage(self.folder).free * 8 // 9 - 3 * GIB
        if self.free_min < GIB:
            raise RuntimeError(f'{self.folder} needs more free space')
        self.settings['SEATLEDGER_FREE_BYTES_MIN'] = str(self.free_min)

    def fill_disk(self):
        """Takes so much that too little is left, without writing it."""
        too_much = shutil.disk_usage(self.folder).free - self.free_min
        with open(self.folder / 'filler', 'wb') as filler:
            os.posix_fallocate(filler.fileno(), 0, too_much + GIB // 4)

    def empty_disk(self):
        """Also when others have used so much meanwhile that the server would still refuse."""
        (self.folder / 'filler').unlink(missing_ok=True)
        if shutil.disk_usage(self.folder).free < self.free_min * 9 // 8:
            self.stop()
            self.limit_disk()
            self.start()

    def delete_copy(self):
        """All that the server stores, while it does not run."""
        shutil.rmtree(self.data)

    def set_clock(self, seconds):
        """From its next start on, its clock is so much ahead of the machine's; 0: it is that."""
        self.settings.pop('LD_PRELOAD', None)
        if seconds:
            library = self.folder / f'clock{seconds:+d}.so'
            children.run(['gcc', '-shared', '-fPIC', f'-DSECONDS={seconds}', '-o', library,
                          pathlib.Path(__file__).with_name('shifted_clock.c')])
            self.settings['LD_PRELOAD'] = str(library)

    def stop(self):
        """SIGTERM; whether it ended as it should."""
        if not self.process:
            return True
        self.thaw()
        return children.stop(self.process, patience_s=60) in (0, -9)

    def head(self):
        """The position of its last event; None when it does not answer."""
        status, body = self.ask('/api/ledger/status/')
        return json.loads(body)['head'] if status == 200 else None

    def verify(self):
        """What `seatledger verify` says of the directory of a stopped server, None when all is
        well. It folds the views anew and compares them."""
        found = children.start([self.programs / 'seatledger', 'verify', '--data-dir', self.data],
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        printed, _ = found.communicate()
        return None if found.returncode == 0 else printed[-1000:]

    def export(self, path, stopped=False):
        """All events and the signed checkpoint, into `path` and `path`.checkpoint."""
        source = ['--data-dir', self.data] if stopped else ['--url', self.url, '--key', KEY]
        children.run([self.programs / 'seatledger', 'export', *source, '--out', path],
                     stderr=subprocess.STDOUT)
        return path
