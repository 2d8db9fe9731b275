// What every answer of the family must be, whoever asked: the schema, and contract sections 2 to 5.
import assert from 'node:assert/strict';
import { complaints } from './document.js';

const is_object = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

function check_body_and_type(answer, where) {
  const type = answer.headers.get('content-type');
  if (answer.text === '') {
    assert.equal(type, null, `${where}: an empty body has no content type`);
    return;
  }
  assert.match(type ?? 'none', /^application\/json\b/, `${where}: content type`);
  assert.notEqual(answer.body, undefined, `${where}: not JSON: ${answer.text}`);
}

// Contract section 4: an object with a text `detail`; a list of texts per field to blame.
function check_error(answer, where) {
  const { body } = answer;
  assert.ok(is_object(body), `${where}: an error is an object: ${answer.text}`);
  assert.equal(typeof body.detail, 'string', `${where}: detail: ${answer.text}`);
  assert.notEqual(body.detail, '', `${where}: detail says something`);
  for (const [name, value] of Object.entries(body)) {
    if (!Array.isArray(value)) continue;
    assert.ok(value.length > 0 && value.every((text) => typeof text === 'string'),
              `${where}: ${name} is a list of texts: ${answer.text}`);
  }
  if (answer.status === 401) {
    assert.ok(answer.headers.get('www-authenticate'), `${where}: WWW-Authenticate`);
  }
}

// Contract section 5: both spellings of both addresses.
function check_envelope(page, where) {
  for (const [ours, theirs] of [['next', 'next_page'], ['previous', 'previous_page']]) {
    assert.ok(ours in page, `${where}: ${ours} is missing`);
    assert.equal(page[ours], page[theirs], `${where}: ${ours} and ${theirs} differ`);
  }
  assert.deepEqual(Object.keys(page).sort(), [
    'count', 'next', 'next_page', 'previous', 'previous_page', 'results',
  ], where);
}

const row_keys = [
  'id', 'created', 'started', 'expired', 'name', 'count', 'active', 'metadata', 'source',
  'external_id', 'platform_key',
];
const own_row_keys = {
  user: ['usage_count'],
  course: ['usage_count', 'course_id'],
  program: ['usage_count', 'program_id', 'program_key', 'program_name'],
  platform: [],
};

// Contract section 7, "Licence, out": these keys and no other. `assignments` is checked by the
// tests of `verbose`.
function check_license(kind, row, where) {
  const expected = [...row_keys, ...own_row_keys[kind]].sort();
  const keys = Object.keys(row).filter((key) => key !== 'assignments').sort();
  assert.deepEqual(keys, expected, `${where}: fields of a ${kind} license`);
  for (const name of ['created', 'started', 'expired']) {
    if (row[name] === null) continue;
    assert.match(row[name], /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/, `${where}: ${name}`);
  }
}

function check_success(operation, answer, where) {
  assert.ok(operation.successes.includes(String(answer.status)),
            `${where}: ${answer.status} is not among the documented ${operation.successes}`);
  assert.equal(complaints(operation, answer.body), '', `${where}: ${answer.text}`);
  assert.match(answer.headers.get('ledger-position') ?? 'none', /^\d+$/,
               `${where}: Ledger-Position`);
  const page = operation.method === 'GET' && is_object(answer.body) && 'results' in answer.body;
  if (page) check_envelope(answer.body, where);
  const [, kind] = /^\/api\/catalog\/licenses\/(\w+)\/(?:create\/|update\/)?$/
    .exec(operation.path) ?? [];
  if (!kind) return;
  for (const row of page ? answer.body.results : [answer.body]) check_license(kind, row, where);
}

// `answer`: {status, headers, text, body}; `operation` is undefined for addresses of our own.
export function check_answer(operation, answer, where) {
  check_body_and_type(answer, where);
  if (answer.status >= 400) check_error(answer, where);
  else if (operation) check_success(operation, answer, where);
}
