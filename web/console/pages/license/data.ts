// What the page of a license is made of, as of one moment.
import { type Schemas, answer, api, whole } from '../../api/client';
import type { Entry } from '../../parts/change';
import type { Event } from '../../state/stream';

export type License = Schemas['license'];

export interface Shown {
  license: License;
  etag: string | null;
  explanation: Schemas['explanation'];
  waiting: number;
  position: number; // the moment that all of it is of
}

export async function read_license(id: number, at: string | undefined): Promise<Shown> {
  const path = { id: String(id) };
  const first = await whole(
    api.GET('/api/ledger/licenses/{id}/', { params: { path, query: { at } } }),
  );
  const query = { at, page_size: 1 };
  const [explanation, waiting] = await Promise.all([
    answer(api.GET('/api/ledger/licenses/{id}/explain/', { params: { path, query } })),
    answer(api.GET('/api/ledger/licenses/{id}/waiting/', { params: { path, query } })),
  ]);
  return {
    license: first.data,
    etag: first.headers.get('ETag'),
    explanation,
    waiting: waiting.count,
    position: Number(first.headers.get('Ledger-Position') ?? 0),
  };
}

export const entries_max = 5000;

// The newest events of a license, the oldest of them first.
export async function read_history(id: number): Promise<Entry[]> {
  const found: Entry[] = [];
  for (let after: string | undefined; found.length < entries_max; ) {
    const query = { order: 'desc', limit: 1000, after } as const;
    const page = await answer(
      api.GET('/api/ledger/licenses/{id}/history/', { params: { path: { id: String(id) }, query } }),
    );
    found.push(...page.history);
    if (page.next_after === 0) break;
    after = String(page.next_after);
  }
  return found.reverse();
}

// A moment inside a commit shows what was before it: so the end of the commit of an event, or the
// moment before it.
export async function commit_of(position: number): Promise<{ before: number; end: number }> {
  const path = { position: String(position) };
  const call = api.GET('/api/ledger/events/{position}/', { params: { path } });
  const event = (await answer(call)) as unknown as Event;
  const { id, size } = event.data.commit;
  return { before: id - 1, end: id + size - 1 };
}

// The events of one commit have one time and one order.
export interface Tick {
  position: number; // of its last event
  time: number; // milliseconds
  entries: Entry[];
}

export function ticks_of(history: Entry[]): Tick[] {
  const ticks: Tick[] = [];
  for (const entry of history) {
    const last = ticks[ticks.length - 1];
    const before = last?.entries[0];
    const { recorded, transaction_id } = entry;
    if (last && before?.recorded === recorded && before.transaction_id === transaction_id) {
      last.position = entry.position;
      last.entries.push(entry);
    } else {
      ticks.push({ position: entry.position, time: Date.parse(recorded), entries: [entry] });
    }
  }
  return ticks;
}
