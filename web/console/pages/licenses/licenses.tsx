// All licenses: found, filtered, sorted, now or as of a moment.
import { useState } from 'preact/hooks';

import { answer, api } from '../../api/client';
import { save_csv } from '../../api/csv';
import { Refusal } from '../../api/refusal';
import { AsOfField, PastBanner, moment } from '../../parts/as_of';
import { Choice } from '../../parts/chip';
import { Page } from '../../parts/page';
import { QueryField } from '../../parts/query_field';
import { Empty } from '../../parts/states';
import { Table } from '../../parts/table';
import { route, set_query } from '../../state/route';
import { page_rows, use_rows } from '../../state/rows';
import { rights } from '../../state/session';
import { CreateLicense } from '../write/create_license';
import { type License, type Standing, columns, standing_of } from './columns';

const kinds = [
  ['', 'all kinds'],
  ['user', 'user'],
  ['course', 'course'],
  ['program', 'program'],
  ['platform', 'platform'],
] as const;
type Kind = (typeof kinds)[number][0];

const states = [
  ['', 'any state'],
  ['on', 'active'],
  ['full', 'full'],
  ['expiring', 'expires soon'],
  ['expired', 'expired'],
  ['off', 'switched off'],
] as const;
type State = (typeof states)[number][0];

function filters() {
  const { query } = route.value;
  return {
    query: query.query || undefined,
    kind: (query.kind || undefined) as Exclude<Kind, ''> | undefined,
    platform_key: query.platform || undefined,
    sort: query.sort || undefined,
    at: query.at || undefined,
  };
}

type Given = ReturnType<typeof filters>;

const read_page = (given: Given, page: number) =>
  answer(
    api.GET('/api/ledger/licenses/', {
      params: { query: { ...given, page, page_size: page_rows } },
    }),
  );

const judged_max = 20 * page_rows;
const too_many = () =>
  new Refusal(0, 'too_many', 'Too many licenses', 'Choose a platform, a kind or a name first.', null);

// The server does not filter by what the clock says: so all pages are read, and these are left.
async function read_standing(given: Given, state: Standing, page: number) {
  const found: License[] = [];
  for (let from = 1; ; ++from) {
    const { count, results } = await read_page(given, from);
    if (count > judged_max) throw too_many();
    found.push(...results.filter((license) => standing_of(license, Date.now()) === state));
    if (from * page_rows >= count) break;
  }
  const first = (page - 1) * page_rows;
  return { count: found.length, results: found.slice(first, first + page_rows) };
}

function PlatformField() {
  const { query } = route.value;
  if (rights.value.platform !== null) return null;
  return (
    <label class="choice">
      <span>Platform</span>
      <input
        class="short"
        value={query.platform ?? ''}
        placeholder="all"
        onChange={(event) => set_query({ platform: event.currentTarget.value.trim() })}
      />
    </label>
  );
}

function Filters() {
  const { query } = route.value;
  return (
    <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <QueryField label="Part of a name" pause_ms={250} />
      <Choice
        name="Kind"
        options={kinds}
        value={(query.kind ?? '') as Kind}
        choose={(kind) => set_query({ kind })}
      />
      <PlatformField />
      <Choice
        name="State"
        options={states}
        value={(query.state ?? '') as State}
        choose={(state) => set_query({ state })}
      />
      <AsOfField />
    </form>
  );
}

const no_filters = { query: null, kind: null, platform: null, state: null };

function NoLicenses({ create }: { create: () => void }) {
  const { query, kind, platform_key } = filters();
  if (query || kind || platform_key || route.value.query.state) {
    return (
      <Empty title="No license is like that">
        <button type="button" onClick={() => set_query(no_filters)}>
          Take the filters away
        </button>
      </Empty>
    );
  }
  return (
    <Empty title="There are no licenses yet">
      {rights.value.writes_licenses ? (
        <button type="button" class="primary" onClick={create}>
          Create the first one
        </button>
      ) : (
        'Somebody with the role admin creates them.'
      )}
    </Empty>
  );
}

export function Licenses() {
  const [creates, set_creates] = useState(false);
  const given = filters();
  const state = route.value.query.state ?? '';
  const read = (page: number) =>
    state === '' ? read_page(given, page) : read_standing(given, state as Standing, page);
  const is_live = moment() === undefined;
  const rows = use_rows(JSON.stringify([given, state]), read, { is_live });
  const csv = () => {
    const query = Object.entries(given).filter(([, value]) => value !== undefined);
    const text = new URLSearchParams(query.map(([name, value]) => [name, String(value)]));
    void save_csv(`/api/ledger/licenses/?${text}`, 'licenses.csv');
  };
  return (
    <Page
      title="Licenses"
      about={rows.count === undefined ? undefined : `${rows.count} of them`}
      actions={
        <>
          <button type="button" onClick={csv}>
            CSV
          </button>
          {rights.value.writes_licenses && (
            <button type="button" class="primary" onClick={() => set_creates(true)}>
              New license
            </button>
          )}
        </>
      }
    >
      <PastBanner />
      <Filters />
      <Table
        caption="Licenses"
        columns={columns}
        rows={rows}
        row_key={({ id }) => id}
        empty={<NoLicenses create={() => set_creates(true)} />}
        sort={given.sort ?? '-id'}
        sort_by={(sort) => set_query({ sort })}
        card_height={176}
      />
      {creates && <CreateLicense close={() => set_creates(false)} />}
    </Page>
  );
}
