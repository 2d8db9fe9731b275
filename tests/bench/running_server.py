"""The real seatledgerd as a child, and plain connections to it."""

import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import time

import children

KEY = 'bench-bench-bench-bench-bench-bench'


def request(method, path, body=b'', content_type='application/json'):
    head = (f'{method} {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Api-Token {KEY}\r\n'
            f'Content-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n')
    return head.encode() + body


class Connection:
    """Kept alive; several requests may be sent before their answers are read."""

    def __init__(self, port):
        self.socket = socket.create_connection(('127.0.0.1', port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.rest = b''

    def send(self, data):
        self.socket.sendall(data)

    def receive(self):
        data = self.socket.recv(1 << 20)
        if not data:
            raise RuntimeError('the server closed the connection')
        return data

    def read(self):
        """The JSON of the next answer. An error is raised with its text."""
        data = self.rest
        while (end := data.find(b'\r\n\r\n')) < 0:
            data += self.receive()
        length = int(re.search(rb'Content-Length: (\d+)', data[:end], re.I).group(1))
        while len(data) < end + 4 + length:
            data += self.receive()
        body, self.rest = data[end + 4:end + 4 + length], data[end + 4 + length:]
        if not data.startswith(b'HTTP/1.1 2'):
            raise RuntimeError(data[:2000].decode())
        return json.loads(body)

    def call(self, *parts):
        self.send(request(*parts))
        return self.read()


class Server:
    """Serves the directory `data` on a free port of 127.0.0.1; its log is beside the directory."""

    def __init__(self, program, data, flags=()):
        self.program, self.data, self.flags = program, pathlib.Path(data), flags
        self.log_file = self.data.parent / 'log'
        self.start()

    def start(self):
        begin = time.monotonic()
        with open(self.log_file, 'ab') as log:
            self.process = children.start(
                [self.program, '--data-dir', self.data, '--listen', '127.0.0.1:0',
                 '--log-level', 'warning', *self.flags],
                stdout=subprocess.PIPE, stderr=log, text=True,
                env=os.environ | {'SEATLEDGER_ADMIN_KEY': KEY})
        line = self.process.stdout.readline()
        if not line:
            self.kill()
            raise RuntimeError('the server did not start: ' + self.log_file.read_text()[-2000:])
        self.port = int(line.rsplit(':', 1)[1])
        self.seconds_to_start = time.monotonic() - begin

    def stop(self):
        if children.stop(self.process, patience_s=600) != 0:
            raise RuntimeError('the server failed: ' + self.log_file.read_text()[-2000:])

    def kill(self):
        children.stop(self.process, signal.SIGKILL)

    def call(self, *parts):
        return Connection(self.port).call(*parts)

    def resident(self, name='VmRSS'):
        return children.resident_bytes(self.process.pid, name)

    def cpu_seconds(self):
        return children.cpu_seconds(self.process.pid)

    def head(self):
        return self.call('GET', '/api/ledger/status/')['head']
