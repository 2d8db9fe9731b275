"""Whether an answer to a read is what the model says at the answer's position."""

import urllib.parse

LICENSE_FIELDS = ('name', 'count', 'started', 'expired', 'active', 'metadata', 'source',
                  'external_id', 'platform_key')


def license_differs(model, row, kind=None):
    """What is wrong with a row of a license; None when nothing is."""
    license = model.licenses.get(row['id'])
    if license is None:
        return f'license {row["id"]} does not exist'
    if kind and license.kind != kind:
        return f'license {row["id"]} is of the kind {license.kind}'
    expected = {name: license.terms[name] for name in LICENSE_FIELDS}
    if license.kind != 'platform':
        expected['usage_count'] = license.used()
    for name, value in expected.items():
        if row.get(name) != value:
            return f'license {row["id"]}: {name} is {value!r}, not {row.get(name)!r}'
    return None


def license_in(path):
    return int(path.split('?')[0].rstrip('/').rsplit('/', 1)[1])


def read_license(model, call, query):
    del query
    number = license_in(call.path)
    if call.answer['id'] != number:
        return f'it is about license {call.answer["id"]}'
    return license_differs(model, call.answer)


def page(call, query, ids):
    """Compares the total and the ids of a page, given all ids in order."""
    number, size = int(query.get('page', 1)), int(query.get('page_size', 20))
    if call.answer['count'] != len(ids):
        return f'there are {len(ids)} rows, not {call.answer["count"]}'
    expected = ids[(number - 1) * size:number * size]
    found = [row['id'] for row in call.answer['results']]
    return None if found == expected else f'the page has {expected}, not {found}'


def list_licenses(model, call, query):
    kind = call.path.split('/licenses/')[1].split('/')[0]
    ids = sorted((i for i, license in model.licenses.items() if license.kind == kind),
                 reverse=query.get('sort') != 'id')
    differs = page(call, query, ids)
    for row in call.answer['results']:
        differs = differs or license_differs(model, row, kind)
    return differs


def list_seats(model, call, query):
    """All rows of a license, also those of members of groups (of /api/ledger/)."""
    number = int(call.path.split('/licenses/')[1].split('/')[0])
    license = model.licenses[number]
    differs = page(call, query, sorted(license.seats))
    for row in call.answer['results']:
        seat = license.seats.get(row['id'], {})
        for name in ('active', 'fulfilled', 'metadata'):
            if not differs and row[name] != seat[name]:
                differs = f'seat {row["id"]}: {name} is {seat[name]!r}, not {row[name]!r}'
    return differs


def list_groups(model, call, query):
    number = int(query['license_id'])
    return page(call, query, sorted(model.licenses[number].groups))


def list_waiting(model, call, query):
    del query
    number = int(call.path.split('/licenses/')[1].split('/')[0])
    expected = model.licenses[number].waiting
    found = [row['person_id'] for row in call.answer['results']]
    return None if found == expected else f'{expected} wait, not {found}'


READS = {'read_license': read_license, 'list_licenses': list_licenses, 'list_seats': list_seats,
         'list_groups': list_groups, 'list_waiting': list_waiting}


def differs(model, call):
    """What is wrong with a read; None when nothing is, or when the model does not answer it."""
    query = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(call.path).query))
    return READS[call.what](model, call, query) if call.what in READS else None
