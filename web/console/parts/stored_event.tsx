// A stored record on one line.
import type { Event } from '../state/stream';
import { address } from '../state/route';
import { changes_in } from './change';
import { EventText } from './event_text';

export function StoredEvent({ event }: { event: Event }) {
  const { type, change_type, transaction_id, actor, data, license_id } = event.data;
  const told = { type, change_type, transaction_id, actor, changes: changes_in(data), details: data };
  return (
    <>
      {license_id !== null && (
        <a class="of-license" href={address(['licenses', license_id])}>
          license {license_id}
        </a>
      )}
      <EventText event={told} />
    </>
  );
}
