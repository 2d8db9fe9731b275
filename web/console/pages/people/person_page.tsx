// One person: seats now and then, everything that was stored about them, and the erasure.
import { useState } from 'preact/hooks';

import { type Schemas, answer, api } from '../../api/client';
import { AsOfField, PastBanner, moment } from '../../parts/as_of';
import { Badge, type Mood } from '../../parts/chip';
import type { Entry } from '../../parts/change';
import { EventText } from '../../parts/event_text';
import { Page } from '../../parts/page';
import { Position } from '../../parts/position';
import { Empty, Loaded } from '../../parts/states';
import { type Column, Table } from '../../parts/table';
import { Tabs } from '../../parts/tabs';
import { Ago } from '../../parts/time';
import { fixed_rows } from '../../state/fixed_rows';
import { use_load } from '../../state/load';
import { type Person, name_of } from '../../state/names';
import { address, route, set_query } from '../../state/route';
import { page_rows, use_rows } from '../../state/rows';
import { rights } from '../../state/session';
import { ErasePerson } from '../write/erase_person';
import { PersonState } from './people';

type Seat = Schemas['person_seat'];

const moods: Record<Seat['state'], Mood> = {
  active: 'good',
  pending: 'warn',
  inactive: 'calm',
  waiting: 'bad',
};

const seat_columns: Column<Seat>[] = [
  {
    name: 'License',
    look: 'wide',
    cell: ({ license_id, license_name }) => (
      <a href={address(['licenses', license_id], { at: moment() })}>
        {license_name || `License ${license_id}`}
      </a>
    ),
  },
  { name: 'State', cell: ({ state }) => <Badge mood={moods[state]}>{state}</Badge> },
  {
    name: 'How',
    look: 'broad',
    cell: ({ direct, groups }) => [...(direct ? ['direct'] : []), ...groups].join(', '),
  },
  { name: 'Platform', cell: ({ platform_key }) => platform_key },
  { name: 'Since', look: 'mid', cell: ({ since }) => <Ago time={since.recorded} /> },
  { name: 'Event', cell: ({ since }) => <Position at={since.position} /> },
];

function SeatList({ id }: { id: number }) {
  const at = moment();
  const read = (page: number) =>
    answer(
      api.GET('/api/ledger/persons/{person_id}/seats/', {
        params: { path: { person_id: String(id) }, query: { at, page, page_size: page_rows } },
      }),
    );
  const rows = use_rows(`seats of ${id} ${at}`, read, { is_live: at === undefined });
  return (
    <>
      <PastBanner />
      <div class="filters">
        <AsOfField />
      </div>
      <Table
        caption="Seats of the person"
        columns={seat_columns}
        rows={rows}
        row_key={({ license_id }) => license_id}
        card_height={170}
        empty={<Empty title="No seat">Neither a seat nor a place in a waiting list.</Empty>}
      />
    </>
  );
}

const history_columns: Column<Entry>[] = [
  { name: 'Event', cell: ({ position }) => <Position at={position} /> },
  { name: 'When', cell: ({ recorded }) => <Ago time={recorded} /> },
  {
    name: 'License',
    cell: ({ license_id }) =>
      license_id ? <a href={address(['licenses', license_id])}>license {license_id}</a> : '',
  },
  { name: 'What', look: 'wide', cell: (entry) => <EventText event={entry} /> },
];

function History({ id }: { id: number }) {
  const load = use_load(
    `history of ${id}`,
    () =>
      answer(
        api.GET('/api/ledger/persons/{person_id}/history/', {
          params: { path: { person_id: String(id) }, query: { order: 'desc', limit: 1000 } },
        }),
      ),
    { is_live: true },
  );
  return (
    <Loaded load={load}>
      {({ history }) => (
        <Table
          caption="History of the person"
          columns={history_columns}
          rows={fixed_rows(history)}
          row_key={({ position }) => position}
          row_height={64}
          card_height={170}
          empty={<Empty title="Nothing is stored about this person" />}
        />
      )}
    </Loaded>
  );
}

async function read_person(id: number): Promise<Person | undefined> {
  const call = api.GET('/api/ledger/persons/', { querySerializer: () => `ids=${id}` });
  return (await answer(call)).results[0];
}

function About({ person }: { person: Person }) {
  return (
    <>
      <PersonState person={person} />{' '}
      {[person.email, person.username, `person ${person.person_id}`].filter(Boolean).join(' · ')}
    </>
  );
}

export function PersonPage({ id }: { id: number }) {
  const [erases, erase] = useState(false);
  const load = use_load(`person ${id}`, () => read_person(id), { is_live: true });
  const person = load.data;
  const may_erase = rights.value.erases && person && !person.erased && (person.user_id || person.email);
  const tabs = [
    { id: 'seats', text: 'Seats', content: () => <SeatList id={id} /> },
    { id: 'history', text: 'History', content: () => <History id={id} /> },
  ];
  return (
    <Page
      title={name_of(id, person)}
      about={person && <About person={person} />}
      actions={
        may_erase && (
          <button type="button" onClick={() => erase(true)}>
            Erase…
          </button>
        )
      }
    >
      <Loaded load={load}>
        {() => (
          <Tabs
            label="Parts of the person"
            tabs={tabs}
            chosen={route.value.query.tab ?? 'seats'}
            choose={(tab) => set_query({ tab })}
          />
        )}
      </Loaded>
      {erases && person && <ErasePerson person={person} close={() => erase(false)} />}
    </Page>
  );
}
