// Light, dark, or as the system says. Kept in localStorage: it is no secret.
import { effect, signal } from '@preact/signals';

const place = 'seatledger.theme';
const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const kept = localStorage.getItem(place) as Theme | null;
export const theme = signal<Theme>(kept !== null && themes.includes(kept) ? kept : 'system');

effect(() => {
  document.documentElement.dataset.theme = theme.value;
  if (theme.value === 'system') localStorage.removeItem(place);
  else localStorage.setItem(place, theme.value);
});

export const next_theme = () => {
  theme.value = themes[(themes.indexOf(theme.value) + 1) % themes.length]!;
};
