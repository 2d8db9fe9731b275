// Times as people say them; the exact one is in the title.
const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31536000],
  ['month', 2592000],
  ['week', 604800],
  ['day', 86400],
  ['hour', 3600],
  ['minute', 60],
];
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });

export function said(time: string | number, now = Date.now()): string {
  const seconds = (new Date(time).getTime() - now) / 1000;
  for (const [unit, length] of units) {
    if (Math.abs(seconds) >= length) return relative.format(Math.trunc(seconds / length), unit);
  }
  return seconds > 0 ? 'in a moment' : 'just now';
}

export const exactly = (time: string | number) => exact.format(new Date(time));
export const day_of = (time: string | number) => day.format(new Date(time));

export function Ago({ time }: { time: string }) {
  return (
    <time dateTime={time} title={`${exactly(time)} (${time})`}>
      {said(time)}
    </time>
  );
}

export function Exactly({ time }: { time: string }) {
  return (
    <time dateTime={time} title={time}>
      {exactly(time)}
    </time>
  );
}

export function Day({ time }: { time: string }) {
  return (
    <time dateTime={time} title={`${exactly(time)} (${time})`}>
      {day_of(time)}
    </time>
  );
}

// The value of <input type="datetime-local">, and back.
export function local_value(time: string): string {
  const date = new Date(time);
  const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60000);
  return shifted.toISOString().slice(0, 16);
}
export const from_local = (value: string) => new Date(value).toISOString();
