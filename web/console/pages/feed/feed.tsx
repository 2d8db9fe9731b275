// Every event, the newest first, as it is stored: filtered, followed, paused, opened.
import { useEffect, useMemo, useState } from 'preact/hooks';

import { save_csv } from '../../api/csv';
import { Toggle } from '../../parts/chip';
import { Page } from '../../parts/page';
import { figure } from '../../parts/number';
import { Position } from '../../parts/position';
import { Empty, Loaded } from '../../parts/states';
import { StoredEvent } from '../../parts/stored_event';
import { type Column, Table } from '../../parts/table';
import { Ago } from '../../parts/time';
import { Dialog } from '../../parts/dialog';
import { fixed_rows } from '../../state/fixed_rows';
import { use_load } from '../../state/load';
import { address } from '../../state/route';
import { head } from '../../state/session';
import { type Event, is_connected, pulse } from '../../state/stream';
import { type Found, filters_of_address, read_feed, shown_max } from './data';
import { Filters } from './filters';

const first_window = 1000;

function Opened({ event, close }: { event: Event; close: () => void }) {
  const { position, transaction_id } = event.data;
  return (
    <Dialog title={`Event ${position}`} close={close} is_wide>
      <pre class="code" tabIndex={0}>
        {JSON.stringify(event.data, null, 2)}
      </pre>
      <p class="actions">
        <a href={address(['proofs', position])}>Prove it</a>
        <a href={address(['feed'], { transaction_id })} onClick={close}>
          All of this order
        </a>
      </p>
    </Dialog>
  );
}

// What came since the list was read is read with the same filters.
function use_newer(found: Found, is_paused: boolean) {
  const [more, set] = useState<Found>({ ...found, events: [] });
  const filters = filters_of_address();
  const beat = pulse.value;
  useEffect(() => set({ ...found, events: [] }), [found]);
  useEffect(() => {
    if (is_paused || beat === 0) return;
    read_feed(filters, more.next_after).then(
      (newer) => set((before) => ({ ...newer, events: [...before.events, ...newer.events] })),
      () => undefined, // the next beat tries again
    );
  }, [beat, is_paused]);
  return more.events;
}

function List({ found, is_paused }: { found: Found; is_paused: boolean }) {
  const [opened, open] = useState<Event | null>(null);
  const newer = use_newer(found, is_paused);
  const rows = useMemo(
    () => fixed_rows([...found.events, ...newer].slice(-shown_max).reverse()),
    [found, newer],
  );
  const columns: Column<Event>[] = [
    { name: 'Event', cell: ({ data }) => <Position at={data.position} /> },
    { name: 'When', cell: ({ data }) => <Ago time={data.recorded} /> },
    { name: 'What', look: 'wide', cell: (event) => <StoredEvent event={event} /> },
    {
      name: '',
      look: 'deed',
      cell: (event) => (
        <button type="button" class="plain" onClick={() => open(event)}>
          Record
        </button>
      ),
    },
  ];
  return (
    <>
      <Table
        caption="Events"
        columns={columns}
        rows={rows}
        row_key={({ id }) => id}
        row_height={64}
        card_height={160}
        empty={
          <Empty title="No event is like that">
            Take a filter away, or look further back.
          </Empty>
        }
      />
      {opened && <Opened event={opened} close={() => open(null)} />}
    </>
  );
}

export function Feed() {
  const [is_paused, pause] = useState(false);
  const [span, widen] = useState(first_window);
  const [end] = useState(() => head.value);
  const filters = filters_of_address();
  const after = filters.from === undefined ? Math.max(0, end - span) : 0;
  const load = use_load(JSON.stringify([filters, after]), () => read_feed(filters, after));
  const csv = () => {
    const query = new URLSearchParams(filters as Record<string, string>);
    void save_csv(`/api/ledger/events/?${query}`, 'events.csv');
  };
  const state = is_paused ? 'paused' : is_connected.value ? 'follows the log' : 'not connected';
  return (
    <Page
      title="Feed"
      about={<span role="status">{state}</span>}
      actions={
        <>
          <Toggle is_on={is_paused} turn={pause}>
            Pause
          </Toggle>
          <button type="button" onClick={csv}>
            CSV
          </button>
        </>
      }
    >
      <Filters />
      <Loaded load={load} lines={8}>
        {(found) => <List found={found} is_paused={is_paused} />}
      </Loaded>
      {after > 0 && (
        <p class="tab-line">
          <span>Events after #{figure(after)}</span>
          <button type="button" onClick={() => widen(span * 10)}>
            Look further back
          </button>
        </p>
      )}
    </Page>
  );
}
