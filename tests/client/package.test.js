// What is installed here, and from where, must not depend on one machine.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';

const read_json = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));

test('the dependencies are the four that we chose, each in one exact version', () => {
  const { dependencies } = read_json('package.json');
  const names = ['@iblai/iblai-api', 'ajv', 'ajv-formats', 'js-yaml'];
  assert.deepEqual(Object.keys(dependencies), names);
  assert.equal(dependencies['@iblai/iblai-api'], '4.90.4-ai');
  const exact = /^\d+\.\d+\.\d+(-\w+)?$/;
  for (const version of Object.values(dependencies)) assert.match(version, exact);
});

test('the lock file has a digest for every package and no address to fetch it from', () => {
  for (const [name, locked] of Object.entries(read_json('package-lock.json').packages)) {
    if (name === '') continue;
    assert.equal(locked.resolved, undefined, name);
    assert.match(locked.integrity, /^sha512-/, name);
  }
});
