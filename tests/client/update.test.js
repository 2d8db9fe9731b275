// Updating licenses of all four kinds through the vendor's client: contract section 7.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { create_license, kind_named, kinds, ledger_head, listed_license } from './support/kinds.js';
import { ledger_for_tests } from './support/ledger.js';

const ledger = await ledger_for_tests();
const update = async ({ update: id }, requestBody) =>
  (await ledger.admin.call(id, { requestBody })).body;

// The refusal of an update that must change nothing.
async function refused_update(kind, requestBody) {
  const head = await ledger_head(ledger);
  const error = await ledger.admin.refused(kind.update, { requestBody });
  assert.equal(await ledger_head(ledger), head, 'nothing was stored');
  return error;
}

let counter = 0;
const fresh_external_id = () => `update-${(counter += 1)}`;

for (const kind of kinds) {
  describe(`update a ${kind.kind} license`, () => {
    it('by license_id: what is sent changes, the rest stays', async () => {
      const before_row = await create_license(ledger, kind, { name: 'Old', count: 5 });
      const row = await update(kind, { license_id: before_row.id, count: 9 });
      assert.deepEqual(row, { ...before_row, count: 9 });
      assert.deepEqual(await listed_license(ledger, kind, row.id), row, 'the list agrees');
    });

    it('by external_id, which stays what it was', async () => {
      const external_id = fresh_external_id();
      const before_row = await create_license(ledger, kind, { external_id });
      const row = await update(kind, { external_id, name: 'New' });
      assert.deepEqual(row, { ...before_row, name: 'New' });
    });

    it('by both ids when they name one license, otherwise 400', async () => {
      const external_id = fresh_external_id();
      const { id } = await create_license(ledger, kind, { external_id });
      const other = await create_license(ledger, kind);
      const row = await update(kind, { license_id: id, external_id, source: 'both' });
      assert.equal(row.source, 'both');
      const error = await refused_update(kind, { license_id: other.id, external_id, name: 'No' });
      assert.equal(error.status, 400);
    });

    it('in every field at once', async () => {
      const { id } = await create_license(ledger, kind, { metadata: { old: 1, kept: 2 } });
      const fields = {
        name: 'Full', count: 31, started: '2026-02-01T00:00:00Z', expired: '2027-02-01T00:00:00Z',
        active: false, metadata: { fresh: [true] }, source: 'crm',
      };
      const unseen = { transaction_id: 'tx-full', change_type: 'renewal' };
      const row = await update(kind, { license_id: id, ...fields, ...unseen });
      const { started, expired, ...others } = fields;
      assert.equal(Date.parse(row.started), Date.parse(started));
      assert.equal(Date.parse(row.expired), Date.parse(expired));
      for (const [name, value] of Object.entries(others)) assert.deepEqual(row[name], value, name);
      assert.ok(!('transaction_id' in row) && !('change_type' in row));
    });

    it('expired: null takes the end away, an absent one leaves it', async () => {
      const { id } = await create_license(ledger, kind, { expired: '2031-01-01T00:00:00Z' });
      const named = await update(kind, { license_id: id, name: 'Still ends' });
      assert.equal(Date.parse(named.expired), Date.parse('2031-01-01T00:00:00Z'));
      assert.equal((await update(kind, { license_id: id, expired: null })).expired, null);
    });

    it('active: false switches it off, and back on', async () => {
      const { id } = await create_license(ledger, kind);
      assert.equal((await update(kind, { license_id: id, active: false })).active, false);
      assert.equal((await update(kind, { license_id: id, name: 'Off' })).active, false);
      assert.equal((await update(kind, { license_id: id, active: true })).active, true);
    });

    it('metadata is replaced, not merged; an empty object empties it', async () => {
      const { id } = await create_license(ledger, kind, { metadata: { a: 1, b: { c: 2 } } });
      const row = await update(kind, { license_id: id, metadata: { b: { d: 3 } } });
      assert.deepEqual(row.metadata, { b: { d: 3 } });
      assert.deepEqual((await update(kind, { license_id: id, metadata: {} })).metadata, {});
    });

    it('name and source may be emptied, count may be text of digits', async () => {
      const { id } = await create_license(ledger, kind, { name: 'Named', source: 'crm' });
      const row = await update(kind, { license_id: id, name: '', source: '', count: '12' });
      assert.deepEqual([row.name, row.source, row.count], ['', '', 12]);
    });

    it('is 404 for an unknown license, and for one of another kind', async () => {
      const other_kind = kinds.find((each) => each !== kind);
      const other = await create_license(ledger, other_kind, { external_id: fresh_external_id() });
      const unknown = [{ license_id: 999999 }, { external_id: 'nobody' }, { license_id: other.id },
        { external_id: other.external_id }];
      for (const ids of unknown) {
        const error = await refused_update(kind, { ...ids, name: 'No' });
        assert.equal(error.status, 404, JSON.stringify(ids));
      }
    });

    it('is 400 without an id, without a body, and for null where nothing is nullable', async () => {
      assert.equal((await refused_update(kind, { name: 'No' })).status, 400);
      assert.equal((await refused_update(kind, undefined)).status, 400);
      const { id } = await create_license(ledger, kind);
      for (const name of ['name', 'count', 'started', 'active', 'metadata', 'source']) {
        const error = await refused_update(kind, { license_id: id, [name]: null });
        assert.equal(error.status, 400, name);
        assert.ok(Array.isArray(error.body[name]), `${name}: ${JSON.stringify(error.body)}`);
      }
    });

    it('is 400 when it would end before it starts', async () => {
      const { id } = await create_license(ledger, kind, { started: '2026-03-01T00:00:00Z' });
      const error = await refused_update(kind, { license_id: id, expired: '2026-02-01T00:00:00Z' });
      assert.equal(error.status, 400);
      assert.equal(error.body.code, 'expired_not_after_started');
      assert.ok(Array.isArray(error.body.expired));
    });

    it('ignores the query that lists take', async () => {
      const { id } = await create_license(ledger, kind);
      const query = { sort: 'id', page: '3', active: 'false', name: 'x', verbose: 'true' };
      const json = { license_id: id, name: 'Sorted' };
      const path = `${kind.path}update/`;
      const { status, body } = await ledger.admin.send('POST', path, { query, json });
      assert.equal(status, 200);
      assert.deepEqual([body.id, body.name, body.active], [id, 'Sorted', true]);
    });

    it('shows in the ledger, with the version as ETag', async () => {
      const { id } = await create_license(ledger, kind);
      const path = `/api/ledger/licenses/${id}/`;
      const first = await ledger.admin.send('GET', path);
      const row = await update(kind, { license_id: id, name: 'Seen' });
      const second = await ledger.admin.send('GET', path);
      assert.deepEqual(second.body, { ...row, kind: kind.kind });
      assert.match(second.headers.get('etag') ?? 'none', /^"\d+"$/);
      assert.notEqual(second.headers.get('etag'), first.headers.get('etag'));
    });
  });
}

