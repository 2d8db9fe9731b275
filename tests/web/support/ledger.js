// A small ledger for the console's tests, made through the API: every kind of license, a full one with
// people waiting, one that expires soon, one switched off, a renewal, pending e-mails, an erasure.
import assert from 'node:assert/strict';

export const admin_key = 'key-of-the-browser-tests-0123456789abcdef';

export function caller_of(base, key = admin_key) {
  return async (method, path, body, headers = {}) => {
    const answer = await fetch(base + path, {
      method,
      headers: { Authorization: `Api-Token ${key}`, 'Content-Type': 'application/json', ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    assert.equal(answer.status, 200, `${method} ${path}: ${text}`);
    return text === '' ? {} : JSON.parse(text);
  };
}

const in_days = (days) => new Date(Date.now() + days * 86400000).toISOString();
const people = ['Ada Lovelace', 'Bob Kahn', 'Cleo Moss', 'Dan Ivory', 'Eve Adams', 'Finn Hale', 'Gus Orr', 'Hal Wye'];

// Returns ids and keys by what they are.
export async function fill(base) {
  const call = caller_of(base);
  const catalog = (kind, what, body) => call('POST', `/api/catalog/licenses/${kind}/${what}/`, body);
  for (const [key, org, name] of [['acme', 'acme-org', 'Acme Academy'], ['uni', 'uni-org', 'University of Nowhere']]) {
    await call('PUT', `/api/directory/platforms/${key}/`, { org, name });
  }
  await call('PUT', '/api/directory/courses/da-101/', { name: 'Analytics', org: 'acme-org', platform_key: 'acme' });
  await call('PUT', '/api/directory/programs/data/', { program_id: 'DATA', name: 'Data science', platform_key: 'uni' });
  for (const [at, name] of people.entries()) {
    const username = name.split(' ')[0].toLowerCase();
    const record = { username, name, email: `${username}@example.org`, platform_keys: ['acme'] };
    await call('PUT', `/api/directory/users/${at + 1}/`, record);
  }
  const members = { name: 'Data team', platform_key: 'acme', user_ids: [3, 4, 5, 6] };
  await call('PUT', '/api/directory/groups/data-team/', members);

  const full = await catalog('course', 'create', {
    platform_key: 'acme', course_id: 'da-101', name: 'Analytics 2026', count: 6, transaction_id: 'order-1', source: 'shop',
  });
  const assign = (kind, license_id, who) => catalog(kind, 'assignment', { license_id, ...who });
  await assign('course', full.id, { user_id: 1 });
  await assign('course', full.id, { user_id: 2 });
  await catalog('course', 'assignment/group', { license_id: full.id, group_id: 'data-team' });
  await call('PUT', '/api/directory/groups/data-team/', { ...members, user_ids: [3, 4, 5, 6, 7] });
  const campus = await catalog('user', 'create', {
    platform_key: 'acme', name: 'Campus', count: 30, transaction_id: 'order-2', expired: in_days(9),
    metadata: { faculty: 'science' }, external_id: 'campus-1',
  });
  await assign('user', campus.id, { user_id: 1 });
  await assign('user', campus.id, { email: 'ida@example.org' });
  await catalog('user', 'update', { license_id: campus.id, count: 40, transaction_id: 'order-3', change_type: 'renewal' });
  const program = await catalog('program', 'create', {
    platform_key: 'uni', program_key: 'data', program_id: 'DATA', name: 'Data science', count: 12, expired: in_days(200),
  });
  await assign('program', program.id, { user_id: 2 });
  const platform = await catalog('platform', 'create', { platform_key: 'uni', name: 'Whole university', count: 500 });
  const off = await catalog('user', 'create', { platform_key: 'uni', name: 'Old lab', count: 5, active: false });
  await assign('user', campus.id, { user_id: 8 });
  await call('POST', '/api/ledger/erasures/', { user_id: 8 });
  const keys = {};
  for (const role of ['platform_admin', 'auditor', 'read_only']) {
    const body = { name: `the ${role}`, role, platform_key: role === 'platform_admin' ? 'acme' : null };
    keys[role] = (await call('POST', '/api/ledger/keys/', body)).key;
  }
  const { history } = await call('GET', `/api/ledger/licenses/${full.id}/history/?limit=1`);
  const created = history[0].position; // of the license that is full by now
  const ids = { full: full.id, campus: campus.id, program: program.id, platform: platform.id, off: off.id };
  return { ids, keys, created };
}
