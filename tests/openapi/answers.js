// Holds what the server answered the other tests against docs/openapi.json: the folder that is
// named has a file for each test, with a JSON object on each line (tests/support/answer_record.h).
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codes_of, complaints, operation_at, operations } from './document.js';

const shown_max = 60;

function records_in(folder) {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.jsonl')).sort();
  return names.flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ ...JSON.parse(line), from: name })));
}

const is_json = (type) => /^application\/([\w-]+\+)?json$/.test(type);

const folder = process.argv[2];
const counts = { judged: 0, 'of no operation': 0, 'not JSON': 0 };
const seen = new Set();
const pairs = new Set();
const faults = new Map();  // what is wrong: [how often, first seen]

for (const { from, method, target, status, type, body } of records_in(folder)) {
  const bare_type = type.replace(/;.*$/, '');
  const operation = operation_at(method, target);
  if (operation === undefined) {
    ++counts['of no operation'];
  } else if (!is_json(bare_type)) {
    ++counts['not JSON'];
  } else {
    ++counts.judged;
    const parsed = JSON.parse(body);
    const fault = complaints(operation, { status, type: bare_type, body: parsed });
    const what = `${operation.id} ${status}: ${fault}`;
    if (fault !== '') {
      faults.set(what, [(faults.get(what)?.[0] ?? 0) + 1,
                        faults.get(what)?.[1] ?? `${from}: ${method} ${target} ${body.slice(0, 400)}`]);
    }
    seen.add(operation.id);
    if (status >= 400) pairs.add(`${operation.id} ${parsed.code}`);
  }
}

const declared = operations.reduce((sum, operation) =>
  sum + Object.values(codes_of(operation)).flat().length, 0);
console.log(`answers: ${Object.entries(counts).map(([what, count]) => `${count} ${what}`).join(', ')}`);
console.log(`operations: ${seen.size} of ${operations.length} seen`);
console.log(`not seen: ${operations.map(({ id }) => id).filter((id) => !seen.has(id)).join(' ')}`);
console.log(`(operation, code): ${pairs.size} of ${declared} seen`);
for (const [what, [count, first]] of [...faults].slice(0, shown_max)) {
  console.error(`\n${what}\n  ${count} times, first ${first}`);
}
if (faults.size > shown_max) console.error(`\nand ${faults.size - shown_max} more`);
if (counts.judged === 0) console.error(`${folder}: no test has recorded an answer`);
process.exitCode = faults.size > 0 || counts.judged === 0 ? 1 : 0;
