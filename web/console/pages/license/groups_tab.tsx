// The groups that the license is assigned to. The ledger lists them as they are now only.
import { useState } from 'preact/hooks';

import { answer, api } from '../../api/client';
import { moment } from '../../parts/as_of';
import { Empty } from '../../parts/states';
import { type Column, Table } from '../../parts/table';
import { use_rows } from '../../state/rows';
import { rights } from '../../state/session';
import { AssignGroup } from '../write/assign_group';
import { ReleaseGroup } from '../write/release_group';
import type { License } from './data';

// The contract's document leaves the type of group_id open; here it is a text.
export interface Group {
  id: number;
  group_id: string;
  group_name: string;
  active: boolean;
}

const columns: Column<Group>[] = [
  { name: 'Group', look: 'wide', cell: ({ group_name, group_id }) => group_name || group_id },
  { name: 'Id', cell: ({ group_id }) => <code>{group_id}</code> },
  { name: 'Gives seats', cell: ({ active }) => (active ? 'yes' : 'no') },
];

// All pages at once: there are few.
async function read_groups({ id, kind }: License): Promise<{ count: number; results: Group[] }> {
  const found: Group[] = [];
  for (let page = 1; ; ++page) {
    const params = { query: { license_id: id, page, page_size: 100 } };
    const path = `/api/catalog/licenses/${kind as 'user'}/assignment/group/` as const;
    const { count, results } = await answer(api.GET(path, { params }));
    found.push(...(results as Group[]));
    if (found.length >= count || results.length === 0) return { count, results: found };
  }
}

function Groups({ license }: { license: License }) {
  const [assigns, assign] = useState(false);
  const [releases, release] = useState<Group | null>(null);
  const rows = use_rows(`groups ${license.id}`, () => read_groups(license), {
    is_live: { license: license.id },
  });
  const may_write = rights.value.writes_seats && moment() === undefined;
  const release_column: Column<Group> = {
    name: '',
    look: 'deed',
    cell: (group) => (
      <button type="button" class="plain" onClick={() => release(group)}>
        Release
      </button>
    ),
  };
  return (
    <>
      {moment() !== undefined && <p class="note">As it is now: the past of groups is in the time line.</p>}
      <Table
        caption="Groups"
        columns={may_write ? [...columns, release_column] : columns}
        rows={rows}
        row_key={({ id }) => id}
        empty={
          <Empty title="No group has this license">
            {may_write && (
              <button type="button" onClick={() => assign(true)}>
                Assign a group
              </button>
            )}
          </Empty>
        }
      />
      {assigns && <AssignGroup license={license} close={() => assign(false)} />}
      {releases && <ReleaseGroup license={license} group={releases} close={() => release(null)} />}
    </>
  );
}

export function GroupsTab({ license }: { license: License }) {
  if (!rights.value.lists_groups) {
    return (
      <Empty title="Your key does not list groups">
        The time line says which groups got and lost the license.
      </Empty>
    );
  }
  return <Groups license={license} />;
}
