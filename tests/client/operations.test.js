// Every operation of the family that is served, once, through the vendor's client; and that none is
// forgotten.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CatalogService } from '@iblai/iblai-api';
import { tests_by_operation } from './operations.js';
import { method_name } from './support/caller.js';
import { operation_named, operations } from './support/document.js';
import { create_license, kinds } from './support/kinds.js';
import { ledger_for_tests } from './support/ledger.js';
import { metadata_tests } from './support/metadata.js';
import { seat_tests } from './support/seats.js';

const ledger = await ledger_for_tests();

// Each test by its name; it is given the ledger.
const tests = {};

for (const kind of kinds) {
  tests[`create a ${kind.kind} license`] = async ({ admin }) => {
    const { body } = await admin.call(kind.create, { requestBody: kind.required });
    assert.ok(Number.isInteger(body.id) && body.id > 0, `id ${body.id}`);
    assert.equal(body.platform_key, kind.required.platform_key);
  };
  tests[`list ${kind.kind} licenses`] = async (opened) => {
    const row = await create_license(opened, kind);
    const { body } = await opened.admin.call(kind.list, {});
    assert.deepEqual(body.results[0], row, 'the newest license comes first');
  };
  tests[`update a ${kind.kind} license`] = async (opened) => {
    const row = await create_license(opened, kind);
    const requestBody = { license_id: row.id, name: 'Renamed' };
    const { body } = await opened.admin.call(kind.update, { requestBody });
    assert.deepEqual(body, { ...row, name: 'Renamed' });
  };
}

Object.assign(tests, metadata_tests, seat_tests);

test('operations.js lists the operations of the document and no other', () => {
  const ids = operations.map(({ id }) => id).sort();
  assert.equal(ids.length, 45);
  assert.deepEqual(Object.keys(tests_by_operation).sort(), ids);
});

test('the client has a method for every operation', () => {
  for (const { id } of operations) {
    assert.equal(typeof CatalogService[method_name(id)], 'function', method_name(id));
  }
});

test('every test that operations.js names is here, and no other', () => {
  const named = Object.values(tests_by_operation).filter((name) => name !== null);
  assert.deepEqual(Object.keys(tests).sort(), named.sort());
});

for (const [id, name] of Object.entries(tests_by_operation)) {
  if (name === null) {
    test(`${id} is not served yet`, async () => {
      const { method, path } = operation_named(id);
      const answer = await ledger.admin.send(method, path.replace('{field}', 'level'));
      const served = answer.status !== 405 && answer.body?.code !== 'path_not_found';
      assert.ok(!served, `${method} ${path} answers ${answer.status}: name its test`);
    });
    continue;
  }
  test(name, async () => {
    await tests[name](ledger);
    assert.ok(ledger.admin.answered.has(id), `the test calls ${id} through the client`);
  });
}
