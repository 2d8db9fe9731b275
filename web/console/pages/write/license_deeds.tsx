// What can be done to a license, as far as the key may.
import { useState } from 'preact/hooks';

import { route, set_query } from '../../state/route';
import { rights } from '../../state/session';
import type { Shown } from '../license/data';
import { AssignGroup } from './assign_group';
import { AssignPerson } from './assign_person';
import { BulkDialog } from './bulk_dialog';
import { EditLicense } from './edit_license';

type Deed = 'edit' | 'person' | 'group' | 'csv' | 'release' | null;

export function LicenseDeeds({ shown }: { shown: Shown }) {
  const { license, etag } = shown;
  const may = rights.value;
  const asked = route.value.query.do;
  // A link can lead to the form: "needs a look" on the overview.
  const [deed, start] = useState<Deed>(asked === 'edit' && may.writes_licenses ? 'edit' : null);
  const has_seats = license.usage_count !== undefined;
  const close = () => {
    start(null);
    if (asked) set_query({ do: null });
  };
  return (
    <>
      {may.writes_seats && has_seats && (
        <>
          <button type="button" class="primary" onClick={() => start('person')}>
            Assign
          </button>
          <button type="button" onClick={() => start('group')}>
            Group…
          </button>
          <button type="button" onClick={() => start('csv')}>
            CSV…
          </button>
          <button type="button" onClick={() => start('release')}>
            Release…
          </button>
        </>
      )}
      {may.writes_licenses && (
        <button type="button" onClick={() => start('edit')}>
          Edit
        </button>
      )}
      {deed === 'edit' && (
        <EditLicense license={license} etag={etag} least={license.usage_count ?? 0} close={close} />
      )}
      {deed === 'person' && <AssignPerson license={license} close={close} />}
      {deed === 'group' && <AssignGroup license={license} close={close} />}
      {(deed === 'csv' || deed === 'release') && (
        <BulkDialog license={license} etag={etag} deed={deed} close={close} />
      )}
    </>
  );
}
