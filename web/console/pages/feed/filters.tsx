// The filters of the feed, always in sight and in the address.
import { set_query } from '../../state/route';
import { rights } from '../../state/session';
import { type FilterName, filters_of_address } from './data';

const types = [
  'license_created',
  'license_updated',
  'seat_assigned',
  'seat_changed',
  'seat_released',
  'member_waiting',
  'member_not_waiting',
  'group_assigned',
  'group_released',
  'bulk_assigned',
  'bulk_released',
  'user_put',
  'user_erased',
  'group_put',
  'key_created',
  'key_revoked',
];

const fields: [FilterName, string, string][] = [
  ['type', 'Type', 'license_updated'],
  ['license_id', 'License', '7'],
  ['person_id', 'Person', '38'],
  ['group_id', 'Group', 'data-team'],
  ['actor', 'Actor', 'key:3'],
  ['transaction_id', 'Order', 'order-2'],
  ['platform_key', 'Platform', 'acme'],
  ['from', 'From', '2026-03-01'],
  ['to', 'To', '2026-04-01'],
];

export function Filters() {
  const given = filters_of_address();
  const shown = fields.filter(([name]) => name !== 'platform_key' || rights.value.platform === null);
  const is_filtered = Object.keys(given).length > 0;
  const none = Object.fromEntries(fields.map(([name]) => [name, null]));
  return (
    <form class="feed-filters" role="search" onSubmit={(event) => event.preventDefault()}>
      {shown.map(([name, text, example]) => (
        <label key={name}>
          <span>{text}</span>
          <input
            value={given[name] ?? ''}
            placeholder={example}
            list={name === 'type' ? 'event-types' : undefined}
            onChange={(event) => set_query({ [name]: event.currentTarget.value.trim() })}
          />
        </label>
      ))}
      <datalist id="event-types">
        {types.map((type) => (
          <option key={type} value={type} />
        ))}
      </datalist>
      {is_filtered && (
        <button type="button" onClick={() => set_query(none)}>
          Take all away
        </button>
      )}
    </form>
  );
}
