// Proofs: of an event of this ledger, or of files from anywhere.
import { useState } from 'preact/hooks';

import { Page } from '../../parts/page';
import { position_text } from '../../parts/number';
import { key } from '../../state/key';
import { go } from '../../state/route';
import { head } from '../../state/session';
import { DropBox } from './drop_box';
import { EventProofView } from './event_proof';
import { Pinned } from './pinned';

function Which() {
  const [typed, type] = useState('');
  return (
    <form
      class="filters"
      onSubmit={(event) => {
        event.preventDefault();
        if (/^[1-9]\d*$/.test(typed)) go(['proofs', typed]);
      }}
    >
      <label>
        <span>Event</span>
        <input
          class="short"
          inputMode="numeric"
          placeholder={head.value > 0 ? `1 to ${head.value}` : ''}
          value={typed}
          onInput={(event) => type(event.currentTarget.value.trim())}
        />
      </label>
      <button type="submit">Prove</button>
    </form>
  );
}

export function Proofs({ position }: { position?: number | undefined }) {
  const is_signed_in = key.value !== null;
  return (
    <Page
      title={position === undefined ? 'Proofs' : `Proof of ${position_text(position)}`}
      about="That a record is in the log that the ledger signed, and that the log only grew."
      actions={is_signed_in && <Which />}
    >
      {position !== undefined && is_signed_in && <EventProofView position={position} />}
      {position !== undefined && !is_signed_in && (
        <p class="note">Sign in to fetch the proof of this event, or drop a file of it.</p>
      )}
      <Pinned />
      <DropBox />
    </Page>
  );
}
