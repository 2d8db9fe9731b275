// Who waits for a seat, in the order in which they get one.
import { type Schemas, answer, api } from '../../api/client';
import { moment } from '../../parts/as_of';
import { PersonName } from '../../parts/person';
import { Position } from '../../parts/position';
import { Empty } from '../../parts/states';
import { type Column, Table } from '../../parts/table';
import { Ago } from '../../parts/time';
import { page_rows, use_rows } from '../../state/rows';

type Member = Schemas['waiting_member'];

const columns: Column<Member>[] = [
  { name: 'Person', look: 'wide', cell: ({ person_id }) => <PersonName id={person_id} /> },
  { name: 'Through', cell: ({ group_id }) => `group ${group_id}` },
  { name: 'Since', look: 'broad', cell: ({ since }) => <Ago time={since.recorded} /> },
  { name: 'Event', cell: ({ since }) => <Position at={since.position} /> },
];

export function WaitingTab({ id }: { id: number }) {
  const at = moment();
  const read = (page: number) =>
    answer(
      api.GET('/api/ledger/licenses/{id}/waiting/', {
        params: { path: { id: String(id) }, query: { at, page, page_size: page_rows } },
      }),
    );
  const rows = use_rows(`waiting ${id} ${at}`, read, {
    is_live: at === undefined && { license: id },
  });
  return (
    <Table
      caption="Waiting"
      columns={columns}
      rows={rows}
      row_key={({ person_id }) => person_id}
      empty={
        <Empty title="Nobody waits">
          Members of an assigned group wait here when there are more of them than seats.
        </Empty>
      }
    />
  );
}
