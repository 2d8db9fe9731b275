// Who it is, by the ledger's id; the name where the key may see it.
import { name_of, person_of } from '../state/names';
import { address } from '../state/route';

export function PersonName({ id, is_short }: { id: number; is_short?: boolean }) {
  const person = person_of(id);
  const name = name_of(id, person);
  const mail = !is_short && person?.email && person.email !== name ? person.email : undefined;
  return (
    <a href={address(['people', id])} title={`person ${id}`}>
      {name}
      {mail && <small class="dim"> {mail}</small>}
    </a>
  );
}
