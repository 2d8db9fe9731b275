// Takes a key back: it is refused from the next call on.
import { api } from '../../api/client';
import type { Send } from '../write/plan';
import { WriteDialog } from '../write/write_dialog';
import type { Key } from './keys';

export function RevokeKey({ revoked, close }: { revoked: Key; close: () => void }) {
  const { id, name } = revoked;
  const send: Send = ({ query, header }) =>
    api.DELETE('/api/ledger/keys/', { params: { query: { ...query, id }, header } });
  return (
    <WriteDialog
      title={`Revoke ${name}`}
      close={close}
      content={id}
      send={send}
      deed="Revoke"
      is_grave
    >
      <p>
        Key {id}, {name}: whoever uses it is refused from the next call on. What it did stays in the log.
      </p>
    </WriteDialog>
  );
}
