// The address of a page: #/licenses/7?at=18204. It holds all that another person needs to see the
// same, and never a key.
import { signal } from '@preact/signals';

export interface Route {
  path: string[]; // ["licenses", "7"]
  query: Record<string, string>;
}

export type Query = Record<string, string | number | null | undefined>;

function read(): Route {
  const [path = '', query = ''] = location.hash.replace(/^#\/?/, '').split('?');
  return {
    path: path.split('/').filter(Boolean).map(decodeURIComponent),
    query: Object.fromEntries(new URLSearchParams(query)),
  };
}

export const route = signal<Route>(read());
addEventListener('hashchange', () => (route.value = read()));

export function address(path: (string | number)[], query: Query = {}): string {
  const given = Object.entries(query).filter(
    (entry): entry is [string, string | number] =>
      entry[1] !== null && entry[1] !== undefined && entry[1] !== '',
  );
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return `#/${path.map((part) => encodeURIComponent(part)).join('/')}${text ? `?${text}` : ''}`;
}

export const go = (path: (string | number)[], query?: Query) => {
  location.hash = address(path, query);
};

// Changes some parameters of the page's address, in place: the browser's "back" leaves the page.
export function set_query(change: Query) {
  const { path, query } = route.value;
  history.replaceState(null, '', address(path, { ...query, ...change }));
  route.value = read();
}

