// What happened to a license, the newest first: before → after, by whom, in which order.
import { useMemo } from 'preact/hooks';

import type { Entry } from '../../parts/change';
import { EventText } from '../../parts/event_text';
import { Position } from '../../parts/position';
import { Empty } from '../../parts/states';
import { type Column, Table } from '../../parts/table';
import { Ago } from '../../parts/time';
import { fixed_rows } from '../../state/fixed_rows';
import { address, set_query } from '../../state/route';
import { commit_of } from './data';

async function show_before(position: number) {
  const { before } = await commit_of(position);
  if (before > 0) set_query({ at: before });
}

const columns: Column<Entry>[] = [
  { name: 'Event', cell: ({ position }) => <Position at={position} /> },
  { name: 'When', cell: ({ recorded }) => <Ago time={recorded} /> },
  { name: 'What', look: 'wide', cell: (entry) => <EventText event={entry} /> },
  {
    name: '',
    look: 'deed',
    cell: ({ position, type }) => (
      <>
        <a href={address(['proofs', position])}>Prove</a>
        {type !== 'license_created' && (
          <button type="button" class="plain" onClick={() => void show_before(position)}>
            As of before
          </button>
        )}
      </>
    ),
  },
];

export function TimelineTab({ history, until }: { history: Entry[]; until: number | undefined }) {
  const rows = useMemo(
    () =>
      fixed_rows(
        history.filter(({ position }) => until === undefined || position <= until).reverse(),
      ),
    [history, until],
  );
  return (
    <Table
      caption="Time line"
      columns={columns}
      rows={rows}
      row_key={({ position }) => position}
      row_height={64}
      card_height={170}
      empty={<Empty title="Nothing had happened yet" />}
    />
  );
}
