"""One HTTP call to one server, as the history has it."""

import http.client
import json
import threading
import time
import uuid

from checker.history import Call


# Longer than a server takes to say that it does not know the outcome.
TIMEOUT_S = 12
LINES = 'application/x-ndjson'


class Recorder:
    """Takes the calls of all clients: whole into a file, when they were answered in memory."""

    def __init__(self, path):
        self.file = open(path, 'a', encoding='utf-8')
        self.lock = threading.Lock()
        self.answers = []  # (end, server, is it a write, what became of it)

    def add(self, call):
        what = 'acknowledged' if call.acknowledged else 'refused' if call.refused else 'unknown'
        line = call.line()
        with self.lock:
            self.answers.append((call.end, call.server, call.is_write, what))
            if not self.file.closed:
                self.file.write(line + '\n')

    def close(self):
        with self.lock:
            self.file.close()


class Caller:
    """Keeps one connection to each server, and none after an error. `servers`: name -> port."""

    def __init__(self, number, servers, key, recorder):
        self.number, self.servers, self.key = number, servers, key
        self.recorder = recorder
        self.connections = {}

    def call(self, server, what, method, path, body=None, key=None, asked=None):
        """The call, recorded. No whole answer in time: status None."""
        call = Call(request_id=uuid.uuid4().hex, client=self.number, server=server, what=what,
                    method=method, path=path, body=body, key=key, asked=asked,
                    start=time.monotonic(), end=0)
        try:
            self.send(call)
        except (OSError, http.client.HTTPException, ValueError):
            call.status = call.position = None
            self.drop(server)
        call.end = time.monotonic()
        self.recorder.add(call)
        return call

    def send(self, call):
        connection = self.connections.get(call.server)
        if connection is None:
            connection = http.client.HTTPConnection('127.0.0.1', self.servers[call.server],
                                                    timeout=TIMEOUT_S)
            self.connections[call.server] = connection
        headers = {'Authorization': f'Api-Token {self.key}', 'X-Request-Id': call.request_id,
                   'Content-Type': 'application/json' if call.what != 'import' else LINES}
        if call.key is not None:
            headers['Idempotency-Key'] = call.key
        if call.asked is not None:
            headers['Ledger-Position'] = str(call.asked)
        body = call.body if isinstance(call.body, str | None) else json.dumps(call.body)
        connection.request(call.method, call.path, body, headers)
        answer = connection.getresponse()
        content = answer.read()
        content = content.decode() if call.what == 'import' else json.loads(content)
        call.status = answer.status
        position = answer.getheader('Ledger-Position')
        call.position = None if position is None else int(position)
        call.replayed = answer.getheader('Idempotent-Replayed') == 'true'
        if call.acknowledged:
            call.answer = content
        else:
            call.code = content.get('code')

    def drop(self, server):
        connection = self.connections.pop(server, None)
        if connection:
            connection.close()

    def close(self):
        for server in list(self.connections):
            self.drop(server)
