// People: found by name, user name or e-mail address.
import { answer, api } from '../../api/client';
import { Badge } from '../../parts/chip';
import { Page } from '../../parts/page';
import { QueryField } from '../../parts/query_field';
import { Empty } from '../../parts/states';
import { type Column, Table } from '../../parts/table';
import { type Person, name_of } from '../../state/names';
import { address, route } from '../../state/route';
import { page_rows, use_rows } from '../../state/rows';
import { rights } from '../../state/session';

export function PersonState({ person }: { person: Person }) {
  if (person.erased) return <Badge mood="calm">erased</Badge>;
  if (person.removed) return <Badge mood="calm">removed</Badge>;
  if (person.active === false) return <Badge mood="warn">inactive</Badge>;
  if (person.user_id === null && person.email !== null) return <Badge mood="warn">no account</Badge>;
  return person.active ? <Badge mood="good">active</Badge> : null;
}

const columns: Column<Person>[] = [
  {
    name: 'Name',
    look: 'wide',
    cell: (person) => (
      <a href={address(['people', person.person_id])}>{name_of(person.person_id, person)}</a>
    ),
  },
  { name: 'E-mail', look: 'broad', cell: ({ email }) => email ?? '' },
  {
    name: 'User',
    look: 'broad',
    cell: ({ user_id, username }) => (user_id ? `${username ?? ''} (${user_id})` : ''),
  },
  { name: 'State', cell: (person) => <PersonState person={person} /> },
  { name: 'Platforms', cell: ({ platform_keys }) => platform_keys?.join(', ') ?? '' },
];

export function People() {
  const query = route.value.query.query || undefined;
  const read = (page: number) =>
    answer(api.GET('/api/ledger/persons/', { params: { query: { query, page, page_size: page_rows } } }));
  const rows = use_rows(`people ${query}`, read);
  return (
    <Page
      title="People"
      about={rows.count === undefined ? undefined : `${rows.count} ${query ? 'found' : 'known'}`}
    >
      {rights.value.searches_people ? (
        <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
          <QueryField label="Name, user name or e-mail address" pause_ms={300} />
        </form>
      ) : (
        <p class="note">An auditor sees ids, and does not search for names.</p>
      )}
      <Table
        caption="People"
        columns={columns}
        rows={rows}
        row_key={({ person_id }) => person_id}
        card_height={150}
        empty={
          <Empty title={query ? 'Nobody is found' : 'Nobody is known yet'}>
            {query ? 'Part of a name is enough.' : 'People come with the directory and with seats.'}
          </Empty>
        }
      />
    </Page>
  );
}
