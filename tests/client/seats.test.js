// Assignments in their rarer shapes, through the vendor's client: each answer is held against its
// schema behind the tests' back.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { create_license, kind_named, kinds } from './support/kinds.js';
import { ledger_for_tests } from './support/ledger.js';

const ledger = await ledger_for_tests();
const operation = (kind, verb) => `catalog_licenses_${kind}_assignment_${verb}`;

const license_of = async (kind, count = 5) =>
  (await create_license(ledger, kind_named(kind), { count })).id;

async function assign(kind, licenseId, fields, address = '') {
  const requestBody = { license_id: licenseId, ...fields };
  const id = operation(kind, `${address}create`);
  return (await ledger.admin.call(id, { licenseId, requestBody })).body;
}

const assign_group = (kind, licenseId, fields) => assign(kind, licenseId, fields, 'group_');

const rows = async (kind, licenseId, filters = {}, address = '') =>
  (await ledger.admin.call(operation(kind, `${address}retrieve`), { licenseId, ...filters }))
    .body.results;

async function put_group(id, user_ids) {
  const json = { name: `Group ${id}`, platform_key: 'north', user_ids };
  const { status, text } = await ledger.admin.send('PUT', `/api/directory/groups/${id}/`, { json });
  assert.equal(status, 200, text);
}

for (const { kind } of kinds.filter(({ has_seats }) => has_seats)) {
  describe(`seats of a ${kind} license`, () => {
    const detailed = kind === 'program';

    it('somebody known by e-mail alone has no number and no name', async () => {
      const licenseId = await license_of(kind);
      const row = await assign(kind, licenseId, { email: 'New.Hire@north.example' });
      assert.equal(row.email, 'New.Hire@north.example');
      assert.equal(row.user_id, detailed ? null : 0);
      assert.equal(row.username, detailed ? null : '');
      assert.equal(row.name, detailed ? null : undefined);
      assert.deepEqual(await rows(kind, licenseId), [row]);
    });

    it('a group assignment prints a number and, unless given, no redirect', async () => {
      await put_group(32, [7, 8]);
      const licenseId = await license_of(kind);
      const row = await assign_group(kind, licenseId, { group_id: 32 });
      assert.equal(row.group_id, 32);
      assert.equal(row.redirect_to, null);
      assert.deepEqual(await rows(kind, licenseId, {}, 'group_'), [row]);
      const people = await rows(kind, licenseId);
      assert.deepEqual(people.map(({ user_id, direct }) => [user_id, direct]),
                       detailed ? [[7, false], [8, false]] : []);
    });

    it('a row without a redirect has null for it, of a program nothing', async () => {
      const row = await assign(kind, await license_of(kind), { user_id: 7 });
      assert.equal('redirect_to' in row, !detailed);
      assert.equal(row.redirect_to ?? null, null);
    });
  });
}

describe('seats of a program license', () => {
  const redirect_to = 'https://north.example/start?from=a%20b';

  it('by username, with a redirect that is set, kept and cleared', async () => {
    const licenseId = await license_of('program');
    const row = await assign('program', licenseId, { username: 'ada', redirect_to });
    assert.deepEqual([row.user_id, row.username, row.name, row.email, row.direct],
                     [7, 'ada', 'Ada King', 'ada@north.example', true]);
    assert.equal(row.redirect_to, redirect_to);
    assert.deepEqual(await rows('program', licenseId), [row]);
    const kept = await assign('program', licenseId, { username: 'ada', fulfilled: true });
    assert.equal(kept.redirect_to, redirect_to);
    const cleared = await assign('program', licenseId, { username: 'ada', redirect_to: null });
    assert.ok(!('redirect_to' in cleared));
    assert.deepEqual(await rows('program', licenseId), [cleared]);
    const unknown = await ledger.admin.refused(operation('program', 'create'), {
      licenseId, requestBody: { license_id: licenseId, username: 'nobody' },
    });
    assert.equal(unknown.status, 404);
  });

  it('a group has a redirect too', async () => {
    await put_group(33, [7]);
    const licenseId = await license_of('program');
    const row = await assign_group('program', licenseId, { group_id: 33, redirect_to });
    assert.equal(row.redirect_to, redirect_to);
    assert.deepEqual(await rows('program', licenseId, { groupId: 33 }, 'group_'), [row]);
    assert.deepEqual(await rows('program', licenseId, { groupId: 32 }, 'group_'), []);
  });

  it('a group that outgrew its license says how many wait', async () => {
    await put_group(34, [7]);
    const licenseId = await license_of('program', 1);
    const row = await assign_group('program', licenseId, { group_id: 34 });
    assert.deepEqual([row.user_count, row.assigned_count], [1, 1]);
    await put_group(34, [7, 8]);
    const [waiting] = await rows('program', licenseId, {}, 'group_');
    assert.deepEqual([waiting.user_count, waiting.assigned_count], [2, 1]);
    assert.deepEqual((await rows('program', licenseId)).map(({ user_id }) => user_id), [7]);
    await put_group(34, [8]);
    assert.deepEqual((await rows('program', licenseId)).map(({ user_id }) => user_id), [8]);
  });

  it('lists by person, flags and sort', async () => {
    const licenseId = await license_of('program');
    const ada = (await assign('program', licenseId, { user_id: 7, fulfilled: true })).id;
    const bob = (await assign('program', licenseId, { user_id: 8, active: false })).id;
    const new_hire = (await assign('program', licenseId, { email: 'cyd@north.example' })).id;
    const expected = [
      [{}, [ada, bob, new_hire]], [{ userId: 7 }, [ada]], [{ userId: 99 }, []],
      [{ email: 'ADA@north.example' }, [ada]], [{ email: 'cyd@north.example' }, [new_hire]],
      [{ userId: 7, email: 'bob@south.example' }, []], [{ active: false }, [bob]],
      [{ fulfilled: true }, [ada]], [{ sort: '-id' }, [new_hire, bob, ada]],
    ];
    for (const [filters, ids] of expected) {
      const found = (await rows('program', licenseId, filters)).map(({ id }) => id);
      assert.deepEqual(found, ids, JSON.stringify(filters));
    }
  });
});
