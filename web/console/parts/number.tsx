// Numbers with separators, positions, and seats as a bar.
const plain = new Intl.NumberFormat('en');
export const figure = (value: number) => plain.format(value);
export const position_text = (position: number) => `#${figure(position)}`;

export function bytes_text(bytes: number): string {
  const names = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let at = 0;
  for (; bytes >= 1024 && at < names.length - 1; ++at) bytes /= 1024;
  return `${bytes < 10 && at > 0 ? bytes.toFixed(1) : Math.round(bytes)} ${names[at]}`;
}

// The text says the same, so the bar is not read out.
export function SeatBar({ used, count }: { used: number; count: number }) {
  const share = count === 0 ? (used > 0 ? 1 : 0) : Math.min(1, used / count);
  const look = used >= count && count > 0 ? 'full' : share >= 0.9 ? 'tight' : 'free';
  return (
    <svg class={`bar ${look}`} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect class="whole" width="100" height="6" />
      <rect class="part" width={Math.max(share * 100, used > 0 ? 2 : 0)} height="6" />
    </svg>
  );
}
