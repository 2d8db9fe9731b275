// What an event changed: before → after.
import type { Schemas } from '../api/client';
import { day_of } from './time';

export type Changes = Record<string, { before: unknown; after: unknown }>;
export type Entry = Schemas['history_entry'];

const is_time = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value);

export function value_text(value: unknown): string {
  if (value === null || value === undefined) return 'none';
  if (is_time(value)) return day_of(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? value || '(empty)' : JSON.stringify(value);
}

// The members of a stored record that differ.
export function changes_in(data: Record<string, unknown>): Changes {
  const before = (data.before ?? {}) as Record<string, unknown>;
  const after = (data.after ?? {}) as Record<string, unknown>;
  const found: Changes = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (JSON.stringify(before[name]) !== JSON.stringify(after[name])) {
      found[name] = { before: before[name] ?? null, after: after[name] ?? null };
    }
  }
  return found;
}

export const type_text = (type: string) => type.replace(/^seatledger\./, '').replaceAll('_', ' ');

// What nobody asks for: digests, and what a new thing has by itself.
const hidden = new Set(['version', 'row_digest', 'digest', 'person_id', 'id', 'assigned', 'direct']);
function is_told([name, { before, after }]: [string, { before: unknown; after: unknown }]): boolean {
  if (hidden.has(name)) return false;
  const plain = [null, undefined, false, '', '{}', '[]'];
  const is_plain = (value: unknown) =>
    plain.includes(typeof value === 'object' ? value && JSON.stringify(value) : (value as string));
  const is_begin_or_end = before === null || after === null;
  return !(is_plain(before) && is_plain(after)) && !(name === 'active' && is_begin_or_end);
}

// The person that an event is about.
export function person_in(changes: Changes, details: unknown): number | undefined {
  const named = (details as { person_id?: unknown } | undefined)?.person_id;
  const { before, after } = changes.person_id ?? { before: undefined, after: undefined };
  const id = named ?? after ?? before;
  return typeof id === 'number' && id > 0 ? id : undefined;
}

export function ChangeList({ changes }: { changes: Changes }) {
  const rows = Object.entries(changes).filter(is_told);
  // Of what ended, nothing is left to tell.
  if (rows.every(([, { after }]) => after === null)) return null;
  return (
    <ul class="changes">
      {rows.map(([name, { before, after }]) => (
        <li key={name}>
          <b>{name.replaceAll('_', ' ')}</b>{' '}
          {before !== null && before !== undefined && (
            <>
              <del>{value_text(before)}</del> <span aria-hidden="true">→</span>{' '}
            </>
          )}
          <ins>{value_text(after)}</ins>
        </li>
      ))}
    </ul>
  );
}
