"""The limits in docs/calling.md: a call with as much as the number says is done, and one with one
more is answered as the table says; numbers of settings are the defaults in docs/configuration.md.
Arguments: the folder of the documents. SEATLEDGER_URL and SEATLEDGER_KEY name a fresh server."""

import datetime
import json
import os
import pathlib
import re
import sys
import urllib.error
import urllib.parse
import urllib.request

UPDATE = '/api/catalog/licenses/user/update/?dry_run=true'
BULK = '/api/ledger/licenses/1/assignments/?dry_run=true'
UNITS = {'KiB': 1024, 'MiB': 1024 * 1024, 's': 1000}


def call(method, path, body=None, content_type='application/json', headers=None):
    text = body if body is None or isinstance(body, str) else json.dumps(body)
    data = None if text is None else text.encode()
    request = urllib.request.Request(os.environ['SEATLEDGER_URL'] + path, data, {
        'Authorization': 'Api-Token ' + os.environ['SEATLEDGER_KEY'],
        'Content-Type': content_type, **(headers or {})}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def update(**fields):
    return call('POST', UPDATE, {'license_id': 1, **fields})


def padded(size, begin, end):
    return begin + 'x' * (size - len(begin) - len(end)) + end


def import_line(size):
    line = padded(size, '{"kind":"courses","id":"c","record":{"x":"', '"}}')
    status, body = call('POST', '/api/directory/import/?dry_run=true', line, 'application/x-ndjson')
    result = body['results'][0]
    return (result['status'], result) if status == 200 else (status, body)


def email(size):
    domain = '.'.join(['d' * 63] * 3)
    return {'email': 'l' * (size - len(domain) - 1) + '@' + domain}


def metadata_of(size):
    call('PUT', '/api/directory/courses/merged/', {})
    begin = {'course_id': 'merged', 'metadata': {'a': 'x' * 600_000}, 'update': False}
    call('POST', '/api/catalog/metadata/course/', begin)
    rest = size - len(json.dumps({'a': 'x' * 600_000, 'b': ''}, separators=(',', ':')))
    return call('POST', '/api/catalog/metadata/course/?dry_run=true',
                {'course_id': 'merged', 'metadata': {'b': 'x' * rest}})


def page_size(size):
    call('POST', '/api/directory/import/', '\n'.join(
        json.dumps({'kind': 'courses', 'id': f'c-{number}', 'record': {}}) for number in range(120)),
         'application/x-ndjson')
    status, body = call('GET', f'/api/directory/courses/?page_size={size}')
    return status, {**body, 'code': str(len(body['results']))}


def usage(points):
    """A point for each second, and one at the end."""
    begin = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(days=1)
    end = begin + datetime.timedelta(seconds=points - 2)
    moments = {name: time.strftime('%Y-%m-%dT%H:%M:%SZ') for name, time in
               [('from', begin), ('to', end)]}
    return call('GET', '/api/ledger/licenses/1/usage/?step=1&' + urllib.parse.urlencode(moments))


# By the beginning of the row: how to call with so much.
PROBES = {
    'a body, unpacked': lambda size: call('POST', UPDATE, padded(
        size, '{"license_id":1,"metadata":{"x":"', '"}}')),
    'the body of a bulk call': lambda size: call('PUT', '/api/directory/courses/c/?dry_run=true',
                                                 padded(size, '{"x":"', '"}')),
    'a line of an import': import_line,
    'rows of a bulk call as JSON': lambda count: call('POST', BULK, {
        'mode': 'best_effort', 'assignments': [{'email': f'p{n}@example.org'} for n in range(count)]}),
    'rows of a bulk call as CSV': lambda count: call('POST', BULK + '&mode=best_effort', 'email\n' + ''.join(
        f'p{n}@example.org\n' for n in range(count)), 'text/csv'),
    'bytes of a text': lambda size: update(name='n' * size),
    'bytes of an e-mail address': lambda size: call(
        'POST', '/api/catalog/licenses/user/assignment/?dry_run=true', {'license_id': 1, **email(size)}),
    '`count` of a license': lambda count: update(count=count),
    'levels of objects and lists': lambda levels: call('POST', UPDATE, (
        '{"license_id":1,"metadata":{"x":' + '[' * (levels - 2) + ']' * (levels - 2) + '}}')),
    'fields of a form': lambda count: call('POST', UPDATE, 'license_id=1' + ''.join(
        f'&x{n}=1' for n in range(count - 1)), 'application/x-www-form-urlencoded'),
    'metadata of a course or program': metadata_of,
    'bytes of an `Idempotency-Key`': lambda size: call(
        'POST', UPDATE, {'license_id': 1}, headers={'Idempotency-Key': 'k' * size}),
    '`page_size`': page_size,
    '`limit` of events': lambda limit: call('GET', f'/api/ledger/events/?limit={limit}'),
    '`wait` of the feed': lambda wait: call('GET', f'/api/ledger/events/?wait={wait}'),
    "points of a license's usage": usage,
}


def number_of(text):
    match = re.fullmatch(r'([\d,]+)(?: (KiB|MiB|s))?', text)
    return int(match.group(1).replace(',', '')) * UNITS.get(match.group(2), 1)


def rows_of(page):
    """(what, most, setting, how more is answered) of each row with a number."""
    for line in page.read_text().splitlines():
        cells = re.split(r'\s*\|\s*', line)
        if line.startswith('| ') and len(cells) == 6 and re.match(r'\d', cells[2]):
            what, most, setting, refused = cells[1:5]
            yield what, most, setting.strip('`'), refused


def main():
    docs = pathlib.Path(sys.argv[1])
    defaults = dict(re.findall(r'^\| `(\w+)` \| `(\d+)` \|', (docs / 'configuration.md').read_text(), re.M))
    call('PUT', '/api/directory/platforms/acme/', {'org': 'acme-org'})
    call('POST', '/api/catalog/licenses/user/create/',
         {'platform_key': 'acme', 'count': 20_000, 'started': '2026-01-01T00:00:00Z'})
    faults, tried = [], set()
    for what, most, setting, refused in rows_of(docs / 'calling.md'):
        number = number_of(most)
        if setting and int(defaults[setting]) != number:
            faults.append(f'{what}: {setting} is {defaults[setting]}')
        probe = next((name for name in PROBES if what.startswith(name)), None)
        if probe is None:
            if not setting:
                faults.append(f'{what}: nothing tries it')
            continue
        tried.add(probe)
        status, body = PROBES[probe](number)
        if status != 200:
            faults.append(f'{what}: {most} is answered with {status} {body}')
        status, body = PROBES[probe](number + 1)
        wanted = refused.replace('`', '').split(',')[0]
        if f"{status} {body.get('code')}" != wanted and wanted != f"{body.get('code')} rows":
            faults.append(f'{what}: one more than {most} is answered with {status} {str(body)[:300]}')
    faults += [f'{name}: is in no row' for name in PROBES if name not in tried]
    print('\n'.join(faults), end='\n' if faults else '', file=sys.stderr)
    sys.exit(1 if faults else 0)


if __name__ == '__main__':
    main()
