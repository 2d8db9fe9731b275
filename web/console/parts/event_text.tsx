// An event on one line: what happened, to whom, by which order and caller.
import type { Changes } from './change';
import { ChangeList, person_in, type_text } from './change';
import { PersonName } from './person';

interface Told {
  type: string;
  change_type: string;
  transaction_id: string | null;
  actor: string;
  changes: unknown;
  details?: unknown;
}

// Ids that the ledger made itself say nothing to people.
const is_made = (id: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(id);

export function EventText({ event }: { event: Told }) {
  const changes = (event.changes ?? {}) as Changes;
  const person = person_in(changes, event.details);
  return (
    <div class="event-text">
      <b>{type_text(event.type)}</b>
      {person !== undefined && (
        <>
          {' '}
          <PersonName id={person} is_short />
        </>
      )}
      <ChangeList changes={changes} />
      <small class="dim">
        {event.change_type}
        {event.transaction_id && !is_made(event.transaction_id) && ` · ${event.transaction_id}`}
        {` · by ${event.actor}`}
      </small>
    </div>
  );
}
