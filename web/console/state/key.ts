// The API key of this tab: in memory, and in sessionStorage only when that was asked for. It is
// never in an address or in localStorage.
import { signal } from '@preact/signals';

export type Asked = 'start' | 'idle' | 'refused';

const place = 'seatledger.key';
export const idle_ms_max = 30 * 60 * 1000;

const kept = sessionStorage.getItem(place);
export const key = signal<string | null>(kept);
// Why the key is asked for; null: it is not.
export const asked = signal<Asked | null>(kept === null ? 'start' : null);

let used = Date.now();
const is_idle = () => key.value !== null && Date.now() - used >= idle_ms_max;

function forget(why: Asked) {
  key.value = null;
  sessionStorage.removeItem(place);
  asked.value = why;
}

export function take_key(text: string, keeps: boolean) {
  key.value = text;
  if (keeps) sessionStorage.setItem(place, text);
  used = Date.now();
}

export const refused_key = () => {
  if (key.value !== null) forget('refused');
};
export const sign_out = () => forget('start');

// Only what people do counts: a page that follows the feed calls the server all the time.
export function watch_idleness() {
  const check = () => {
    if (is_idle()) forget('idle');
  };
  const note = () => {
    check();
    used = Date.now();
  };
  for (const deed of ['pointerdown', 'keydown', 'wheel']) {
    addEventListener(deed, note, { passive: true, capture: true });
  }
  setInterval(check, 10000);
}
