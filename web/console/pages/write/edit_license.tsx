// Changes of a license: only if it is still what was seen; else both versions are shown.
import { useState } from 'preact/hooks';

import { type Schemas, api, whole } from '../../api/client';
import { value_text } from '../../parts/change';
import { Loaded } from '../../parts/states';
import { use_load } from '../../state/load';
import { TermFields, body_of, problem_of, terms_of } from './license_form';
import type { Send } from './plan';
import { WriteDialog } from './write_dialog';

type License = Schemas['license'];

interface EditProps {
  license: License;
  etag: string | null;
  least: number;
  close: () => void;
}

async function read_now(id: number) {
  const call = api.GET('/api/ledger/licenses/{id}/', { params: { path: { id: String(id) } } });
  const { data, headers } = await whole(call);
  return { license: data, etag: headers.get('ETag') };
}

const compared = ['name', 'count', 'usage_count', 'started', 'expired', 'active', 'metadata'] as const;

function Versions(props: { seen: License; wanted: object; go_on: (etag: string | null) => void }) {
  const { seen, wanted, go_on } = props;
  const load = use_load(`license ${seen.id} now`, () => read_now(seen.id));
  return (
    <div class="conflict" role="alert">
      <h3>It has changed since you looked</h3>
      <Loaded load={load} lines={3}>
        {({ license, etag }) => (
          <>
            <div class="scrolls" tabIndex={0} role="region" aria-label="Both versions">
              <table>
                <thead>
                  <tr>
                    <th scope="col">Field</th>
                    <th scope="col">You saw</th>
                    <th scope="col">It is now</th>
                    <th scope="col">You want</th>
                  </tr>
                </thead>
                <tbody>
                  {compared.map((name) => {
                    const [before, now] = [value_text(seen[name]), value_text(license[name])];
                    const want = (wanted as Record<string, unknown>)[name];
                    return (
                      <tr key={name} class={before === now ? '' : 'differs'}>
                        <th scope="row">{name.replaceAll('_', ' ')}</th>
                        <td>{before}</td>
                        <td>{now}</td>
                        <td>{want === undefined ? '' : value_text(want)}</td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </div>
            <button type="button" class="primary" onClick={() => go_on(etag)}>
              Preview your change to the newer version
            </button>
          </>
        )}
      </Loaded>
    </div>
  );
}

export function EditLicense({ license, etag, least, close }: EditProps) {
  // What was seen when the window opened, whatever the page shows by now.
  const [seen] = useState({ license, etag });
  const before = terms_of(seen.license);
  const [terms, set_terms] = useState(before);
  const body = { license_id: seen.license.id, ...body_of(terms, before) };
  const send: Send = ({ query, header }) =>
    api.POST(`/api/catalog/licenses/${seen.license.kind as 'user'}/update/`, {
      params: { query, header },
      body,
    });
  return (
    <WriteDialog
      title={`Edit ${seen.license.name || `license ${seen.license.id}`}`}
      close={close}
      content={body}
      send={send}
      if_match={seen.etag}
      problem={problem_of(terms)}
      conflict={(go_on) => <Versions seen={seen.license} wanted={body} go_on={go_on} />}
    >
      <TermFields terms={terms} change={set_terms} least={least} />
    </WriteDialog>
  );
}
