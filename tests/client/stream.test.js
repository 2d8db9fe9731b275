// The example for web pages, docs/examples/follow_events.mjs, against the real server.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { follow_events } from '../../docs/examples/follow_events.mjs';
import { start_server } from './support/server.js';

const admin_key = '5ea7'.repeat(16);
const { base, stop } = await start_server(admin_key);
after(() => stop(), { timeout: 600000 });

async function send(method, path, json) {
  const response = await fetch(base + path, {
    method,
    headers: { Authorization: `Api-Token ${admin_key}`, 'Content-Type': 'application/json' },
    body: json === undefined ? undefined : JSON.stringify(json),
  });
  assert.equal(response.status, 200, `${method} ${path}`);
  return { body: await response.json(), position: Number(response.headers.get('Ledger-Position')) };
}

const put_platform = (key) =>
  send('PUT', `/api/directory/platforms/${key}/`, { org: `${key}-org`, name: 'Jürgen 🙂' });

// Follows until the event at `last`; resolves to the events.
async function follow_to(last, options) {
  const seen = [];
  const controller = new AbortController();
  const position = await follow_events({
    base,
    key: admin_key,
    signal: controller.signal,
    on_event: async (event) => {
      seen.push(event);
      if (event.data.position === last()) controller.abort();
    },
    ...options,
  });
  return { seen, position };
}

const positions = (events) => events.map(({ data }) => data.position);
const from_to = (first, last) => Array.from({ length: last - first + 1 }, (_, i) => first + i);

describe('the example that follows events', () => {
  it('gets what was stored before and what is stored meanwhile, once and in order', async () => {
    for (let number = 0; number < 20; ++number) await put_platform(`early-${number}`);
    let last = 0;
    const following = follow_to(() => last);
    let position = 0;
    for (let number = 0; number < 20; ++number) {
      ({ position } = await put_platform(`late-${number}`));
    }
    last = position + 1;
    ({ position } = await put_platform('last'));
    assert.equal(position, last);
    const { seen } = await following;
    assert.deepEqual(positions(seen), from_to(1, last));
    assert.match(JSON.stringify(seen), /Jürgen 🙂/);
  });

  it('goes on after a position, with filters, and ends when all is read', async () => {
    const { position } = await put_platform('more');
    const { seen, position: end } = await follow_to(() => -1, {
      after: position - 3, query: { type: 'platform_put', to: position },
    });
    assert.deepEqual(positions(seen), from_to(position - 2, position));
    assert.equal(end, position);
  });

  it('ends with what the server says when the key is revoked', async () => {
    const wanted = { name: 'page', role: 'auditor' };
    const { body: key } = await send('POST', '/api/ledger/keys/', wanted);
    let revoked = false;
    const following = follow_to(() => -1, {
      key: key.key,
      on_event: async () => {
        if (revoked) return;
        revoked = true;
        await send('DELETE', `/api/ledger/keys/?id=${key.id}`);
      },
    });
    await assert.rejects(following, /401/);
  });

  it('stops at the event that the page cannot take', async () => {
    const fault = new Error('the page is full');
    await assert.rejects(follow_to(() => -1, { on_event: () => Promise.reject(fault) }), fault);
  });
});
