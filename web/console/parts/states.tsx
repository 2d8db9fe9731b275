// What every page shows while it has nothing to show yet, or cannot.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { type Refusal, is_offline } from '../api/refusal';
import { use_remedy } from '../api/remedies';
import type { Load } from '../state/load';
import { who } from '../state/session';

// A fast answer makes no flicker.
const skeleton_after_ms = 150;

export function Skeleton({ lines = 4 }: { lines?: number }) {
  const [is_shown, show] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => show(true), skeleton_after_ms);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class="skeleton" role="status">
      <span class="unseen">Loading</span>
      {is_shown && Array.from({ length: lines }, (_, at) => <i key={at} />)}
    </div>
  );
}

export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <h2>{title}</h2>
      <p>{children}</p>
    </div>
  );
}

function Forbidden({ refusal }: { refusal: Refusal }) {
  return (
    <div class="empty" role="alert">
      <h2>Your key may not see this</h2>
      <p>
        It has the role <b>{who.value?.role ?? 'unknown'}</b>
        {who.value?.platform_key && ` of the platform ${who.value.platform_key}`}. {refusal.detail}
      </p>
    </div>
  );
}

export function RefusalBox({ refusal, again }: { refusal: Refusal; again?: () => void }) {
  const remedy = use_remedy(refusal.code);
  if (refusal.status === 403) return <Forbidden refusal={refusal} />;
  return (
    <div class="refusal" role="alert">
      <h2>{refusal.title}</h2>
      <p>{refusal.detail}</p>
      {refusal.fields.length > 0 && (
        <ul>
          {refusal.fields.map(({ at, detail }) => (
            <li key={at}>
              <code>{at}</code> {detail}
            </li>
          ))}
        </ul>
      )}
      {remedy && <p>{remedy}</p>}
      {!is_offline(refusal) && (
        <p class="dim">
          <a href={`../docs/errors/#${refusal.code}`}>
            <code>{refusal.code}</code>
          </a>
          {refusal.request_id && (
            <>
              , request <code>{refusal.request_id}</code>
            </>
          )}
        </p>
      )}
      {again && (
        <button type="button" onClick={again}>
          Try again
        </button>
      )}
    </div>
  );
}

interface LoadedProps<T> {
  load: Load<T>;
  lines?: number;
  children: (data: T) => ComponentChildren;
}

// The data once it is there. What was there stays in sight when a newer read fails.
export function Loaded<T>({ load, lines, children }: LoadedProps<T>) {
  const { data, refusal, again, is_loading } = load;
  if (data === undefined) {
    return refusal ? <RefusalBox refusal={refusal} again={again} /> : <Skeleton lines={lines} />;
  }
  return (
    <div class="loaded" aria-busy={is_loading}>
      {refusal && <RefusalBox refusal={refusal} again={again} />}
      {children(data)}
    </div>
  );
}
