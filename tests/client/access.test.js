// Who may do what, how a key is shown, and what the client sees of a refusal: contract sections 2
// to 4.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Caller } from './support/caller.js';
import { create_license, kind_named, kinds, ledger_head } from './support/kinds.js';
import { ledger_for_tests } from './support/ledger.js';

const ledger = await ledger_for_tests();
const user = kind_named('user');
const north = {};

for (const kind of kinds) {
  north[kind.kind] = await create_license(ledger, kind, { name: 'of north' });
  await create_license(ledger, kind, { name: 'of south', platform_key: 'south' });
}

describe('the key', () => {
  const words = ['Api-Token', 'Api-Key', 'Token', 'Bearer'];

  it('is taken after each of the four words, in any case, and alone', async () => {
    const spellings = words.flatMap((word) => [word, word.toLowerCase(), word.toUpperCase()]);
    for (const shown of [...spellings.map((word) => `${word} ${ledger.key}`), ledger.key]) {
      const caller = new Caller(ledger.base, shown);
      const { body } = await caller.call(user.list, {});
      assert.equal(body.count, 2, shown);
    }
  });

  it('is taken as the TOKEN of the client', async () => {
    const { body } = await ledger.stranger.call(user.list, {}, { TOKEN: ledger.key });
    assert.equal(body.count, 2);
  });

  it('is asked for with 401 when it is missing, wrong or oddly shown', async () => {
    const wrong = [
      null, 'Api-Token', '0'.repeat(64), `Api-Token ${'0'.repeat(64)}`, `Basic ${ledger.key}`,
      `Api-Token ${ledger.key} more`, `Api-Token Api-Key ${ledger.key}`, `${ledger.key}0`,
    ];
    for (const shown of wrong) {
      const caller = new Caller(ledger.base, shown);
      for (const kind of kinds) {
        const error = await caller.refused(kind.list, {});
        assert.equal(error.status, 401, `${shown}`);
      }
      const requestBody = { platform_key: 'north' };
      assert.equal((await caller.refused(user.create, { requestBody })).status, 401, `${shown}`);
    }
  });

  it('stops working when it is revoked', async () => {
    const json = { name: 'short-lived', role: 'read_only' };
    const { body } = await ledger.admin.send('POST', '/api/ledger/keys/', { json });
    const caller = new Caller(ledger.base, `Api-Token ${body.key}`);
    assert.equal((await caller.call(user.list, {})).status, 200);
    await ledger.admin.send('DELETE', '/api/ledger/keys/', { query: { id: body.id } });
    assert.equal((await caller.refused(user.list, {})).status, 401);
  });
});

for (const kind of kinds) {
  describe(`the roles and ${kind.kind} licenses`, () => {
    const names_for = async (role, parameters = {}) => {
      const { body } = await ledger[role].call(kind.list, parameters);
      return body.results.map(({ name }) => name).sort();
    };

    it('admin and read_only list all platforms', async () => {
      assert.deepEqual(await names_for('admin'), ['of north', 'of south']);
      assert.deepEqual(await names_for('reader'), ['of north', 'of south']);
    });

    it('a key of one platform lists that platform, and another is 403', async () => {
      for (const role of ['north_admin', 'north_reader']) {
        assert.deepEqual(await names_for(role), ['of north'], role);
        assert.deepEqual(await names_for(role, { platformKey: 'north' }), ['of north'], role);
        for (const parameters of [{ platformKey: 'south' }, { key: 'south' }]) {
          const error = await ledger[role].refused(kind.list, parameters);
          assert.equal(error.status, 403, `${role} ${JSON.stringify(parameters)}`);
        }
        const query = { platform_org: 'southorg' };
        assert.equal((await ledger[role].send('GET', kind.path, { query })).status, 403, role);
      }
    });

    it('an auditor lists nothing', async () => {
      assert.equal((await ledger.auditor.refused(kind.list, {})).status, 403);
    });

    it('only an admin creates and updates', async () => {
      const head = await ledger_head(ledger);
      for (const role of ['north_admin', 'reader', 'north_reader', 'auditor']) {
        const create = { requestBody: kind.required };
        assert.equal((await ledger[role].refused(kind.create, create)).status, 403, role);
        const update = { requestBody: { license_id: north[kind.kind].id, name: 'No' } };
        assert.equal((await ledger[role].refused(kind.update, update)).status, 403, role);
      }
      assert.equal(await ledger_head(ledger), head);
    });

    it('permission is refused before the body is looked at', async () => {
      for (const [caller, status] of [['stranger', 401], ['reader', 403]]) {
        const headers = { 'Content-Type': 'application/json' };
        const request = { body: '{"platform_key": ', headers };
        const answer = await ledger[caller].send('POST', `${kind.path}create/`, request);
        assert.equal(answer.status, status, caller);
      }
    });
  });
}

describe('addresses', () => {
  it('may carry the prefix /dm of the vendor\'s gateway', async () => {
    const gateway = new Caller(`${ledger.base}/dm`, ledger.admin.authorization);
    for (const kind of kinds) {
      const made = await gateway.call(kind.create, { requestBody: kind.required });
      const requestBody = { license_id: made.body.id, name: 'through the gateway' };
      const { body } = await gateway.call(kind.update, { requestBody });
      const first = await gateway.call(kind.list, { pageSize: 1 });
      assert.deepEqual(first.body.results, [body]);
      const second = await gateway.send('GET', first.body.next_page);
      assert.deepEqual(second.body.results[0].name, 'of south', 'its pages can be followed');
    }
  });

  it('are served without their last slash, bodies and all', async () => {
    for (const kind of kinds) {
      const list = await ledger.admin.send('GET', kind.path.slice(0, -1));
      assert.equal(list.status, 200);
      const json = { ...kind.required, name: 'no slash' };
      const made = await ledger.admin.send('POST', `${kind.path}create`, { json });
      assert.equal(made.body.name, 'no slash');
    }
  });

  it('that do not exist are 404 in JSON', async () => {
    for (const path of ['/api/catalog/licenses/team/', '/api/catalog/', '/nothing/here']) {
      assert.equal((await ledger.admin.send('GET', path)).status, 404, path);
    }
  });

  it('say with 405 and Allow which methods they have', async () => {
    const expected = [['', 'GET', 'POST'], ['create/', 'POST', 'GET'], ['update/', 'POST', 'PUT']];
    for (const [end, allowed, other] of expected) {
      const answer = await ledger.admin.send(other, `${user.path}${end}`);
      assert.equal(answer.status, 405, `${other} ${end}`);
      assert.ok(answer.headers.get('allow')?.split(/, */).includes(allowed), `${end}: Allow`);
    }
  });
});

describe('a refusal, as the client\'s ApiError', () => {
  it('has the status, the document\'s phrase and a body with detail and fields', async () => {
    const requestBody = { license_id: 999999, name: 'No' };
    const error = await ledger.admin.refused(user.update, { requestBody });
    assert.equal(error.name, 'ApiError');
    assert.equal(error.status, 404);
    assert.match(error.message, /^Not found - license doesn't exist$/);
    assert.ok(error.url.endsWith('/api/catalog/licenses/user/update/'));
    assert.equal(typeof error.body.code, 'string');
  });

  it('names each wrong field', async () => {
    const requestBody = { count: 'many', active: 'perhaps' };
    const error = await ledger.admin.refused(user.create, { requestBody });
    assert.equal(error.status, 400);
    for (const field of ['platform_key', 'count', 'active']) {
      assert.ok(Array.isArray(error.body[field]), `${field}: ${JSON.stringify(error.body)}`);
    }
  });
});
