"""How to call a Seatledger server with Python's standard library: repeats, versions, dry runs and
pages. docs/calling.md says what is behind each. tests/calling/run runs it:

    SEATLEDGER_URL=http://127.0.0.1:8080 SEATLEDGER_KEY=... python3 docs/examples/calling.py
"""

import http.client
import json
import os
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid

ATTEMPTS_MAX = 5
REPEATED = (408, 429, 503)  # what the server asks to repeat


class Refused(Exception):
    """An answer that is an error: `status`, and `body` with `code` and `detail`."""

    def __init__(self, status, body):
        super().__init__(f"{status} {body.get('code')}: {body.get('detail')}")
        self.status, self.body = status, body


class Client:
    def __init__(self, base, key):
        self.base, self.key = base, key

    def call(self, method, path, body=None, query=None, **headers):
        """(the answer's body, its headers). Throws Refused. A header is given as If_Match="..."."""
        url = urllib.parse.urljoin(self.base, path)
        if query:
            url += '?' + urllib.parse.urlencode(query)
        headers = {name.replace('_', '-'): value for name, value in headers.items()}
        headers['Authorization'] = f'Api-Token {self.key}'
        if method != 'GET':
            headers['Content-Type'] = 'application/json'
            # The same for all attempts, so that the call is done once however often it is sent.
            headers.setdefault('Idempotency-Key', str(uuid.uuid4()))
        data = None if body is None else json.dumps(body).encode()
        for attempt in range(1, ATTEMPTS_MAX + 1):
            request = urllib.request.Request(url, data, headers, method=method)
            pause = 2 ** (attempt - 1)
            try:
                with urllib.request.urlopen(request, timeout=60) as answer:
                    return json.load(answer), answer.headers
            except urllib.error.HTTPError as error:
                answer = json.loads(error.read() or b'{}')
                if error.code not in REPEATED or attempt == ATTEMPTS_MAX:
                    raise Refused(error.code, answer) from None
                pause = max(pause, int(error.headers.get('Retry-After', 0)))
            except (OSError, http.client.HTTPException):  # no connection, or no answer
                if attempt == ATTEMPTS_MAX:
                    raise
            time.sleep(pause)

    def rows(self, path, **query):
        """The rows of all pages of a list."""
        page, _ = self.call('GET', path, query=query)
        while True:
            yield from page['results']
            if page['next_page'] is None:
                return
            page, _ = self.call('GET', page['next_page'])

    def change_license(self, license_id, make):
        """Stores what `make` makes of the license, even if others change it at the same time."""
        while True:
            row, headers = self.call('GET', f'/api/ledger/licenses/{license_id}/')
            try:
                changed, _ = self.call('POST', f"/api/catalog/licenses/{row['kind']}/update/",
                                       {'license_id': license_id, **make(row)},
                                       If_Match=headers['ETag'])
                return changed
            except Refused as refusal:
                if refusal.status != 412:  # version_mismatch: read it again
                    raise


def main():
    client = Client(os.environ['SEATLEDGER_URL'], os.environ['SEATLEDGER_KEY'])
    client.call('PUT', '/api/directory/platforms/acme/', {'org': 'acme-org'})
    create, update = ('/api/catalog/licenses/user/create/', '/api/catalog/licenses/user/update/')
    ids = []
    for number, faculty in enumerate(['arts', 'science', 'science', 'law', 'science'], 1):
        row, _ = client.call('POST', create, {
            'platform_key': 'acme', 'name': f'Course {number}', 'count': 10 * number,
            'metadata': {'faculty': faculty}, 'transaction_id': f'order-{number}'})
        ids.append(row['id'])

    found = client.rows('/api/catalog/licenses/user/', faculty='science', sort='-count', page_size=2)
    print('science:', [row['name'] for row in found])

    tried, _ = client.call('POST', update, {'license_id': ids[0], 'count': 99},
                           query={'dry_run': 'true'})
    stored, _ = client.call('GET', f'/api/ledger/licenses/{ids[0]}/')
    print('tried:', tried['count'], 'stored:', stored['count'])

    for _ in range(2):
        row, headers = client.call('POST', update, {'license_id': ids[0], 'count': 20},
                                   Idempotency_Key='raise-course-1')
        print('count:', row['count'], 'repeat:', headers['Idempotent-Replayed'] == 'true')

    raised = []

    def five_more(row):
        if not raised:  # somebody else is quicker, once
            client.call('POST', update, {'license_id': row['id'], 'count': row['count'] + 100})
        raised.append(row['count'])
        return {'count': row['count'] + 5}

    print('count:', client.change_license(ids[0], five_more)['count'], 'read:', raised)

    try:
        client.call('POST', update, {'license_id': ids[0], 'count': -1})
    except Refused as refusal:
        print('refused:', refusal)


if __name__ == '__main__':
    main()
