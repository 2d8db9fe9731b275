// A new key: its text is shown once.
import { useState } from 'preact/hooks';

import { api } from '../../api/client';
import { Choice } from '../../parts/chip';
import { Done } from '../../parts/dialog';
import { Secret } from '../../parts/secret';
import { from_local } from '../../parts/time';
import { Field } from '../write/fields';
import type { Send } from '../write/plan';
import { WriteDialog } from '../write/write_dialog';
import type { Key } from './keys';

const roles = [
  ['auditor', 'auditor: reads all, no names'],
  ['read_only', 'read only'],
  ['platform_admin', 'platform admin: gives and takes seats'],
  ['admin', 'admin: everything'],
] as const;

export function CreateKey({ close }: { close: () => void }) {
  const [name, set_name] = useState('');
  const [role, set_role] = useState<Key['role']>('auditor');
  const [platform, set_platform] = useState('');
  const [end, set_end] = useState('');
  const body = {
    name: name.trim(),
    role,
    platform_key: platform.trim() === '' ? null : platform.trim(),
    expires: end === '' ? null : from_local(end),
  };
  const takes_platform = role === 'platform_admin' || role === 'read_only';
  const send: Send = ({ query, header }) =>
    api.POST('/api/ledger/keys/', { params: { query, header }, body });
  const missing =
    body.name === ''
      ? 'The name is missing.'
      : role === 'platform_admin' && body.platform_key === null
        ? 'The platform is missing.'
        : undefined;
  return (
    <WriteDialog
      title="New key"
      close={close}
      content={body}
      send={send}
      deed="Create"
      problem={missing}
      stored={(answer) => (
        <Done close={close}>
          <Secret name={`The key of ${body.name}`} text={(answer as Key).key ?? 'shown before'} />
        </Done>
      )}
    >
      <Field label="What it is for" value={name} change={set_name} placeholder="shop" autofocus />
      <Choice name="Role" options={roles} value={role} choose={set_role} />
      {takes_platform && (
        <Field
          label="Platform"
          value={platform}
          change={set_platform}
          hint={role === 'read_only' && 'Empty: all platforms.'}
        />
      )}
      <Field label="Expires" type="datetime-local" value={end} change={set_end} hint="Empty: never." />
    </WriteDialog>
  );
}
