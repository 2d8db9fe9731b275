// A client whose types are made from docs/openapi.json, against the real server.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import createClient from 'openapi-fetch';
import type { components, paths } from './node_modules/.types/api.js';
import { start_server } from '../client/support/server.js';

type License = components['schemas']['user_license'];
type Code = components['schemas']['error_code'];

const key = 'key-of-the-typed-client-0123456789abcdef';
const { base, stop } = await start_server(key);
after(() => stop());
// Of the types that an operation answers, the one that this client asks for.
const client = createClient<paths, 'application/json'>({
  baseUrl: base,
  headers: { Authorization: `Api-Token ${key}`, Accept: 'application/json' },
});

// The data of an answer that must be no refusal.
function good<T>(answer: { data?: T; error?: { detail: string }; response: Response }): T {
  assert.ok(answer.data !== undefined, `${answer.response.status}: ${answer.error?.detail}`);
  return answer.data;
}

const position_of = (response: Response): number => Number(response.headers.get('Ledger-Position'));

async function create_license(count: number): Promise<{ license: License; position: number }> {
  const answer = await client.POST('/api/catalog/licenses/user/create/', {
    body: { platform_key: 'north', name: 'Campus', count },
  });
  return { license: good(answer), position: position_of(answer.response) };
}

const assign = (license_id: number, user_id: number) =>
  client.POST('/api/catalog/licenses/user/assignment/', { body: { license_id, user_id } });

test('a platform, a license, a seat, and what becomes of them', async () => {
  const platform = good(await client.PUT('/api/directory/platforms/{id}/', {
    params: { path: { id: 'north' } },
    body: { org: 'north-org' },
  }));
  assert.equal(platform.key, 'north');
  for (const user of [{ id: '1', username: 'ann' }, { id: '2', username: 'bob' }]) {
    good(await client.PUT('/api/directory/users/{id}/', {
      params: { path: { id: user.id } },
      body: { username: user.username },
    }));
  }

  const { license, position } = await create_license(1);
  assert.equal(license.usage_count, 0);
  const seat = good(await assign(license.id, 1));
  assert.equal(seat.username, 'ann');
  assert.equal(seat.license_id, license.id);

  const page = good(await client.GET('/api/catalog/licenses/user/', {
    params: { query: { platform_key: 'north', page_size: 5 } },
  }));
  assert.deepEqual(page.results.map(({ id, usage_count }) => [id, usage_count]), [[license.id, 1]]);
  assert.equal(page.next, null);

  const before = good(await client.GET('/api/ledger/licenses/{id}/', {
    params: { path: { id: String(license.id) }, query: { at: String(position) } },
  }));
  assert.equal(before.usage_count, 0);
});

test('a refusal has a code of the document', async () => {
  const { license } = await create_license(1);
  good(await assign(license.id, 1));
  const { data, error, response } = await assign(license.id, 2);
  assert.equal(data, undefined);
  assert.ok(error);
  assert.equal(response.status, 400);
  const code: Code = error.code;
  assert.equal(code, 'no_seats_available');
  assert.equal(error.requested, 1);
});

test('the feed is followed to its head', async () => {
  const types: string[] = [];
  let after_position = 0;
  for (;;) {
    const page = good(await client.GET('/api/ledger/events/', {
      params: { query: { after: String(after_position), limit: 2 } },
    }));
    types.push(...page.events.map(({ type }) => type));
    after_position = page.next_after;
    if (page.next_after >= page.head) break;
  }
  assert.equal(types.filter((type) => type === 'seatledger.seat_assigned').length, 2);
});
