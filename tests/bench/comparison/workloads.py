"""The table of workloads: what is asked of the ledger, and the statements that ask the same of
PostgreSQL.

Variables: `$license` has another value in each request, `<licenses>` the same in all (ledger.py has
both), and `:license` is pgbench's. Every answer must be a 200 that contains `expect`; a statement
that ends in \\gset must return one row.
"""

import dataclasses
import urllib.parse

CATALOG = '/api/catalog/licenses/user'
SEATS = f'{CATALOG}/assignment'
ROWS_OF_A_BULK_CALL = 5000


@dataclasses.dataclass(frozen=True)
class Call:
    method: str
    path: str
    body: str = ''
    expect: str = ''
    content_type: str = 'application/json'
    weight: int = 1


@dataclasses.dataclass(frozen=True)
class Workload:
    name: str
    says: str
    calls: tuple
    connections: tuple = (64,)
    # By the name of the peer: scripts of pgbench with their weights.
    postgres: dict = dataclasses.field(default_factory=dict)
    has_ceiling: bool = False  # the fixed answers of Beast are a peer too
    share: float = 1.0         # of the seconds of a turn
    items: int = 1             # in each answer: figures are per item
    # How the calls use up what was filled in; see ledger.py.
    uses: str = ''


MANY = (1, 16, 64, 256)

METADATA = ('{"faculty":"science","contact":"contact-$order@example.org",'
            '"cost_centre":"cc-7","note":"note"}')
UPDATE_FULL = Call(
    'POST', f'{CATALOG}/update/',
    '{"external_id":"ext-$license","name":"License $order","count":$count,'
    f'"metadata":{METADATA},"transaction_id":"order-$order","change_type":"renewal"}}',
    '"name":"License $order","count":$count,')
UPDATE_COUNT = Call(
    'POST', f'{CATALOG}/update/',
    '{"license_id":$license,"count":$count,"transaction_id":"order-$order"}',
    ',"count":$count,"usage_count":')
READ = Call('GET', '/api/ledger/licenses/$license/', expect='"id":$license,')

SET_LICENSE = r'\set license random(:rare + 1, :licenses)' + '\n'
SET_UPDATE = SET_LICENSE + r'''\set count random(1000, 2000)
\set order random(1, 1000000000000)
'''
SQL_FULL = r'''UPDATE licenses SET name = 'License ' || :order::text, count = :count,
  metadata = ('{"faculty":"science","contact":"contact-' || :order::text
    || '@example.org","cost_centre":"cc-7","note":"note"}')::jsonb,
  transaction_id = 'order-' || :order::text, change_type = 'renewal'
  WHERE external_id = 'ext-' || :license::text RETURNING id, name, count \gset
'''
SQL_COUNT = r'''UPDATE licenses SET count = :count, transaction_id = 'order-' || :order::text,
  change_type = 'update' WHERE id = {license} RETURNING id, name \gset
'''
COLUMNS = ('id, name, count, used, created, started, expired, active, metadata, source, '
           'external_id, platform_key')
SQL_READ = rf'SELECT {COLUMNS} FROM licenses WHERE id = :license \gset' + '\n'
SQL_PAGE = (f"SELECT {COLUMNS} FROM licenses WHERE platform_key = 'acme' "
            'ORDER BY id DESC LIMIT 20;\n')
SQL_CHECK = r'''\set person random(1, :people)
SELECT 1 AS found FROM seats JOIN licenses ON licenses.id = license_id
  WHERE lower(email) = lower('user-' || :person::text || '@example.org') AND seats.active
    AND licenses.active AND started <= now() AND (expired IS NULL OR expired > now()) LIMIT 1 \gset
'''
# Of the platform whose licenses are listed: else the planner, who takes platforms for mixed, would
# walk over all of these before it finds a page.
SQL_CREATE = r'''\set order random(1, 1000000000000000)
INSERT INTO licenses (external_id, platform_key, name, count, started, metadata, transaction_id,
                      change_type)
  VALUES ('new-' || :order::text, 'acme', 'License ' || :order::text, 10, now(),
          ('{"faculty":"science","contact":"contact-' || :order::text
            || '@example.org","cost_centre":"cc-7","note":"note"}')::jsonb,
          'order-' || :order::text, 'create')
  RETURNING id, name \gset
'''
SQL_ASSIGN = r'''WITH license AS (
  UPDATE licenses SET used = used + 1 WHERE id = {license} AND used < count RETURNING id)
INSERT INTO seats (license_id, email)
  SELECT id, 'seat-' || nextval('seat_made') || '@example.org' FROM license RETURNING id \gset
'''
SQL_RELEASE = r'''WITH seat AS (
  DELETE FROM seats WHERE id = (SELECT nextval('seat_released')) RETURNING license_id)
UPDATE licenses SET used = used - 1 FROM seat WHERE licenses.id = seat.license_id
  RETURNING licenses.id \gset
'''


def one_script(text):
    return {'postgres': ((1, text),)}


def assign(license_id):
    return Call('POST', f'{SEATS}/', f'{{"license_id":{license_id},"user_id":$new_person}}',
                '"user_id":$new_person,')


def release():
    return Call('DELETE', f'{SEATS}/?assignment_id=$seat', expect='the assignment was removed')


def licenses_page(name, says, query, total='<licenses>', **more):
    """A page of the licenses of the platform, of which there are `total` in all pages."""
    query = urllib.parse.urlencode({'platform_key': 'acme'} | query, safe='<>')
    return Workload(name, says,
                    (Call('GET', f'{CATALOG}/?{query}', expect=f'"count":{total},'),),
                    **({'connections': (1,), 'share': 0.25} | more))


