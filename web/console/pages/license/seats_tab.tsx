// Who has a seat, how, and since which event.
import { useState } from 'preact/hooks';

import { type Schemas, answer, api } from '../../api/client';
import { save_csv } from '../../api/csv';
import { moment } from '../../parts/as_of';
import { Badge } from '../../parts/chip';
import { PersonName } from '../../parts/person';
import { Position } from '../../parts/position';
import { Empty } from '../../parts/states';
import { type Column, Table } from '../../parts/table';
import { Ago } from '../../parts/time';
import { page_rows, use_rows } from '../../state/rows';
import { rights } from '../../state/session';
import { ReleaseSeat } from '../write/release_seat';
import type { License } from './data';

type Seat = Schemas['seat_reason'];

const columns: Column<Seat>[] = [
  { name: 'Person', look: 'wide', cell: ({ person_id }) => <PersonName id={person_id} /> },
  {
    name: 'How',
    look: 'broad',
    cell: ({ pending, direct, groups }) => (
      <>
        {pending && <Badge mood="warn">pending e-mail</Badge>}
        {direct && !pending && <Badge mood="calm">direct</Badge>}
        {groups.map((group) => (
          <Badge key={group} mood="calm">
            group {group}
          </Badge>
        ))}
      </>
    ),
  },
  { name: 'Since', look: 'broad', cell: ({ since }) => <Ago time={since.recorded} /> },
  { name: 'Event', cell: ({ since }) => <Position at={since.position} /> },
];

export function SeatsTab({ license }: { license: License }) {
  const [releases, release] = useState<Seat | null>(null);
  const at = moment();
  const { id } = license;
  const read = async (page: number) => {
    const query = { at, page, page_size: page_rows };
    const params = { path: { id: String(id) }, query };
    const found = await answer(api.GET('/api/ledger/licenses/{id}/explain/', { params }));
    return found.usage_count.seats;
  };
  const rows = use_rows(`seats ${id} ${at}`, read, {
    is_live: at === undefined && { license: id },
  });
  const may_release = rights.value.writes_seats && at === undefined;
  const release_column: Column<Seat> = {
    name: '',
    look: 'deed',
    cell: (seat) =>
      seat.direct && (
        <button type="button" class="plain" onClick={() => release(seat)}>
          Release
        </button>
      ),
  };
  const csv = () =>
    save_csv(`/api/ledger/licenses/${id}/assignments/${at ? `?at=${at}` : ''}`, `seats-${id}.csv`);
  return (
    <>
      <p class="tab-line">
        <span>{rows.count ?? '…'} seats in use</span>
        <button type="button" onClick={() => void csv()}>
          CSV
        </button>
      </p>
      <Table
        caption="Seats"
        columns={may_release ? [...columns, release_column] : columns}
        rows={rows}
        row_key={({ assignment_id }) => assignment_id}
        empty={<Empty title="Nobody has a seat">Assign people or a group.</Empty>}
      />
      {releases && (
        <ReleaseSeat license={license} seat={releases} close={() => release(null)} />
      )}
    </>
  );
}
