// Finding licenses through the vendor's client: filters, sort and verbose, contract section 5.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { create_license, kind_named, kinds } from './support/kinds.js';
import { ledger_for_tests, north_course, south_course } from './support/ledger.js';

const ledger = await ledger_for_tests();

// Three licenses of each kind, told apart in every field that a list can filter on.
const fixtures = [
  {
    name: 'Alpha term', count: 30, source: 'shop', active: true, external_id: 'ext-a',
    metadata: { tier: 'gold', year: 2026, trial: false, ratio: 1.5 },
  },
  {
    name: 'beta', count: 9, source: 'crm', active: false, external_id: 'ext-b',
    metadata: { tier: 'silver', year: 2026, nested: { tier: 'gold' } },
  },
  {
    name: 'Alphabet', count: 100, source: 'crm', active: true, platform_key: 'south',
    metadata: { tier: 'gold', trial: true, note: null },
  },
];
const subjects = {
  course: [{}, {}, { course_id: south_course }],
  program: [{}, { program_key: 'north-law' }, { program_key: 'south-data' }],
};
const rows = {};

for (const kind of kinds) {
  rows[kind.kind] = [];
  for (const [index, fields] of fixtures.entries()) {
    const subject = subjects[kind.kind]?.[index] ?? {};
    rows[kind.kind].push(await create_license(ledger, kind, { ...fields, ...subject }));
  }
}

// The places in `fixtures` of the licenses in an answer, in the answer's order.
function places(kind, answer) {
  assert.equal(answer.status, 200);
  assert.equal(answer.body.count, answer.body.results.length);
  return answer.body.results.map(({ id }) => rows[kind].findIndex((row) => row.id === id));
}
const by_client = async (kind, parameters) =>
  places(kind.kind, await ledger.admin.call(kind.list, parameters));
const by_query = async (kind, query) =>
  places(kind.kind, await ledger.admin.send('GET', kind.path, { query }));

for (const kind of kinds) {
  describe(`list ${kind.kind} licenses`, () => {
    it('shows the rows as they were created, the newest first', async () => {
      const { body } = await ledger.admin.call(kind.list, {});
      assert.deepEqual(body.results, [...rows[kind.kind]].reverse());
      assert.equal(body.next_page, null);
      assert.equal(body.previous_page, null);
    });

    it('filters by each parameter that the client knows', async () => {
      const expected = [
        [{ platformKey: 'north' }, [1, 0]], [{ key: 'south' }, [2]],
        [{ platformKey: 'nowhere' }, []],
        [{ name: 'beta' }, [1]], [{ name: 'Beta' }, []], [{ name: 'Alpha' }, []],
        [{ query: 'alpha' }, [2, 0]], [{ query: 'TERM' }, [0]], [{ query: 'gamma' }, []],
        [{ source: 'crm' }, [2, 1]], [{ source: 'cr' }, []],
        [{ externalId: 'ext-b' }, [1]], [{ externalId: 'EXT-B' }, []],
        [{ active: true }, [2, 0]], [{ active: false }, [1]],
        [{ source: 'crm', active: true, query: 'alpha' }, [2]],
        [{ source: 'shop', active: false }, []],
      ];
      for (const [parameters, places_wanted] of expected) {
        const found = await by_client(kind, parameters);
        assert.deepEqual(found, places_wanted, JSON.stringify(parameters));
      }
    });

    it('filters by org and platform_org', async () => {
      assert.deepEqual(await by_query(kind, { org: 'northorg' }), [1, 0]);
      assert.deepEqual(await by_query(kind, { platform_org: 'southorg' }), [2]);
      assert.deepEqual(await by_query(kind, { platform_org: 'southorg', key: 'north' }), []);
    });

    it('takes any other parameter as a filter on metadata, compared as text', async () => {
      const expected = [
        [{ tier: 'gold' }, [2, 0]], [{ tier: 'Gold' }, []], [{ tier: 'gold', source: 'shop' }, [0]],
        [{ year: '2026' }, [1, 0]], [{ year: '2026', tier: 'gold' }, [0]], [{ year: '2026.0' }, []],
        [{ trial: 'true' }, [2]], [{ trial: 'false' }, [0]], [{ ratio: '1.5' }, [0]],
        [{ unheard_of: 'x' }, []],
      ];
      for (const [query, places_wanted] of expected) {
        assert.deepEqual(await by_query(kind, query), places_wanted, JSON.stringify(query));
      }
    });

    it('sorts by one field, both ways, ties by id', async () => {
      const expected = [
        ['id', [0, 1, 2]], ['-id', [2, 1, 0]], ['created', [0, 1, 2]], ['-created', [2, 1, 0]],
        ['count', [1, 0, 2]], ['-count', [2, 0, 1]], ['name', [0, 2, 1]], ['source', [1, 2, 0]],
      ];
      for (const [sort, places_wanted] of expected) {
        assert.deepEqual(await by_client(kind, { sort }), places_wanted, sort);
      }
    });

    it('sorts by every scalar field of the row', async () => {
      const scalars = Object.entries(rows[kind.kind][0])
        .filter(([, value]) => value === null || typeof value !== 'object');
      for (const [name] of scalars) {
        for (const sort of [name, `-${name}`]) {
          const found = await by_client(kind, { sort });
          assert.deepEqual([...found].sort(), [0, 1, 2], sort);
        }
      }
    });

    it('refuses an unknown sort, a blank parameter and a flag that is none', async () => {
      const refused = [{ sort: 'colour' }, { sort: 'metadata' }, { name: '' }, { query: '' },
        { platform_key: '' }, { active: 'perhaps' }, { verbose: 'perhaps' }];
      for (const query of refused) {
        const { status } = await ledger.admin.send('GET', kind.path, { query });
        assert.equal(status, 400, JSON.stringify(query));
      }
      const error = await ledger.admin.refused(kind.list, { sort: 'colour' });
      assert.equal(error.status, 400);
    });

    it('verbose adds the summary of the seats, where a kind has seats', async () => {
      for (const verbose of [true, false, undefined]) {
        const { body } = await ledger.admin.call(kind.list, { verbose });
        for (const row of body.results) {
          const seats = { total: 0, active: 0, pending: 0 };
          const expected = verbose && kind.has_seats ? seats : undefined;
          assert.deepEqual(row.assignments, expected, `verbose ${verbose}`);
        }
      }
    });
  });
}

describe('list course licenses', () => {
  const course = kind_named('course');

  it('by course, org and platform_org', async () => {
    assert.deepEqual(await by_client(course, { courseId: north_course }), [1, 0]);
    assert.deepEqual(await by_client(course, { courseId: south_course }), [2]);
    assert.deepEqual(await by_client(course, { org: 'southorg' }), [2]);
    assert.deepEqual(await by_client(course, { platformOrg: 'northorg' }), [1, 0]);
  });

  it('by a course whose + the caller forgot to encode', async () => {
    const path = `${ledger.base}${course.path}?course_id=${north_course}`;
    assert.deepEqual(places('course', await ledger.admin.send('GET', path)), [1, 0]);
  });
});

describe('list program licenses', () => {
  const program = kind_named('program');

  it('by program, whether its id or its key, and by org', async () => {
    assert.deepEqual(await by_client(program, { programId: 'data' }), [2, 0]);
    assert.deepEqual(await by_client(program, { programId: 'north-law' }), [1]);
    assert.deepEqual(await by_client(program, { programId: 'data', platformKey: 'north' }), [0]);
    assert.deepEqual(await by_client(program, { org: 'northorg' }), [1, 0]);
    assert.deepEqual(await by_client(program, { platformOrg: 'southorg' }), [2]);
  });
});
