// Seats for all members of a group, also for those who join later.
import { useState } from 'preact/hooks';

import { type Schemas, answer, api } from '../../api/client';
import { use_load } from '../../state/load';
import { rights } from '../../state/session';
import { Field } from './fields';
import type { Send } from './plan';
import { WriteDialog } from './write_dialog';

function Known({ query }: { query: string }) {
  const load = use_load(`groups ${query}`, () =>
    answer(
      api.GET('/api/directory/groups/', {
        params: { query: { ...(query && { query }), page_size: 20 } },
      }),
    ),
  );
  return (
    <datalist id="groups">
      {(load.data?.results ?? []).map(({ group_id, name }) => (
        <option key={group_id} value={group_id}>
          {name}
        </option>
      ))}
    </datalist>
  );
}

export function AssignGroup(props: { license: Schemas['license']; close: () => void }) {
  const { license, close } = props;
  const [typed, type] = useState('');
  const group_id = typed.trim();
  const body = { license_id: license.id, group_id };
  const send: Send = ({ query, header }) =>
    api.POST(`/api/catalog/licenses/${license.kind as 'user'}/assignment/group/`, {
      params: { query, header },
      body,
    });
  return (
    <WriteDialog
      title={`Assign ${license.name} to a group`}
      close={close}
      content={body}
      send={send}
      deed="Assign"
      problem={group_id === '' ? 'The group is missing.' : undefined}
    >
      <Field
        label="Group id"
        value={typed}
        change={type}
        list="groups"
        autofocus
        hint="All members get a seat, or none: then it is refused. Later members get one or wait."
      />
      {rights.value.reads_directory && <Known query={group_id} />}
    </WriteDialog>
  );
}
