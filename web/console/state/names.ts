// The names behind ids of persons: asked for together, and kept while the page is open.
import { signal } from '@preact/signals';

import { type Schemas, answer, api } from '../api/client';
import { sign_ins } from './session';
import { pulse } from './stream';

export type Person = Schemas['person'];

const ids_max = 1000;
const known = signal(new Map<number, Person>());
let wanted: number[] = [];
// When it was asked for: a plan names people who are made by the write only.
let asked_for = new Map<number, number>();
let of_sign_in = 0;

async function ask() {
  const ids = wanted.slice(0, ids_max).join(',');
  wanted = wanted.slice(ids_max);
  if (wanted.length > 0) setTimeout(ask, 0);
  // The serializer of the client would write the commas as %2C, which is as good; this is shorter.
  const querySerializer = () => `ids=${ids}`;
  const call = api.GET('/api/ledger/persons/', { querySerializer });
  const found = await answer(call).catch(() => undefined);
  if (!found) return;
  const next = new Map(known.value);
  for (const person of found.results) next.set(person.person_id, person);
  known.value = next;
}

// The person, once the server has said who it is.
export function person_of(id: number): Person | undefined {
  if (of_sign_in !== sign_ins.value) {
    of_sign_in = sign_ins.value;
    asked_for = new Map();
  }
  const person = known.value.get(id);
  if (person === undefined && asked_for.get(id) !== pulse.value) {
    if (wanted.length === 0) setTimeout(ask, 0);
    wanted.push(id);
    asked_for.set(id, pulse.value);
  }
  return person;
}

export function name_of(id: number, person: Person | undefined): string {
  if (person?.erased) return `person ${id} (erased)`;
  return person?.name || person?.username || person?.email || `person ${id}`;
}
