// docs/openapi.json: its operations, and what it says of an answer.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import add_formats from 'ajv-formats';

const place = new URL('../../docs/openapi.json', import.meta.url);
const document = JSON.parse(readFileSync(place, 'utf8'));

const is_object = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

// An object has no members but the declared ones, unless the document says so. What only describes
// (`examples`) is left alone.
function closed(schema) {
  if (Array.isArray(schema)) return schema.map(closed);
  if (!is_object(schema)) return schema;
  const copy = {};
  for (const [name, value] of Object.entries(schema)) {
    copy[name] = name === 'examples' ? value : closed(value);
  }
  if (is_object(schema.properties) && schema.type !== undefined) copy.additionalProperties ??= false;
  return copy;
}

// Strict: a keyword or format that ajv does not know stops the test instead of being skipped.
const ajv = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true });
add_formats(ajv);
// By these names the document refers to them.
ajv.addSchema({ $id: 'document', components: { schemas: closed(document.components.schemas) } });
ajv.addKeyword('components');

const at = (reference) =>
  reference.slice(2).split('/').reduce((value, name) => value[name], document);
const resolved = (value) => (value.$ref === undefined ? value : at(value.$ref));

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

// A path of the document as a pattern; callers may add /dm and leave out the last slash.
function pattern_of(path) {
  const parts = path.replace(/\/$/, '').split(/\{[^}]+\}/).map(escaped);
  return new RegExp(`^(?:/dm)?${parts.join('[^/]+')}/?$`);
}

// Those with fewer {…} come first: /events/stream is not /events/{position}.
const holes = (path) => path.split('{').length;

// [{id, method, pattern, responses}]
export const operations = Object.entries(document.paths)
  .sort(([one], [other]) => holes(one) - holes(other))
  .flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      id: operation.operationId,
      method: method.toUpperCase(),
      pattern: pattern_of(path),
      responses: operation.responses,
    })));

export function operation_at(method, target) {
  const path = target.replace(/\?.*$/s, '');
  return operations.find((each) => each.method === method && each.pattern.test(path));
}

// The error codes of an operation, by status: {"404": ["license_not_found"]}.
export function codes_of(operation) {
  return Object.fromEntries(Object.entries(operation.responses)
    .map(([status, response]) => [status, resolved(response)['x-error-codes'] ?? []]));
}

const validators = new Map();

function validator_of(schema) {
  const key = JSON.stringify(schema);
  if (!validators.has(key)) {
    // "#/components/..." is meant from the document's root.
    const from_root = JSON.parse(key.replaceAll('"#/', '"document#/'));
    validators.set(key, ajv.compile(closed(from_root)));
  }
  return validators.get(key);
}

// What is wrong with an answer; empty when nothing is. `type` without its parameters.
export function complaints(operation, { status, type, body }) {
  const response = operation.responses[status];
  if (response === undefined) return `the status ${status} is not declared`;
  const content = resolved(response).content?.[type];
  if (content === undefined) return `the type ${type} is not declared`;
  const validate = validator_of(content.schema);
  if (!validate(body)) {
    const sentences = validate.errors.map(({ instancePath, message, params }) => {
      const place = instancePath.replace(/\/\d+/g, '/*') || '/';
      const { additionalProperty: unknown } = params;
      return `${place} ${message}${unknown === undefined ? '' : `: ${unknown}`}`;
    });
    return [...new Set(sentences)].join('; ');
  }
  if (status >= 400 && !codes_of(operation)[status].includes(body.code)) {
    return `the code ${body.code} is not declared`;
  }
  return '';
}
