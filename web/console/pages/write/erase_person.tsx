// Erases a person for good, after the plan and the address typed again.
import { useState } from 'preact/hooks';

import { type Schemas, api } from '../../api/client';
import { Done } from '../../parts/dialog';
import type { Person } from '../../state/names';
import { Field } from './fields';
import type { Send } from './plan';
import { WriteDialog } from './write_dialog';

export function ErasePerson({ person, close }: { person: Person; close: () => void }) {
  const [typed, type] = useState('');
  const { user_id, email } = person;
  const again = email ?? String(user_id);
  const body = user_id ? { user_id } : { email: email! };
  const send: Send = ({ query, header }) =>
    api.POST('/api/ledger/erasures/', { params: { query, header }, body });
  return (
    <WriteDialog
      title="Erase a person"
      close={close}
      content={body}
      send={send}
      deed="Erase for good"
      is_grave
      problem={typed.trim() === again ? undefined : `Type ${again} to go on.`}
      stored={(answer) => {
        const { backups, files_pending } = answer as Schemas['erasure'];
        return (
          <Done close={close}>
            <p>The person is erased: name, address, and what finds them. The events stay.</p>
            {files_pending && <p>An old file is still being read; it goes when it is not.</p>}
            {backups.length > 0 && <p>These backups may still hold them: {backups.join(', ')}</p>}
          </Done>
        );
      }}
    >
      <p>
        The name and the address are deleted and cannot be brought back. Seats are released; the
        events stay, with a number that leads to nobody.
      </p>
      <Field label={`Type ${again} to confirm`} value={typed} change={type} autofocus />
    </WriteDialog>
  );
}
