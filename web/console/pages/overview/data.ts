// What the overview is made of.
import { type Schemas, answer, api } from '../../api/client';
import type { Event } from '../../state/stream';
import { type License, standing_of } from '../licenses/columns';

export type Summary = Schemas['summary'];

export const read_summary = (platform_key: string | undefined, at?: string) =>
  answer(api.GET('/api/ledger/summary/', { params: { query: { platform_key, at } } }));

const months = 12;
// With more, a year of sums would keep the server busy for seconds.
export const year_licenses_max = 20000;

export interface Month {
  seconds: number;
  used: number;
  bought: number;
}

// The sums at the beginning of each month, and now.
export async function read_year(platform_key: string | undefined): Promise<Month[]> {
  const today = new Date();
  const times = Array.from({ length: months }, (_, back) =>
    Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - months + 1 + back, 1),
  );
  const found: Month[] = [];
  // One after the other: each reads all licenses, and others use the server too.
  for (const time of [...times, Date.now()]) {
    const at = new Date(time).toISOString();
    const { active, pending, seats_bought: bought } = await read_summary(platform_key, at);
    found.push({ seconds: time / 1000, used: active + pending, bought });
  }
  return found;
}

export interface Look {
  license: License;
  says: string;
  deed: string;
  href: string;
  is_grave: boolean;
}

const licenses_max = 1000;
const shown_max = 8;
const waiting_max = 12; // full licenses that are asked who waits

const day_ms = 86400 * 1000;

function look_at(license: License, waiting: number): Look | undefined {
  const used = license.usage_count ?? 0;
  const look = (says: string, deed: string, is_grave = false) => {
    return { license, says, deed, is_grave, href: `#/licenses/${license.id}?do=edit` };
  };
  const until = license.expired === null ? Infinity : Date.parse(license.expired) - Date.now();
  if (until <= 0) return used > 0 ? look(`expired with ${used} seats in use`, 'extend', true) : undefined;
  if (waiting > 0) return look(`full, ${waiting} waiting`, 'raise the count', true);
  const days = Math.ceil(until / day_ms);
  if (days <= 30) return look(`expires in ${days} days, ${used} seats`, 'extend');
  if (!license.active && used > 0) return look(`switched off with ${used} seats in use`, 'switch on');
  return undefined;
}

export interface Looks {
  looks: Look[];
  platforms: string[];
}

export async function read_looks(platform_key: string | undefined): Promise<Looks> {
  const query = { platform_key, page_size: licenses_max };
  const { results } = await answer(api.GET('/api/ledger/licenses/', { params: { query } }));
  const full = results.filter((license) => standing_of(license, Date.now()) === 'full');
  const waiting = new Map<number, number>();
  await Promise.all(
    full.slice(0, waiting_max).map(async ({ id }) => {
      const params = { path: { id: String(id) }, query: { page_size: 1 } };
      const call = api.GET('/api/ledger/licenses/{id}/waiting/', { params });
      waiting.set(id, (await answer(call)).count);
    }),
  );
  const looks = results
    .map((license) => look_at(license, waiting.get(license.id) ?? 0))
    .filter((each) => each !== undefined)
    .sort((one, other) => Number(other.is_grave) - Number(one.is_grave));
  const platforms = [...new Set(results.map((license) => license.platform_key))].sort();
  return { looks: looks.slice(0, shown_max), platforms };
}

export async function read_events(after: number, limit: number): Promise<Event[]> {
  const query = { after: String(after), limit };
  const page = await answer(api.GET('/api/ledger/events/', { params: { query } }));
  return page.events as unknown as Event[];
}
