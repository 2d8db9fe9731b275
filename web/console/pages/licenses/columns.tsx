// A license as a row.
import type { Schemas } from '../../api/client';
import { moment } from '../../parts/as_of';
import { Badge } from '../../parts/chip';
import { SeatBar, figure } from '../../parts/number';
import type { Column } from '../../parts/table';
import { Day } from '../../parts/time';
import { address } from '../../state/route';

export type License = Schemas['license'];

const soon_ms = 30 * 86400 * 1000;

export type Standing = 'off' | 'expired' | 'expiring' | 'future' | 'full' | 'on';

// Judged by the clock of the moment that is shown; a position has none, so by its own dates then.
export function standing_of(license: License, now: number): Standing {
  const used = license.usage_count ?? 0;
  if (!license.active) return 'off';
  if (license.expired !== null && Date.parse(license.expired) <= now) return 'expired';
  if (Date.parse(license.started) > now) return 'future';
  if (license.expired !== null && Date.parse(license.expired) <= now + soon_ms) return 'expiring';
  return license.usage_count !== undefined && used >= license.count ? 'full' : 'on';
}

export function StandingBadge({ license, now }: { license: License; now?: number }) {
  const standing = standing_of(license, now ?? Date.now());
  const looks = {
    off: ['calm', 'switched off'],
    expired: ['bad', 'expired'],
    expiring: ['warn', 'expires soon'],
    future: ['calm', 'not begun'],
    full: ['warn', 'full'],
    on: ['good', 'active'],
  } as const;
  const [mood, text] = looks[standing];
  return <Badge mood={mood}>{text}</Badge>;
}

function Seats({ license: { usage_count: used, count } }: { license: License }) {
  if (used === undefined) return <span class="dim">{figure(count)}, not assigned</span>;
  return (
    <span class="seats">
      <SeatBar used={used} count={count} />
      <span class="number">
        {figure(used)} / {figure(count)}
      </span>
    </span>
  );
}

// The address of a license keeps the moment of the list.
export const columns: Column<License>[] = [
  {
    name: 'Name',
    look: 'wide',
    sort: 'name',
    cell: (license) => (
      <a
        href={address(['licenses', license.id], { at: moment() })}
        title={license.external_id ?? undefined}
      >
        {license.name || <i>without a name</i>}
      </a>
    ),
  },
  { name: 'Kind', cell: ({ kind }) => kind },
  { name: 'Seats', look: 'broad', sort: 'usage_count', cell: (license) => <Seats license={license} /> },
  { name: 'State', look: 'mid', cell: (license) => <StandingBadge license={license} /> },
  {
    name: 'Valid until',
    look: 'mid',
    sort: 'expired',
    cell: ({ expired }) => (expired === null ? <span class="dim">no end</span> : <Day time={expired} />),
  },
  { name: 'Platform', sort: 'platform_key', cell: ({ platform_key }) => platform_key },
  { name: 'Source', sort: 'source', cell: ({ source }) => <span class="dim">{source}</span> },
];
