// What this browser knows of the ledger behind this address: the first visit pins its key and its
// checkpoint, and every later one must extend what was pinned. Kept in localStorage: it is no secret.
import { signal } from '@preact/signals';

import { answer, api, base, read_raw } from '../api/client';
import { Refusal } from '../api/refusal';
import { type Step, check_history, check_signature, read_keys } from '../proof/check';
import { read_checkpoint } from '../proof/note';

export interface Pin {
  keys: string[];
  checkpoint: string;
  first: string; // when this browser saw the ledger first
  last: string; // when it was here last
}

export interface Trust {
  state: 'unknown' | 'first' | 'good' | 'rotated' | 'broken';
  says: string;
  pin: Pin | null; // as it was when the page was opened: the visit before
  served: string[]; // the keys that the server names, the newest first
}

const place = `seatledger.pin ${base}`;

function read_pin(): Pin | null {
  try {
    return JSON.parse(localStorage.getItem(place) ?? 'null') as Pin | null;
  } catch {
    return null;
  }
}

export const trust = signal<Trust>({ state: 'unknown', says: '', pin: read_pin(), served: [] });

function keep(pin: Pin) {
  localStorage.setItem(place, JSON.stringify(pin));
}

export async function hashes_between(from: number, to: number): Promise<string[]> {
  if (from === to) return [];
  const query = { from, to };
  return (await answer(api.GET('/api/ledger/consistency/', { params: { query } }))).hashes;
}

// From one note to the other, whichever is older.
export async function compare_notes(one: string, other: string): Promise<Step> {
  const notes = [read_checkpoint(one), read_checkpoint(other)];
  const [older, newer] = notes.sort((a, b) => (a?.size ?? 0) - (b?.size ?? 0));
  if (!older || !newer) {
    return { name: 'history', outcome: 'bad', says: 'A checkpoint cannot be read.' };
  }
  // Where one number of events has two roots, nobody can show a path.
  const needs_none = older.origin !== newer.origin || older.size === 0;
  const hashes = needs_none ? [] : await hashes_between(older.size, newer.size);
  return check_history(older, newer, hashes);
}

interface Met {
  keys: string[];
  note: string;
}

async function fetch_both(): Promise<Met> {
  const [{ key, old_keys }, note] = await Promise.all([
    answer(api.GET('/api/ledger/public-key/')),
    read_raw('/api/ledger/checkpoint/', 'text/plain').then((response) => response.text()),
  ]);
  return { keys: [key, ...[...old_keys].reverse()], note };
}

const now = () => new Date().toISOString();
const broken = (says: string) => ({ state: 'broken' as const, says });

async function judge(pin: Pin | null, { keys, note }: Met): Promise<Pick<Trust, 'state' | 'says'>> {
  const checkpoint = read_checkpoint(note);
  const known = await read_keys(keys.slice(0, 1));
  if (!checkpoint || !known) return broken('Its checkpoint or its key cannot be read.');
  const signed = await check_signature(checkpoint, known);
  if (signed.outcome !== 'good') return broken('Its checkpoint is not signed by its own key.');
  if (pin === null) return { state: 'first', says: 'This is the first visit of this browser.' };
  const pinned = read_checkpoint(pin.checkpoint);
  if (!pinned) return broken('What this browser kept of it cannot be read.');
  if (pinned.origin !== checkpoint.origin) {
    return broken(`It is ${checkpoint.origin}; you knew ${pinned.origin}.`);
  }
  if (pinned.size > checkpoint.size) {
    return broken(`It has ${checkpoint.size} signed events, and had ${pinned.size}.`);
  }
  const step = await compare_notes(pin.checkpoint, note);
  if (step.outcome !== 'good') return broken(step.says);
  if (pin.keys.includes(keys[0]!)) return { state: 'good', says: step.says };
  return keys.some((key) => pin.keys.includes(key))
    ? { state: 'rotated', says: 'It signs with a new key now, and extends the log you knew.' }
    : broken('It signs with a key that you do not know, and does not name yours among its old ones.');
}

// What refuses the proof of the past itself is as bad as a wrong proof; what says "later" is not.
function of_refusal(error: unknown): Pick<Trust, 'state' | 'says'> {
  if (!(error instanceof Refusal)) throw error;
  const is_answer = error.status === 400 || error.status === 404;
  return is_answer ? broken(error.detail) : { state: 'unknown', says: error.detail };
}

export async function meet_ledger() {
  const { pin } = trust.value;
  let met: Met | undefined;
  let judged: Pick<Trust, 'state' | 'says'>;
  try {
    met = await fetch_both();
    judged = await judge(read_pin(), met);
  } catch (error) {
    judged = of_refusal(error);
  }
  if (met && judged.state === 'first') {
    keep({ keys: met.keys, checkpoint: met.note, first: now(), last: now() });
  }
  if (met && judged.state === 'good') {
    const kept = read_pin()!;
    keep({ ...kept, checkpoint: met.note, last: now() });
  }
  trust.value = { ...judged, pin: pin ?? read_pin(), served: met?.keys ?? [] };
}

// Somebody compared the new key with what the operators say.
export function accept_key() {
  const pin = read_pin();
  const { served } = trust.value;
  if (pin === null) return;
  const accepted = { ...pin, keys: [...new Set([...served, ...pin.keys])] };
  keep(accepted);
  trust.value = { ...trust.value, pin: accepted };
  void meet_ledger();
}

// The ledger was replaced on purpose: what is there now is pinned as on a first visit.
export function forget_ledger() {
  localStorage.removeItem(place);
  trust.value = { state: 'unknown', says: '', pin: null, served: [] };
  void meet_ledger();
}