def seats_page(name, says, query):
    query = ''.join(f'&{key}={value}' for key, value in query.items())
    return Workload(name, says,
                    (Call('GET', f'{SEATS}/?license_id=<campus>{query}',
                          expect='"count":<people>,'),),
                    connections=(1,), share=0.25)


SORTS = ('id', 'created', 'name', 'count', 'started', 'expired', 'active', 'usage_count', 'source',
         'external_id', 'platform_key')
# The query, and how many licenses fit it (fill.py).
FILTERS = (
    ({'active': 'true'}, '<active>'),
    ({'active': 'false'}, '<inactive>'),
    ({'query': 'license'}, '<ordinary>'),
    ({'query': 'rare'}, '<rare>'),
    ({'name': 'Rare 7'}, '1'),
    ({'external_id': 'ext-7'}, '1'),
    ({'source': 'api'}, '<ordinary>'),
    ({'source': 'import'}, '<rare>'),
    ({'faculty': 'science'}, '<ordinary>'),
    ({'faculty': 'history'}, '<rare>'),
    ({'platform_org': 'acme-org'}, '<licenses>'))


def filter_name(query):
    (key, value), = query.items()
    return f'list_filter_{key}={value}'.replace(' ', '_')


WORKLOADS = (
    Workload('read_one', 'one license by its id', (READ,), MANY,
             one_script(SET_LICENSE + SQL_READ), has_ceiling=True),
    Workload('update_full', 'name, count and metadata of a license, by external_id', (UPDATE_FULL,),
             MANY,
             one_script(SET_UPDATE + SQL_FULL)
             | {'postgres_transaction': ((1, SET_UPDATE + 'BEGIN;\n' + SQL_FULL + 'END;\n'),)}),
    Workload('update_count', 'count alone, by license_id', (UPDATE_COUNT,), MANY,
             one_script(SET_UPDATE + SQL_COUNT.format(license=':license'))),
    Workload('update_hot', 'count of one license that all change',
             (Call('POST', f'{CATALOG}/update/',
                   '{"license_id":<hot>,"count":$hot_count,"transaction_id":"order-$order"}',
                   ',"count":$hot_count,"usage_count":'),), MANY,
             one_script(SET_UPDATE + r'\set count 1900000000 + :count' + '\n'
                        + SQL_COUNT.format(license=':licenses + 2'))),
    Workload('mixed', '90 % reads of one license, 10 % full updates',
             (dataclasses.replace(READ, weight=9), UPDATE_FULL), MANY,
             {'postgres': ((9, SET_LICENSE + SQL_READ), (1, SET_UPDATE + SQL_FULL))}),
    Workload('create', 'a new license',
             (Call('POST', f'{CATALOG}/create/',
                   '{"platform_key":"beta","name":"License $order","count":10,'
                   f'"external_id":"new-$order","metadata":{METADATA},'
                   '"transaction_id":"order-$order"}',
                   '"name":"License $order","count":10,'),), MANY, one_script(SQL_CREATE)),
    Workload('assign', 'a seat of one of many licenses', (assign('$seat_license'),), MANY,
             one_script(SET_LICENSE + SQL_ASSIGN.format(license=':license')), uses='people'),
    Workload('release', 'a seat that was assigned before', (release(),), (64,),
             one_script(SQL_RELEASE), uses='seats'),
    Workload('assign_hot', 'a seat of one license', (assign('<hot>'),), (64,),
             one_script(SQL_ASSIGN.format(license=':licenses + 2')), uses='hot people'),
    Workload('release_hot', 'a seat of that license', (release(),), (64,),
             one_script(SQL_RELEASE), uses='seats'),
    Workload('bulk', f'seats for {ROWS_OF_A_BULK_CALL:,} e-mail addresses in a call, as CSV',
             (Call('POST', '/api/ledger/licenses/<hot>/assignments/', 'email\n$rows',
                   '{"status":"assigned",', 'text/csv'),), (1,), items=ROWS_OF_A_BULK_CALL,
             uses='bulk'),
    Workload('check', 'whether an e-mail address has a seat',
             (Call('GET', f'{SEATS}/check/?email=user-$person@example.org',
                   expect='this e-mail has an active license'),), MANY, one_script(SQL_CHECK)),
    Workload('as_of', 'one license as of a position',
             (Call('GET', '/api/ledger/licenses/$license/?at=$position', expect='"id":$license,'),),
             MANY),
    licenses_page('list_page', 'the first page of licenses', {}, connections=MANY, share=1.0,
                  postgres=one_script(SQL_PAGE)),
    licenses_page('list_middle', 'the page in the middle', {'page': '<middle_page>'}),
    licenses_page('list_last', 'the last page', {'page': '<last_page>'}),
    *(licenses_page(f'list_sort_{sort}', f'the first page, sort={sort}', {'sort': sort})
      for field in SORTS for sort in (field, f'-{field}')),
    *(licenses_page(filter_name(query), f'the first page, {"=".join(*query.items())}', query, total)
      for query, total in FILTERS),
    seats_page('seats_page', 'the first page of the seats of a license', {}),
    seats_page('seats_last', 'the last page of them', {'page': '<last_seats_page>'}),
    seats_page('seats_sort', 'the first page of them, sort=-email', {'sort': '-email'}))


def chosen(names):
    """The workloads whose names begin with one of the names; all when there are none. Seats must be
    assigned before they are released."""
    if not names:
        return WORKLOADS
    unknown = [name for name in names if not any(w.name.startswith(name) for w in WORKLOADS)]
    if unknown:
        raise SystemExit(f'tools/bench: no workload begins with {", ".join(unknown)}; there are: '
                         + ', '.join(w.name for w in WORKLOADS))
    if any(name.startswith('release') for name in names):
        names = [*names, 'assign']
    return tuple(w for w in WORKLOADS if any(w.name.startswith(name) for name in names))
