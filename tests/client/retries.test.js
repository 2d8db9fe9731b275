// Callers retry: contract section 11, as the vendor's data layer does it, up to three times.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { create_license, kind_named, kinds, ledger_head } from './support/kinds.js';
import { ledger_for_tests } from './support/ledger.js';

const ledger = await ledger_for_tests();
const user = kind_named('user');

const replayed = (answer) => answer.headers.get('idempotent-replayed');

// The first answer to a request and the answer to its repeat, which must be the same and new only
// to the caller.
async function repeat(request) {
  const first = await request();
  assert.equal(replayed(first), null, 'the first answer is no repeat');
  const head = await ledger_head(ledger);
  const second = await request();
  assert.equal(second.status, first.status);
  assert.equal(second.text, first.text, 'byte for byte');
  assert.equal(replayed(second), 'true', 'Idempotent-Replayed');
  assert.equal(await ledger_head(ledger), head, 'nothing was appended');
  return first;
}

for (const kind of kinds) {
  describe(`the transaction_id of a ${kind.kind} license`, () => {
    it('makes a repeated create one license', async () => {
      const requestBody = { ...kind.required, count: 3, transaction_id: randomUUID() };
      await repeat(() => ledger.admin.call(kind.create, { requestBody }));
    });

    it('makes a repeated update one change, also by external_id', async () => {
      const external_id = randomUUID();
      const { id } = await create_license(ledger, kind, { external_id });
      for (const ids of [{ license_id: id }, { external_id }]) {
        const requestBody = { ...ids, name: JSON.stringify(ids), transaction_id: randomUUID() };
        await repeat(() => ledger.admin.call(kind.update, { requestBody }));
      }
    });

    it('may be shared by other content, which is a change of its own', async () => {
      const transaction_id = randomUUID();
      const one = await create_license(ledger, kind, { name: 'one', transaction_id });
      const two = await create_license(ledger, kind, { name: 'two', transaction_id });
      assert.notEqual(one.id, two.id);
      const requestBody = { license_id: one.id, count: 7, transaction_id };
      const update = await ledger.admin.call(kind.update, { requestBody });
      assert.equal(replayed(update), null);
      assert.equal(update.body.count, 7);
    });
  });
}

describe('a repeated create', () => {
  it('gets the first answer also after the license has changed', async () => {
    const requestBody = {
      platform_key: 'north', name: 'first', external_id: randomUUID(), transaction_id: randomUUID(),
    };
    const create = () => ledger.admin.call(user.create, { requestBody });
    const first = await create();
    const change = { license_id: first.body.id, name: 'second', active: false };
    await ledger.admin.call(user.update, { requestBody: change });
    const again = await create();
    assert.equal(again.text, first.text);
    assert.equal(replayed(again), 'true');
  });

  it('is recognised in a form, too', async () => {
    const transaction_id = randomUUID();
    const requestBody = {
      platform_key: 'north', count: 4, active: true, metadata: { a: [1] }, transaction_id,
    };
    const first = await ledger.admin.call(user.create, { requestBody });
    const body = new URLSearchParams({ ...requestBody, metadata: '{"a":[1]}' });
    const again = await ledger.admin.send('POST', `${user.path}create/`, { body });
    assert.equal(again.text, first.text);
    assert.equal(replayed(again), 'true');
  });

  it('is one license when ten arrive at once', async () => {
    const requestBody = { platform_key: 'north', name: 'twins', transaction_id: randomUUID() };
    const head = await ledger_head(ledger);
    const calls = Array.from({ length: 10 }, () => ledger.admin.call(user.create, { requestBody }));
    const answers = await Promise.all(calls);
    assert.equal(new Set(answers.map(({ text }) => text)).size, 1);
    assert.equal(answers.filter((answer) => replayed(answer) === 'true').length, 9);
    assert.equal(await ledger_head(ledger), head + 1);
  });

  it('without an id of any sort is another license', async () => {
    const [one, two] = [await create_license(ledger, user), await create_license(ledger, user)];
    assert.notEqual(one.id, two.id);
  });
});

describe('a repeated update', () => {
  it('matches the latest change under its id only: off, on, off are three', async () => {
    const transaction_id = randomUUID();
    const { id } = await create_license(ledger, user);
    const switched = async (active) => {
      const requestBody = { license_id: id, active, transaction_id };
      return ledger.admin.call(user.update, { requestBody });
    };
    for (const active of [false, true, false]) {
      const answer = await switched(active);
      assert.equal(replayed(answer), null, `active ${active}`);
      assert.equal(answer.body.active, active);
    }
    const again = await switched(false);
    assert.equal(replayed(again), 'true');
    assert.equal(again.body.active, false);
  });

  it('without an id is a change each time, even if nothing changes', async () => {
    const { id } = await create_license(ledger, user, { name: 'same' });
    const head = await ledger_head(ledger);
    for (let round = 1; round <= 2; round += 1) {
      const requestBody = { license_id: id, name: 'same' };
      const answer = await ledger.admin.call(user.update, { requestBody });
      assert.equal(replayed(answer), null);
      assert.equal(await ledger_head(ledger), head + round, 'an update has a history record');
    }
  });

  it('that was refused is not remembered', async () => {
    const external_id = randomUUID();
    const requestBody = { external_id, name: 'late', transaction_id: randomUUID() };
    assert.equal((await ledger.admin.refused(user.update, { requestBody })).status, 404);
    await create_license(ledger, user, { external_id });
    const answer = await ledger.admin.call(user.update, { requestBody });
    assert.equal(replayed(answer), null);
    assert.equal(answer.body.name, 'late');
  });
});

describe('Idempotency-Key', () => {
  const with_key = (key) => ({ HEADERS: { 'Idempotency-Key': key } });

  it('gives the first answer again', async () => {
    const key = with_key(randomUUID());
    const requestBody = { platform_key: 'north', name: 'keyed' };
    const { body } = await repeat(() => ledger.admin.call(user.create, { requestBody }, key));
    const change = { license_id: body.id, name: 'renamed' };
    const other = with_key(randomUUID());
    await repeat(() => ledger.admin.call(user.update, { requestBody: change }, other));
  });

  it('is 422 for another request', async () => {
    const key = with_key(randomUUID());
    await ledger.admin.call(user.create, { requestBody: { platform_key: 'north' } }, key);
    const requestBody = { platform_key: 'south' };
    const error = await ledger.admin.refused(user.create, { requestBody }, key);
    assert.equal(error.status, 422);
    assert.equal(error.body.code, 'idempotency_key_reused');
  });
});
