// A running ledger with the directory that the tests speak of and a caller for each role.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { Caller } from './caller.js';
import { start_server } from './server.js';

const admin_key = '5ea7'.repeat(16);

export const north_course = 'course-v1:north+CS101+2026';
export const south_course = 'course-v1:south+BIO1+2026';

const records = {
  platforms: {
    north: { key: 'north', org: 'northorg', name: 'North College', platform_id: 41 },
    south: { key: 'south', org: 'southorg', name: 'South School' },
  },
  courses: {
    [north_course]: { course_id: north_course, name: 'Computing', org: 'northorg' },
    [south_course]: { course_id: south_course, name: 'Biology', org: 'southorg', slug: 'bio-1' },
  },
  programs: {
    'north-data': {
      program_key: 'north-data', program_id: 'data', name: 'Data Science', org: 'northorg',
      platform_key: 'north', course_list: [{ course_id: north_course }],
    },
    'north-law': {
      program_key: 'north-law', program_id: 'law', name: 'Law', org: 'northorg',
      platform_key: 'north',
    },
    'south-data': {
      program_key: 'south-data', program_id: 'data', name: 'Data', org: 'southorg',
      platform_key: 'south',
    },
  },
  users: {
    7: { user_id: 7, username: 'ada', email: 'ada@north.example', name: 'Ada King' },
    8: { user_id: 8, username: 'bob', email: 'bob@south.example', platform_keys: ['south'] },
  },
};

async function load_directory(admin) {
  for (const [kind, by_id] of Object.entries(records)) {
    for (const [id, json] of Object.entries(by_id)) {
      const path = `/api/directory/${kind}/${encodeURIComponent(id)}/`;
      const answer = await admin.send('PUT', path, { json });
      assert.equal(answer.status, 200, `PUT ${path}: ${answer.text}`);
      for (const [name, value] of Object.entries(json)) {
        assert.deepEqual(answer.body[name], value, `PUT ${path}: ${name}`);
      }
    }
  }
}

const roles = {
  north_admin: { role: 'platform_admin', platform_key: 'north' },
  reader: { role: 'read_only' },
  north_reader: { role: 'read_only', platform_key: 'north' },
  auditor: { role: 'auditor' },
};

// The caller with a fresh key of that role.
async function make_caller(admin, name, role) {
  const answer = await admin.send('POST', '/api/ledger/keys/', { json: { name, ...role } });
  assert.ok(answer.status < 300, `a key for ${name}: ${answer.status} ${answer.text}`);
  assert.match(answer.body.key, /^[0-9a-f]{64}$/, `the key for ${name}`);
  return new Caller(admin.base, `Api-Token ${answer.body.key}`);
}

// {base, key, admin, north_admin, reader, north_reader, auditor, stranger, stop()}
async function open_ledger() {
  const server = await start_server(admin_key);
  try {
    const admin = new Caller(server.base, `Api-Token ${admin_key}`);
    await load_directory(admin);
    const ledger = { ...server, admin, key: admin_key, stranger: new Caller(server.base, null) };
    for (const [name, role] of Object.entries(roles)) {
      ledger[name] = await make_caller(admin, name, role);
    }
    return ledger;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

// A ledger for the tests of the calling file, stopped after the last of them. Await it before the
// first test is declared: hooks of a whole file do not wait for each other in every node.
export async function ledger_for_tests() {
  const ledger = await open_ledger();
  after(() => ledger.stop(), { timeout: 600000 });
  return ledger;
}