describe('fields that an update cannot change', () => {
  const fixed_by_kind = {
    user: ['platform_key', 'platform_org'],
    course: ['platform_key', 'platform_org', 'course_id'],
    platform: ['platform_key', 'platform_org'],
  };
  const others = {
    platform_key: 'south', platform_org: 'southorg', course_id: 'course-v1:south+BIO1+2026',
  };

  for (const [name, fixed] of Object.entries(fixed_by_kind)) {
    const kind = kind_named(name);
    it(`of a ${name} license: its own value is fine, another is 400`, async () => {
      const row = await create_license(ledger, kind);
      const own = { platform_org: 'northorg', ...row };
      for (const field of fixed) {
        const body = { license_id: row.id, [field]: own[field], name: field };
        assert.equal((await update(kind, body)).name, field);
        const changed = { license_id: row.id, [field]: others[field], name: 'No' };
        const error = await refused_update(kind, changed);
        assert.equal(error.status, 400, field);
        assert.equal(error.body.code, 'not_updatable', field);
        assert.ok(Array.isArray(error.body[field]), JSON.stringify(error.body));
      }
    });
  }

  it('a program body has none of them: they are ignored as unknown', async () => {
    const program = kind_named('program');
    const row = await create_license(ledger, program);
    const body = { license_id: row.id, platform_key: 'south', program_key: 'north-law', name: 'P' };
    assert.deepEqual(await update(program, body), { ...row, name: 'P' });
  });
});
