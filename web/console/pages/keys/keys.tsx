// API keys: who may call, and until when.
import { useState } from 'preact/hooks';

import { type Schemas, answer, api } from '../../api/client';
import { Badge } from '../../parts/chip';
import { Page } from '../../parts/page';
import { Empty } from '../../parts/states';
import { type Column, Table } from '../../parts/table';
import { Day } from '../../parts/time';
import { address } from '../../state/route';
import { page_rows, use_rows } from '../../state/rows';
import { CreateKey } from './create_key';
import { RevokeKey } from './revoke_key';

export type Key = Schemas['api_key'];

function Expiry({ expires }: { expires: string | null }) {
  if (expires === null) return <span class="dim">never</span>;
  if (Date.parse(expires) <= Date.now()) return <Badge mood="bad">expired</Badge>;
  return <Day time={expires} />;
}

export function Keys() {
  const [creates, create] = useState(false);
  const [revokes, revoke] = useState<Key | null>(null);
  const read = (page: number) =>
    answer(api.GET('/api/ledger/keys/', { params: { query: { page, page_size: page_rows } } }));
  const rows = use_rows('keys', read, { is_live: true });
  const columns: Column<Key>[] = [
    {
      name: 'Name',
      look: 'wide',
      cell: ({ id, name }) => <a href={address(['feed'], { actor: `key:${id}` })}>{name || `Key ${id}`}</a>,
    },
    { name: 'Id', cell: ({ id }) => id },
    { name: 'Role', look: 'broad', cell: ({ role }) => <Badge mood="calm">{role.replace('_', ' ')}</Badge> },
    { name: 'Platform', cell: ({ platform_key }) => platform_key ?? <span class="dim">all</span> },
    { name: 'Expires', cell: ({ expires }) => <Expiry expires={expires} /> },
    {
      name: '',
      look: 'deed',
      cell: (key) => (
        <button type="button" class="plain" onClick={() => revoke(key)}>
          Revoke
        </button>
      ),
    },
  ];
  return (
    <Page
      title="Keys"
      about="A key of its own for each program and person: events name their callers."
      actions={
        <button type="button" class="primary" onClick={() => create(true)}>
          New key
        </button>
      }
    >
      <Table
        caption="Keys"
        columns={columns}
        rows={rows}
        row_key={({ id }) => id}
        empty={<Empty title="There are no keys">Which cannot be: you used one.</Empty>}
      />
      {creates && <CreateKey close={() => create(false)} />}
      {revokes && <RevokeKey revoked={revokes} close={() => revoke(null)} />}
    </Page>
  );
}
