// What kind of screen it is, while it changes.
import { signal } from '@preact/signals';

function follow(query: string) {
  const list = matchMedia(query);
  const matches = signal(list.matches);
  list.addEventListener('change', () => (matches.value = list.matches));
  return matches;
}

export const is_narrow = follow('(max-width: 700px)');
export const prefers_dark = follow('(prefers-color-scheme: dark)');
