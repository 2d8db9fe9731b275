// The events that the feed shows: the newest that fit the filters, back to some position.
import { answer, api } from '../../api/client';
import { route } from '../../state/route';
import type { Event } from '../../state/stream';

export const filter_names = [
  'type',
  'license_id',
  'person_id',
  'group_id',
  'actor',
  'transaction_id',
  'platform_key',
  'from',
  'to',
] as const;
export type FilterName = (typeof filter_names)[number];
export type Filters = Partial<Record<FilterName, string>>;

export function filters_of_address(): Filters {
  const { query } = route.value;
  const given = filter_names.filter((name) => query[name]);
  return Object.fromEntries(given.map((name) => [name, query[name]]));
}

export interface Found {
  events: Event[];
  next_after: number;
  head: number;
}

const limit = 1000;
export const shown_max = 2000;

// All events after `after` that fit; the server goes on searching as long as it answers a cursor.
export async function read_feed(filters: Filters, after: number): Promise<Found> {
  let events: Event[] = [];
  for (let cursor = after; ; ) {
    const query = { ...(filters as object), after: String(cursor), limit };
    const page = await answer(api.GET('/api/ledger/events/', { params: { query } }));
    events = [...events, ...(page.events as unknown as Event[])].slice(-shown_max);
    cursor = page.next_after;
    if (cursor >= page.head) {
      return { events, next_after: cursor, head: page.head };
    }
  }
}
