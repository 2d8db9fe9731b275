// The events of the log as they are stored: one stream for all pages, which goes on after a break.
import { signal } from '@preact/signals';

import { type Schemas, base, headers_of } from '../api/client';
import { key, refused_key } from './key';
import { head } from './session';

export type Event = Omit<Schemas['event'], 'data'> & { data: StoredRecord };

export interface StoredRecord {
  position: number;
  commit: { id: number; index: number; size: number };
  recorded: string;
  type: string;
  kind: string | null;
  license_id: number | null;
  transaction_id: string;
  change_type: string;
  actor: string;
  data: Record<string, unknown>;
}

const recent_max = 200;
const pulse_ms = 1000;
// Between two connections.
const wait_ms_least = 1000;
const wait_ms_most = 30000;

// The newest last.
export const recent = signal<Event[]>([]);
// Rises at most once a second while events come: what live pages read again by.
export const pulse = signal(0);
export const is_connected = signal(false);
// Rises with each write of this tab, which need not wait for the stream.
export const deeds = signal(0);

// How often something was live: everything, one license, or nothing.
export type Live = boolean | { license: number };
const touched = new Map<number, number>();

// Another number when what is live has changed; for components, which are drawn again then.
export function change_of(live: Live): string {
  if (live === false) return '';
  const events = live === true ? pulse.value : (touched.get(live.license) ?? 0);
  return `${deeds.value} ${pulse.value && events}`;
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

let beat: ReturnType<typeof setTimeout> | undefined;
function note(event: Event) {
  const position = Number(event.id);
  if (position <= (recent.value.at(-1)?.data.position ?? 0)) return;
  recent.value = [...recent.value.slice(1 - recent_max), event];
  head.value = Math.max(head.value, position);
  const { license_id: license } = event.data;
  if (license !== null) touched.set(license, (touched.get(license) ?? 0) + 1);
  beat ??= setTimeout(() => {
    beat = undefined;
    pulse.value += 1;
  }, pulse_ms);
}

function take(message: string): { id?: number; ends?: string } {
  const fields: Record<string, string> = {};
  for (const line of message.split('\n')) {
    const colon = line.indexOf(': ');
    if (colon > 0) fields[line.slice(0, colon)] = line.slice(colon + 2);
  }
  const id = fields.id === undefined ? undefined : { id: Number(fields.id) };
  if (fields.event === 'closed') return { ...id, ends: JSON.parse(fields.data ?? '{}').reason };
  if (fields.data) note(JSON.parse(fields.data) as Event);
  return { ...id };
}

// Up to where everything was seen: after it the next connection goes on.
let seen = 0;

// One connection, until it ends.
async function read_stream(signal: AbortSignal) {
  const response = await fetch(`${base}/api/ledger/events/stream/?after=${seen}`, {
    headers: headers_of('text/event-stream'),
    credentials: 'omit',
    signal,
  });
  if (response.status === 401) refused_key();
  if (!response.ok || response.body === null) return;
  is_connected.value = true;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const complete = (text + value).split('\n\n');
    text = complete.pop() ?? '';
    for (const message of complete) {
      const { id, ends } = take(message);
      seen = id ?? seen;
      if (ends === 'key_not_valid') refused_key();
    }
  }
}

// Follows the log for as long as there is a key, from what is the head now. Returns what ends it.
// What another key saw is forgotten: this one may see less.
export function follow(): () => void {
  const end = new AbortController();
  recent.value = [];
  touched.clear();
  seen = head.value;
  const run = async () => {
    for (let wait_ms = wait_ms_least; !end.signal.aborted && key.value !== null; ) {
      const before = seen;
      await read_stream(end.signal).catch(() => undefined);
      is_connected.value = false;
      wait_ms = seen > before ? wait_ms_least : Math.min(2 * wait_ms, wait_ms_most);
      if (!end.signal.aborted) await pause(wait_ms);
    }
  };
  void run();
  return () => end.abort();
}
