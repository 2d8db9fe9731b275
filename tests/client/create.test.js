// Creating licenses of all four kinds through the vendor's client: contract section 7.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { create_license, kind_named, kinds, ledger_head, listed_license } from './support/kinds.js';
import { ledger_for_tests, south_course } from './support/ledger.js';

const ledger = await ledger_for_tests();

const defaults = {
  name: '', count: 0, active: true, metadata: {}, source: 'api', expired: null, external_id: null,
};
const full_fields = {
  platform_org: 'northorg',
  name: 'Spring Term 🌱',
  count: 250,
  started: '2026-01-31T23:30:00.123456+02:00',
  expired: '2030-06-30T00:00:00Z',
  active: false,
  metadata: { tier: 'gold', seats: { extra: [1, 2.5, null] }, zürich: true },
  source: 'shop',
  transaction_id: 'order-1',
};
const kept_back = ['enrollment_config', 'transaction_id', 'change_type', 'platform_org'];

function assert_near_now(text) {
  const away_ms = Math.abs(Date.parse(text) - Date.now());
  assert.ok(away_ms < 60000, `${text} is not now`);
}

for (const kind of kinds) {
  describe(`create a ${kind.kind} license`, () => {
    it('with the required fields alone: the rest has the defaults', async () => {
      const { body } = await ledger.admin.call(kind.create, { requestBody: kind.required });
      const { id, created, started, ...rest } = body;
      assert.ok(Number.isSafeInteger(id) && id > 0);
      assert_near_now(created);
      const { started: wanted, ...fields } = kind.required;
      if (wanted) assert.equal(Date.parse(started), Date.parse(wanted));
      else assert_near_now(started);
      assert.deepEqual(rest, { ...defaults, ...fields, ...kind.shown });
    });

    it('with every field: each comes back, but for those that are only stored', async () => {
      const external_id = `full-${kind.kind}`;
      const extra = {
        ...(kind.has_seats && { enrollment_config: { mode: 'audit' } }),
        ...(kind.kind !== 'program' && { change_type: 'purchase' }),
      };
      const requestBody = { ...kind.required, ...full_fields, external_id, ...extra };
      const { body } = await ledger.admin.call(kind.create, { requestBody });
      for (const name of kept_back) assert.ok(!(name in body), name);
      assert.match(body.started, /^2026-01-31T21:30:00\.123456\d*Z$/, 'UTC, nothing cut off');
      assert.equal(Date.parse(body.expired), Date.parse(full_fields.expired));
      for (const name of ['name', 'count', 'active', 'metadata', 'source']) {
        assert.deepEqual(body[name], full_fields[name], name);
      }
      assert.equal(body.external_id, external_id);
      assert.deepEqual(await listed_license(ledger, kind, body.id), body, 'the list agrees');
    });

    it('gives ids that grow', async () => {
      const first = await create_license(ledger, kind);
      const second = await create_license(ledger, kind);
      assert.ok(second.id > first.id, `${second.id} after ${first.id}`);
    });

    it('ignores what it does not know and the query that lists take', async () => {
      const json = { ...kind.required, name: 'Plain', colour: 'red', license_id: 99 };
      const query = { sort: 'id', page: '7', page_size: '1', active: 'false', verbose: 'true' };
      const path = `${kind.path}create/`;
      const { status, body } = await ledger.admin.send('POST', path, { query, json });
      assert.equal(status, 200);
      assert.equal(body.name, 'Plain');
      assert.equal(body.active, true);
      assert.ok(!('colour' in body) && !('assignments' in body));
    });

    it('keeps an external_id for one license of the kind', async () => {
      const fields = { ...kind.required, external_id: 'order-7' };
      await ledger.admin.call(kind.create, { requestBody: fields });
      const requestBody = { ...fields, name: 'another' };
      const head = await ledger_head(ledger);
      const error = await ledger.admin.refused(kind.create, { requestBody });
      assert.equal(error.status, 400);
      assert.equal(error.body.code, 'external_id_taken');
      assert.ok(Array.isArray(error.body.external_id));
      assert.equal(await ledger_head(ledger), head, 'nothing was stored');
    });

    it('compares an external_id with its case, and null with nothing', async () => {
      await create_license(ledger, kind, { external_id: 'Case' });
      const other = await create_license(ledger, kind, { external_id: 'case' });
      assert.equal(other.external_id, 'case');
      await create_license(ledger, kind, { external_id: null });
      assert.equal((await create_license(ledger, kind, { external_id: null })).external_id, null);
    });

    it('refuses a body without the platform, naming the field', async () => {
      const { platform_key: _, ...requestBody } = kind.required;
      const error = await ledger.admin.refused(kind.create, { requestBody });
      assert.equal(error.status, 400);
      assert.ok(Array.isArray(error.body.platform_key), JSON.stringify(error.body));
    });

    it('answers 404 for an unknown platform', async () => {
      const requestBody = { ...kind.required, platform_key: 'nowhere' };
      const error = await ledger.admin.refused(kind.create, { requestBody });
      assert.equal(error.status, 404);
    });

    it('refuses a platform_org of another platform', async () => {
      const requestBody = { ...kind.required, platform_org: 'southorg' };
      const error = await ledger.admin.refused(kind.create, { requestBody });
      assert.equal(error.status, 400);
      assert.ok(Array.isArray(error.body.platform_org), JSON.stringify(error.body));
    });
  });
}

