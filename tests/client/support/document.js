// What the vendor's OpenAPI document says of our family: operations, and complaints about answers.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import add_formats from 'ajv-formats';

const extract = new URL('../node_modules/.document.json', import.meta.url);
const { operations, schemas } = JSON.parse(readFileSync(extract, 'utf8'));

// Strict: a keyword or format that ajv does not know stops the test instead of being skipped.
const ajv = new Ajv({ strict: true, allErrors: true });
add_formats(ajv);
for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(schema, name);

for (const operation of operations) {
  operation.pattern = new RegExp(`^${operation.path.replace(/\{\w+\}/g, '\\w+')}$`);
}

// [{id, method, path, pattern, successes, answer}]; `answer` null: the document leaves it open.
export { operations };

export const operation_named = (id) => operations.find((operation) => operation.id === id);

// The operation that a request goes to: with or without the gateway's prefix and the last slash.
export function operation_at(method, url) {
  const path = new URL(url).pathname.replace(/^\/dm\//, '/').replace(/\/?$/, '/');
  return operations.find((each) => each.method === method && each.pattern.test(path));
}

// What the schema finds wrong in a successful answer; empty when nothing is.
export function complaints(operation, body) {
  if (operation.answer === null) return '';
  operation.validate ??= ajv.compile(operation.answer);
  if (operation.validate(body)) return '';
  return ajv.errorsText(operation.validate.errors, { separator: '\n', dataVar: 'answer' });
}
