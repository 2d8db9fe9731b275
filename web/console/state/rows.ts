// A long list, read in pages of a thousand as they come into sight.
import { useEffect, useRef, useState } from 'preact/hooks';

import { Refusal } from '../api/refusal';
import { key } from './key';
import { sign_ins } from './session';
import { type Live, change_of } from './stream';

export const page_rows = 1000;

export interface Rows<T> {
  count: number | undefined; // of all pages; undefined until the first one is there
  refusal: Refusal | undefined;
  is_loading: boolean;
  row: (index: number) => T | undefined;
  need: (first: number, last: number) => void; // what is in sight
  again: () => void;
}

export interface ReadPage<T> {
  (page: number): Promise<{ count: number; results: T[] }>;
}

interface Held<T> {
  count: number | undefined;
  pages: Map<number, T[]>;
  fresh: Set<number>; // asked for since the last change
  is_other: boolean; // the pages are of the list before, and go with the first answer
}

const nothing = <T>(): Held<T> => ({
  count: undefined,
  pages: new Map(),
  fresh: new Set(),
  is_other: false,
});

// `what` names the list; with another name it begins anew.
export function use_rows<T>(
  what: string,
  read: ReadPage<T>,
  { is_live = false }: { is_live?: Live } = {},
): Rows<T> {
  const held = useRef<Held<T>>(nothing());
  const sight = useRef<[number, number]>([0, 0]);
  const reader = useRef(read);
  reader.current = read;
  const [, redraw] = useState(0);
  const [refusal, refuse] = useState<Refusal | undefined>();
  const [tries, set_tries] = useState(0);
  const run = useRef('');

  const load = (page: number) => {
    const list = held.current;
    const of_run = run.current;
    if (list.fresh.has(page) || key.peek() === null) return;
    list.fresh.add(page);
    reader.current(page).then(
      ({ count, results }) => {
        if (run.current !== of_run) return;
        if (list.is_other) list.pages.clear();
        list.is_other = false;
        list.count = count;
        list.pages.set(page, results);
        refuse(undefined);
        redraw((drawn) => drawn + 1);
      },
      (error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        if (run.current !== of_run) return;
        // What another key was shown is not for this one.
        if (error.status === 403) held.current = nothing();
        refuse(error);
      },
    );
  };
  const need = (first: number, last: number) => {
    sight.current = [first, last];
    const last_page = Math.floor(Math.max(first, last) / page_rows) + 1;
    for (let page = Math.floor(first / page_rows) + 1; page <= last_page; ++page) load(page);
  };

  const live = change_of(is_live);
  const name = useRef('');
  useEffect(() => {
    run.current = [what, tries, live, sign_ins.value].join();
    // What is shown stays until its newer version, or the other list, is there.
    const is_other = name.current !== what || held.current.is_other;
    held.current = { ...held.current, fresh: new Set(), is_other };
    name.current = what;
    if (is_other) load(1);
    need(...sight.current);
  }, [what, tries, live, sign_ins.value]);

  const { count, pages } = held.current;
  return {
    count,
    refusal,
    is_loading: count === undefined,
    row: (index) => pages.get(Math.floor(index / page_rows) + 1)?.[index % page_rows],
    need,
    again: () => set_tries((done) => done + 1),
  };
}
