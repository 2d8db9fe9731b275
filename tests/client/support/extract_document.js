// Writes node_modules/.document.json: of the vendor's OpenAPI document the operations of our family
// and the schemas they reach, as JSON Schema. Once per install, as reading it whole takes seconds.
import { readFileSync, writeFileSync } from 'node:fs';
import { load } from 'js-yaml';

const modules = new URL('../node_modules/', import.meta.url);
const family = /^\/api\/catalog\/(licenses|metadata)\//;
const methods = ['get', 'post', 'put', 'patch', 'delete'];
const reference = '#/components/schemas/';

// OpenAPI 3.0 says `nullable: true` where JSON Schema lists null among the alternatives.
function json_schema(node) {
  if (Array.isArray(node)) return node.map(json_schema);
  if (node === null || typeof node !== 'object') return node;
  const { nullable, ...rest } = node;
  if (nullable === true) return { anyOf: [json_schema(rest), { type: 'null' }] };
  return Object.fromEntries(Object.entries(node).map(([name, value]) =>
    [name, name === '$ref' ? value.replace(reference, '') : json_schema(value)]));
}

function referenced_names(schema) {
  return [...JSON.stringify(schema).matchAll(/"\$ref":"(\w+)"/g)].map((match) => match[1]);
}

const document = load(readFileSync(new URL('@iblai/iblai-api/sdk_schema.yml', modules), 'utf8'));

const operations = Object.entries(document.paths)
  .filter(([path]) => family.test(path))
  .flatMap(([path, item]) => methods.filter((name) => item[name]).map((name) => ({
    id: item[name].operationId,
    method: name.toUpperCase(),
    path,
    successes: Object.keys(item[name].responses).filter((status) => status.startsWith('2')),
    answer: json_schema(
      item[name].responses['200']?.content?.['application/json']?.schema ?? null),
  })));

const schemas = {};
const wanted = operations.flatMap((operation) => referenced_names(operation.answer));
while (wanted.length > 0) {
  const name = wanted.pop();
  if (schemas[name]) continue;
  schemas[name] = json_schema(document.components.schemas[name]);
  wanted.push(...referenced_names(schemas[name]));
}

writeFileSync(new URL('.document.json', modules), JSON.stringify({ operations, schemas }));
