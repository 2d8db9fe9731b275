// What the console is made of: its types, its lint, its weight, and what a build may not forget.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { ESLint } from 'eslint';
import typescript_eslint from 'typescript-eslint';

const run = promisify(execFile);
const timeout = 600000;
const web = fileURLToPath(new URL('../../web/', import.meta.url));
const script_bytes_max = 90000;
const lines_max = 400;

function sources_in(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sources_in(path) : [path];
  });
}

// The build for the program, into a folder of its own; it also writes the types that tsc reads.
const folder = mkdtempSync(join(tmpdir(), 'seatledger-web-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const began = Date.now();
await run(process.execPath, [join(web, 'build.mjs'), folder]);
const seconds = (Date.now() - began) / 1000;

test('console: the script fits its budget', { timeout }, () => {
  const files = readdirSync(join(folder, 'console'));
  const size = (ending) =>
    files
      .filter((name) => name.endsWith(ending))
      .reduce((sum, name) => sum + statSync(join(folder, 'console', name)).size, 0);
  const kib = (bytes) => (bytes / 1024).toFixed(1);
  console.log(
    `console: script ${kib(size('.js.gz'))} KiB, style ${kib(size('.css.gz'))} KiB, gzip; ` +
      `all pages bundled in ${seconds.toFixed(1)} s`,
  );
  assert.ok(size('.js.gz') > 0);
  assert.ok(size('.js.gz') <= script_bytes_max, `${size('.js.gz')} bytes`);
});

test('console: ninja is told of every source and of the document of the API', { timeout }, () => {
  const inputs = readFileSync(join(folder, 'web_files.d'), 'utf8');
  const made = new RegExp(`\\.(tsx?|css|html)$`);
  // A file with types alone is in no bundle.
  const is_types = (path) => !/^(export )?(async )?(const|function|class)|^import '/m.test(readFileSync(path, 'utf8'));
  const missing = sources_in(join(web, 'console'))
    .filter((path) => made.test(path) && !(path.endsWith('.ts') && is_types(path)))
    .filter((path) => !inputs.includes(path));
  assert.deepEqual(missing, []);
  assert.ok(inputs.includes('docs/openapi.json'));
});

test('console: tsc finds nothing', { timeout }, async () => {
  const tsc = join(web, 'node_modules/typescript/bin/tsc');
  const { stdout } = await run(process.execPath, [tsc, '--project', web]).catch((error) => error);
  assert.equal(stdout, '');
});

test('console: eslint finds nothing', { timeout }, async () => {
  const eslint = new ESLint({
    cwd: web,
    overrideConfigFile: true,
    overrideConfig: [
      { ignores: ['node_modules/**', 'build/**'] },
      ...typescript_eslint.configs.strict.map((config) => ({ ...config, files: ['console/**/*.{ts,tsx}'] })),
      {
        files: ['console/**/*.{ts,tsx}'],
        rules: {
          'no-restricted-globals': ['error', 'XMLHttpRequest', 'eval'],
          'no-restricted-properties': [
            'error',
            { property: 'innerHTML' },
            { property: 'outerHTML' },
            { property: 'dangerouslySetInnerHTML' },
          ],
          eqeqeq: 'error',
          'no-console': 'error',
          'max-lines-per-function': ['error', 95],
          // Where the language cannot tell that a place in a list exists, the code says so.
          '@typescript-eslint/no-non-null-assertion': 'off',
        },
      },
    ],
  });
  const found = (await eslint.lintFiles(['console'])).flatMap(({ filePath, messages }) =>
    messages.map(({ line, ruleId, message }) => `${filePath}:${line} ${ruleId}: ${message}`),
  );
  assert.deepEqual(found, []);
});

test('console: no file is long, no line is wide', { timeout }, () => {
  const sources = sources_in(join(web, 'console')).filter((path) => !path.endsWith('.md'));
  const found = sources.flatMap((path) => {
    const lines = readFileSync(path, 'utf8').split('\n');
    const wide = lines.findIndex((line) => line.length > 110);
    return [
      ...(lines.length > lines_max ? [`${path}: ${lines.length} lines`] : []),
      ...(wide >= 0 ? [`${path}:${wide + 1} is wide`] : []),
    ];
  });
  assert.deepEqual(found, []);
});
