// The four content types of the document: contract sections 2 and 4. The client sends licenses as
// JSON only; the others go out as its form methods and Python callers would send them.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { create_license, kind_named, kinds } from './support/kinds.js';
import { ledger_for_tests } from './support/ledger.js';

const ledger = await ledger_for_tests();
const user = kind_named('user');

// As getFormData of the client: text as it is, everything else as JSON.
function filled(form, fields) {
  for (const [name, value] of Object.entries(fields)) {
    form.append(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return form;
}

const scim = { 'Content-Type': 'application/scim+json' };
const formats = {
  'SCIM-JSON': (fields) => ({ body: JSON.stringify(fields), headers: scim }),
  'form-urlencoded': (fields) => ({ body: filled(new URLSearchParams(), fields) }),
  multipart: (fields) => ({ body: filled(new FormData(), fields) }),
};

const post = (path, request) => ledger.admin.send('POST', path, request);

for (const [format, request_of] of Object.entries(formats)) {
  describe(`${format} bodies`, () => {
    for (const kind of kinds) {
      it(`create and update a ${kind.kind} license as JSON does`, async () => {
        const fields = {
          ...kind.required, name: 'Größe & more=+%', count: 6, active: false,
          started: '2026-01-02T03:04:05+00:00', metadata: { deep: { a: [1, 'ü'] } },
        };
        const made = await post(`${kind.path}create/`, request_of(fields));
        assert.equal(made.status, 200, made.text);
        const twin = await create_license(ledger, kind, fields);
        const { id, created, ...rest } = made.body;
        assert.deepEqual({ ...twin, ...rest }, twin);

        const change = { license_id: id, name: 'Changed', active: true, metadata: { a: 1 } };
        const updated = await post(`${kind.path}update/`, request_of(change));
        const { license_id: _, ...changed } = change;
        assert.deepEqual(updated.body, { ...made.body, ...changed });
      });
    }

    it('leave alone what they do not mention, flags included', async () => {
      const expired = '2030-01-01T00:00:00Z';
      const row = await create_license(ledger, user, { active: true, count: 5, expired });
      const change = { license_id: row.id, count: 6 };
      const { body } = await post(`${user.path}update/`, request_of(change));
      assert.deepEqual(body, { ...row, count: 6 });
    });

    it('are refused by field as JSON is', async () => {
      const answer = await post(`${user.path}create/`, request_of({ count: 'many' }));
      assert.equal(answer.status, 400);
      for (const field of ['platform_key', 'count']) {
        assert.ok(Array.isArray(answer.body[field]), `${field}: ${answer.text}`);
      }
    });
  });
}

describe('forms', () => {
  it('take every spelling of a flag', async () => {
    const on = ['true', 'True', '1', 'on', 'yes'];
    const off = ['false', 'False', '0', 'off', 'no'];
    for (const active of [...on, ...off]) {
      const body = new URLSearchParams({ platform_key: 'north', active });
      const answer = await post(`${user.path}create/`, { body });
      assert.equal(answer.body.active, on.includes(active), `active=${active}`);
    }
  });

  it('refuse an object that is not JSON text of an object', async () => {
    for (const metadata of ['plain', '[1]', '"text"', '{"a":']) {
      const body = filled(new FormData(), { platform_key: 'north', metadata });
      const answer = await post(`${user.path}create/`, { body });
      assert.equal(answer.status, 400, metadata);
      assert.ok(Array.isArray(answer.body.metadata), answer.text);
    }
  });
});

describe('dates', () => {
  const started_for = async (started) => (await create_license(ledger, user, { started })).started;

  it('are taken with Z, with an offset, and without a zone as UTC', async () => {
    const instant = Date.UTC(2026, 4, 6, 7, 8, 9);
    for (const text of ['2026-05-06T07:08:09Z', '2026-05-06T07:08:09+00:00',
      '2026-05-06T09:38:09+02:30', '2026-05-06T07:08:09', '2026-05-06T07:08:09.000000+00:00']) {
      assert.equal(Date.parse(await started_for(text)), instant, text);
    }
  });

  it('keep the fraction that was sent', async () => {
    for (const fraction of ['1', '123', '123456', '000001']) {
      const shown = await started_for(`2026-05-06T07:08:09.${fraction}Z`);
      const [, kept] = /^2026-05-06T07:08:09\.(\d+)Z$/.exec(shown) ?? [];
      assert.ok(kept?.startsWith(fraction), `${fraction} became ${shown}`);
    }
  });
});

describe('bodies that are none of these', () => {
  it('are 415 by their type', async () => {
    const types = ['text/plain', 'application/xml', 'application/octet-stream', 'image/png'];
    for (const type of types) {
      const request = { body: '{"platform_key": "north"}', headers: { 'Content-Type': type } };
      const answer = await post(`${user.path}create/`, request);
      assert.equal(answer.status, 415, type);
    }
  });

  it('are 400 when the JSON is broken or no object', async () => {
    const headers = { 'Content-Type': 'application/json' };
    const bodies = ['', '{', 'null', '[]', '"text"', '5', '{"platform_key": "north"} more',
      '{"platform_key": "north", "platform_key": "south"}',
      '{"platform_key": "north", "name": "\\u0000"}'];
    for (const body of bodies) {
      const answer = await post(`${user.path}create/`, { body, headers });
      assert.equal(answer.status, 400, body);
    }
  });

  it('are 413 when they are longer than 1 MiB', async () => {
    const name = 'x'.repeat(1024 * 1024);
    const answer = await post(`${user.path}create/`, { json: { platform_key: 'north', name } });
    assert.equal(answer.status, 413);
    assert.equal(answer.body.code, 'body_too_large');
  });
});
