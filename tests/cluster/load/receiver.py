"""Receives webhooks on 127.0.0.1: accepts every event, and writes it into a file."""

import http.server
import json
import threading

class Receiver:
    """Serves in threads of its own until stop(). `newest`: the highest position that it has."""

    def __init__(self, path):
        self.file, self.newest = open(path, 'w', encoding='utf-8'), 0
        self.lock = threading.Lock()
        receiver = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = 'HTTP/1.1'

            def do_POST(self):
                receiver.take(self.rfile.read(int(self.headers['Content-Length'])))
                self.send_response(200)
                self.send_header('Content-Length', '0')
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True, name='receiver').start()

    def take(self, body):
        record = json.loads(body)['data']
        with self.lock:
            if not self.file.closed:
                self.file.write(json.dumps(record, separators=(',', ':')) + '\n')
                self.newest = max(self.newest, record['position'])

    def stop(self):
        self.server.shutdown()
        self.server.server_close()
        with self.lock:
            self.file.close()