describe('create a course license', () => {
  const course = kind_named('course');

  it('answers 404 for an unknown course and 400 for none', async () => {
    const requestBody = { platform_key: 'north', course_id: 'course-v1:north+NO+1' };
    assert.equal((await ledger.admin.refused(course.create, { requestBody })).status, 404);
    const missing = { requestBody: { platform_key: 'north' } };
    const error = await ledger.admin.refused(course.create, missing);
    assert.equal(error.status, 400);
    assert.ok(Array.isArray(error.body.course_id), JSON.stringify(error.body));
  });

  it('lets a platform buy a course of another', async () => {
    const body = await create_license(ledger, course, { course_id: south_course });
    assert.equal(body.platform_key, 'north');
    assert.equal(body.course_id, south_course);
  });
});

describe('create a program license', () => {
  const program = kind_named('program');
  const { name, count, started } = program.required;
  const terms = { name, count, started };

  it('takes the platform by its org or its number alone', async () => {
    for (const platform of [{ platform_org: 'northorg' }, { platform_id: 41 }]) {
      const requestBody = { ...terms, program_key: 'north-law', ...platform };
      const { body } = await ledger.admin.call(program.create, { requestBody });
      assert.equal(body.platform_key, 'north');
      assert.equal(body.program_name, 'Law');
    }
  });

  it('takes the program by its id, within the platform, and needs no terms', async () => {
    for (const platform_key of ['north', 'south']) {
      const requestBody = { platform_key, program_id: 'data' };
      const { body } = await ledger.admin.call(program.create, { requestBody });
      assert.equal(body.program_key, `${platform_key}-data`);
      assert.equal(body.program_id, 'data');
      assert.equal(body.name, '');
      assert.equal(body.count, 0);
      assert_near_now(body.started);
    }
  });

  it('answers 404 for an unknown program', async () => {
    const requestBody = { ...program.required, program_key: 'north-alchemy' };
    assert.equal((await ledger.admin.refused(program.create, { requestBody })).status, 404);
  });
});

it('one external_id may stand on a license of each kind', async () => {
  for (const kind of kinds) {
    const body = await create_license(ledger, kind, { external_id: 'shared' });
    assert.equal(body.external_id, 'shared');
  }
});

it('a field of the wrong type is named, and nothing is stored', async () => {
  const head = await ledger_head(ledger);
  const wrong = {
    count: [-1, 1.5, 2147483648, true, null, 'many'], active: ['maybe', null, 2],
    started: ['yesterday', null, 5], metadata: ['text', [], null], name: [null, {}],
    external_id: ['', {}], transaction_id: [''],
  };
  for (const [name, values] of Object.entries(wrong)) {
    for (const value of values) {
      const requestBody = { platform_key: 'north', [name]: value };
      const given = `${name}: ${JSON.stringify(value)}`;
      const error = await ledger.admin
        .refused(kind_named('user').create, { requestBody })
        .catch((failure) => assert.fail(`${given}: ${failure.message}`));
      assert.equal(error.status, 400, given);
      assert.ok(Array.isArray(error.body[name]), `${given}: ${JSON.stringify(error.body)}`);
    }
  }
  assert.equal(await ledger_head(ledger), head);
});
