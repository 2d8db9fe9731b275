// Every operation of assignments once, by the name of its test; each is given the ledger.
import assert from 'node:assert/strict';
import { create_license, kinds } from './kinds.js';

const group = { name: 'Cohort', platform_key: 'north', user_ids: [7] };

// A license of its own, with seats, and a group to assign it to.
async function fresh_license(ledger, kind) {
  await ledger.admin.send('PUT', '/api/directory/groups/31/', { json: group });
  return (await create_license(ledger, kind, { count: 5 })).id;
}

// The tests of one address; `who` names whom the license is assigned to.
function tests_at(kind, address, noun, who) {
  const operation = (verb) => `catalog_licenses_${kind.kind}_${address}_${verb}`;
  const assign = async (ledger, fields = {}) => {
    const licenseId = await fresh_license(ledger, kind);
    const requestBody = { license_id: licenseId, ...who, ...fields };
    return ledger.admin.call(operation('create'), { licenseId, requestBody });
  };
  const list = async (ledger, licenseId) =>
    (await ledger.admin.call(operation('retrieve'), { licenseId })).body.results;
  return {
    [`assign a ${kind.kind} license to a ${noun}`]: async (ledger) => {
      const metadata = { cohort: [1, null] };
      const { body } = await assign(ledger, { metadata, fulfilled: true });
      assert.ok(Number.isInteger(body.id) && body.id > 0, `id ${body.id}`);
      assert.deepEqual(body.metadata, metadata);
      assert.equal(body.active, true);
      assert.equal(body.fulfilled, true);
      for (const [name, value] of Object.entries(who)) assert.equal(body[name], value);
    },
    [`list the ${noun}s of a ${kind.kind} license`]: async (ledger) => {
      const { body } = await assign(ledger);
      assert.deepEqual(await list(ledger, body.license_id), [body]);
    },
    [`take a ${kind.kind} license from a ${noun}`]: async (ledger) => {
      const { body: { id, license_id: licenseId } } = await assign(ledger);
      await ledger.admin.call(operation('destroy'), { assignmentId: id, licenseId });
      assert.deepEqual(await list(ledger, licenseId), []);
    },
  };
}

const tests_of = (kind) => ({
  ...tests_at(kind, 'assignment', 'person', { user_id: 7 }),
  ...tests_at(kind, 'assignment_group', 'group', { group_id: 31 }),
});

export const seat_tests = {
  ...Object.assign({}, ...kinds.filter(({ has_seats }) => has_seats).map(tests_of)),
  'ask whether an e-mail has a license': async (ledger) => {
    const user = kinds.find(({ kind }) => kind === 'user');
    const licenseId = await fresh_license(ledger, user);
    const id = 'catalog_licenses_user_assignment_check_retrieve';
    const question = { email: 'eve@north.example' };
    assert.equal((await ledger.stranger.refused(id, question)).status, 404);
    await ledger.admin.call('catalog_licenses_user_assignment_create',
                            { licenseId, requestBody: { license_id: licenseId, ...question } });
    await ledger.stranger.call(id, question);
    // Asked without a key; what is looked up afterwards is the admin's list.
    ledger.admin.answered.add(id);
  },
};
