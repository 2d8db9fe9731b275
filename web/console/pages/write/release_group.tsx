// Takes a license back from a group.
import { type Schemas, api } from '../../api/client';
import type { Group } from '../license/groups_tab';
import type { Send } from './plan';
import { WriteDialog } from './write_dialog';

interface ReleaseProps {
  license: Schemas['license'];
  group: Group;
  close: () => void;
}

export function ReleaseGroup({ license, group, close }: ReleaseProps) {
  const send: Send = ({ query, header }) =>
    api.DELETE(`/api/catalog/licenses/${license.kind as 'user'}/assignment/group/`, {
      params: { query: { ...query, assignment_id: group.id, license_id: license.id }, header },
    });
  return (
    <WriteDialog
      title={`Release the group ${group.group_name}`}
      close={close}
      content={group.id}
      send={send}
      deed="Release"
      is_grave
    >
      <p>Members whom nothing else covers lose their seats of {license.name}.</p>
    </WriteDialog>
  );
}
