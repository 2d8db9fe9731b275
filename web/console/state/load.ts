// What a page reads: again after a new sign-in, and while it is live after each change of the log.
import { useEffect, useRef, useState } from 'preact/hooks';

import { Refusal } from '../api/refusal';
import { key } from './key';
import { sign_ins } from './session';
import { type Live, change_of } from './stream';

export interface Load<T> {
  data: T | undefined; // of the time before, while a newer one is on its way
  refusal: Refusal | undefined;
  is_loading: boolean;
  again: () => void;
}

// `what` names the data: another one is read anew. Null: nothing is read yet.
export function use_load<T>(
  what: string | null,
  read: () => Promise<T>,
  { is_live = false }: { is_live?: Live } = {},
): Load<T> {
  const [state, set] = useState<Omit<Load<T>, 'again'>>({
    data: undefined,
    refusal: undefined,
    is_loading: true,
  });
  const [tries, set_tries] = useState(0);
  const reader = useRef(read);
  reader.current = read;
  const live = change_of(is_live);
  useEffect(() => {
    if (what === null || key.peek() === null) return undefined;
    let is_current = true;
    set(({ data }) => ({ data, refusal: undefined, is_loading: true }));
    const finish = (next: { data?: T; refusal?: Refusal }) => {
      if (!is_current) return;
      set((before) => ({
        // What another key was shown is not for this one.
        data: next.refusal && next.refusal.status !== 403 ? before.data : next.data,
        refusal: next.refusal,
        is_loading: false,
      }));
    };
    reader.current().then(
      (data) => finish({ data }),
      (error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        finish({ refusal: error });
      },
    );
    return () => {
      is_current = false;
    };
  }, [what, tries, live, sign_ins.value]);
  return { ...state, again: () => set_tries((count) => count + 1) };
}
