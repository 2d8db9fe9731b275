// The four kinds of license: their operations, their addresses, and bodies that create one.
import { north_course } from './ledger.js';

const started = '2026-01-01T00:00:00Z';

// `required`: what the published schema demands and no more; `shown`: what the answer adds to it.
const required = {
  user: { platform_key: 'north' },
  course: { platform_key: 'north', course_id: north_course },
  program: { platform_key: 'north', program_key: 'north-data', name: 'Data', count: 5, started },
  platform: { platform_key: 'north' },
};
const shown = {
  user: { usage_count: 0 },
  course: { usage_count: 0 },
  program: { usage_count: 0, program_id: 'data', program_name: 'Data Science' },
  platform: {},
};

export const kinds = Object.keys(required).map((kind) => ({
  kind,
  list: `catalog_licenses_${kind}_retrieve`,
  create: `catalog_licenses_${kind}_create_create`,
  update: `catalog_licenses_${kind}_update_create`,
  path: `/api/catalog/licenses/${kind}/`,
  required: required[kind],
  shown: shown[kind],
  has_seats: kind !== 'platform',
}));

export const kind_named = (name) => kinds.find(({ kind }) => kind === name);

// A license of that kind, made through the client: the row.
export async function create_license(ledger, { create, required }, fields = {}) {
  const answer = await ledger.admin.call(create, { requestBody: { ...required, ...fields } });
  return answer.body;
}

// The row of a license as the list shows it now, found by its id.
export async function listed_license(ledger, { list }, id) {
  for (let page = 1; ; page += 1) {
    const { body } = await ledger.admin.call(list, { pageSize: 100, page });
    const row = body.results.find((each) => each.id === id);
    if (row || body.next_page === null) return row;
  }
}

// How many records the log holds, as the server says with every answer.
export async function ledger_head(ledger) {
  const answer = await ledger.admin.send('GET', '/api/catalog/licenses/user/');
  return Number(answer.headers.get('ledger-position'));
}
