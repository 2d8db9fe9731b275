// One field for licenses by name, people, and events by position.
import { useEffect, useState } from 'preact/hooks';

import { answer, api } from '../api/client';
import { Dialog } from '../parts/dialog';
import { Loaded } from '../parts/states';
import { position_text } from '../parts/number';
import { use_load } from '../state/load';
import { name_of } from '../state/names';
import { address } from '../state/route';
import { head, rights } from '../state/session';

interface Hit {
  href: string;
  text: string;
  more: string;
}

const hits_max = 6;

async function find(query: string): Promise<Hit[]> {
  const page = { query, page_size: hits_max };
  const searches_people = rights.value.searches_people;
  const [licenses, people] = await Promise.all([
    answer(api.GET('/api/ledger/licenses/', { params: { query: page } })),
    searches_people ? answer(api.GET('/api/ledger/persons/', { params: { query: page } })) : undefined,
  ]);
  const position = /^#?(\d+)$/.exec(query)?.[1];
  const event =
    position !== undefined && Number(position) > 0 && Number(position) <= head.value
      ? [{ href: address(['proofs', position]), text: position_text(Number(position)), more: 'event' }]
      : [];
  return [
    ...event,
    ...licenses.results.map(({ id, name, kind, platform_key }) => ({
      href: address(['licenses', id]),
      text: name || `License ${id}`,
      more: `${kind} license · ${platform_key}`,
    })),
    ...(people?.results ?? []).map((person) => ({
      href: address(['people', person.person_id]),
      text: name_of(person.person_id, person),
      more: person.email ?? 'person',
    })),
  ];
}

export function Search({ close }: { close: () => void }) {
  const [typed, type] = useState('');
  const [query, ask] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => ask(typed.trim()), 200);
    return () => clearTimeout(timer);
  }, [typed]);
  const load = use_load(query === '' ? null : query, () => find(query));
  return (
    <Dialog title="Search" close={close}>
      <form
        class="fields"
        onSubmit={(event) => {
          event.preventDefault();
          const first = load.data?.[0];
          if (first === undefined) return;
          location.hash = first.href;
          close();
        }}
      >
        <label>
          <span>A license, a person, or the number of an event</span>
          <input
            type="search"
            value={typed}
            autofocus
            onInput={(event) => type(event.currentTarget.value)}
          />
        </label>
      </form>
      {query !== '' && (
        <Loaded load={load} lines={3}>
          {(hits) => (
            <ul class="hits" aria-live="polite">
              {hits.map(({ href, text, more }) => (
                <li key={href}>
                  <a href={href} onClick={close}>
                    {text} <small class="dim">{more}</small>
                  </a>
                </li>
              ))}
              {hits.length === 0 && <li class="dim">Nothing has that name.</li>}
            </ul>
          )}
        </Loaded>
      )}
    </Dialog>
  );
}
