// What a list is searched for, kept in the address. It is asked for after a pause in the typing.
import { useEffect, useState } from 'preact/hooks';

import { route, set_query } from '../state/route';

export function QueryField({ label, pause_ms }: { label: string; pause_ms: number }) {
  const [typed, type] = useState(route.value.query.query ?? '');
  useEffect(() => {
    const timer = setTimeout(() => set_query({ query: typed.trim() }), pause_ms);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <label class="grow">
      <span class="unseen">{label}</span>
      <input
        type="search"
        placeholder={`${label}…`}
        value={typed}
        onInput={(event) => type(event.currentTarget.value)}
      />
    </label>
  );
}
