// The moment that a page shows: now, or a position or time of the past, which is in the address.
import { exactly, from_local, local_value } from './time';
import { position_text } from './number';
import { route, set_query } from '../state/route';

export const moment = (): string | undefined => route.value.query.at;

const is_position = (at: string) => /^\d+$/.test(at);
export const moment_text = (at: string) => (is_position(at) ? position_text(Number(at)) : exactly(at));

export function PastBanner({ time }: { time?: string | undefined }) {
  const at = moment();
  if (at === undefined) return null;
  return (
    <div class="past-banner" role="status">
      <span>
        <b>You look at the past:</b> {moment_text(at)}
        {time && is_position(at) && `, ${exactly(time)}`}
      </span>
      <button type="button" onClick={() => set_query({ at: null })}>
        Back to now
      </button>
    </div>
  );
}

// A time or a position can be typed.
export function AsOfField() {
  const at = moment();
  const time = at !== undefined && !is_position(at) ? local_value(at) : '';
  return (
    <label class="as-of">
      <span>As of</span>
      <input
        type="datetime-local"
        value={time}
        max={local_value(new Date().toISOString())}
        onChange={(event) => {
          const { value } = event.currentTarget;
          set_query({ at: value === '' ? null : from_local(value) });
        }}
      />
    </label>
  );
}
