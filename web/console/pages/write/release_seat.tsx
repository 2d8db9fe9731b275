// Takes a person's seat back.
import { type Schemas, api } from '../../api/client';
import { PersonName } from '../../parts/person';
import type { Send } from './plan';
import { WriteDialog } from './write_dialog';

interface ReleaseProps {
  license: Schemas['license'];
  seat: Schemas['seat_reason'];
  close: () => void;
}

export function ReleaseSeat({ license, seat, close }: ReleaseProps) {
  const { assignment_id } = seat;
  const send: Send = ({ query, header }) =>
    api.DELETE(`/api/catalog/licenses/${license.kind as 'user'}/assignment/`, {
      params: { query: { ...query, assignment_id, license_id: license.id }, header },
    });
  return (
    <WriteDialog
      title="Release a seat"
      close={close}
      content={assignment_id}
      send={send}
      deed="Release"
      is_grave
    >
      <p>
        The seat of <PersonName id={seat.person_id} /> in {license.name} becomes free.
        {seat.groups.length > 0 && ' A group covers the person too, so the seat is kept through it.'}
      </p>
    </WriteDialog>
  );
}
