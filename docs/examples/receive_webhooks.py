"""A receiver of webhooks with Python's standard library: prints one line for each event whose
signature is good. docs/tutorial.md uses it, and tests/tutorial/run runs that:

    python3 docs/examples/receive_webhooks.py SECRET_FILE [PORT]

Prints its address first; without PORT on any free one. The file holds the secret of the
subscription, which exists only after the address is known, so it is read for each delivery. A real
receiver also remembers each webhook-id for a while, because an event may come twice.
"""

import base64
import hashlib
import hmac
import http.server
import json
import pathlib
import sys
import time

SECONDS_APART_MAX = 300  # an old delivery may be one that somebody recorded


def is_genuine(secret, headers, body):
    stamp = headers.get("webhook-timestamp", "")
    if not stamp.isdigit() or abs(time.time() - int(stamp)) > SECONDS_APART_MAX:
        return False
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{headers.get('webhook-id')}.{stamp}.".encode() + body
    wanted = "v1," + base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()
    given = headers.get("webhook-signature", "").split()  # two while a secret is changed
    return any(hmac.compare_digest(wanted, one) for one in given)


class Receiver(http.server.BaseHTTPRequestHandler):
    secret_file = None

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        genuine = is_genuine(self.secret_file.read_text().strip(), self.headers, body)
        if genuine:
            print(json.loads(body)["type"], flush=True)
        self.send_response(204 if genuine else 401)
        self.end_headers()

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    Receiver.secret_file = pathlib.Path(sys.argv[1])
    port = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    server = http.server.HTTPServer(("127.0.0.1", port), Receiver)
    print(f"http://127.0.0.1:{server.server_port}/", flush=True)
    server.serve_forever()
