// A seat for one person: who is known by an e-mail, a user id or a user name.
import { useState } from 'preact/hooks';

import { type Schemas, api } from '../../api/client';
import { Field } from './fields';
import type { Send } from './plan';
import { WriteDialog } from './write_dialog';

export function AssignPerson(props: { license: Schemas['license']; close: () => void }) {
  const { license, close } = props;
  const [typed, type] = useState('');
  const who = typed.trim();
  const is_id = /^[1-9]\d*$/.test(who);
  const body = { license_id: license.id, ...(is_id ? { user_id: Number(who) } : { email: who }) };
  const send: Send = ({ query, header }) =>
    api.POST(`/api/catalog/licenses/${license.kind as 'user'}/assignment/`, {
      params: { query, header },
      body,
    });
  return (
    <WriteDialog
      title={`Assign a seat of ${license.name}`}
      close={close}
      content={body}
      send={send}
      deed="Assign"
      problem={is_id || who.includes('@') ? undefined : 'A user id or an e-mail address is missing.'}
    >
      <Field
        label="E-mail address or user id"
        value={typed}
        change={type}
        autofocus
        hint="An address that nobody has yet holds the seat until somebody with it arrives."
      />
    </WriteDialog>
  );
}
