// The sums as tiles, each a way to what it counts.
import type { ComponentChildren } from 'preact';

import { answer, api, read_raw } from '../../api/client';
import { SeatBar, figure, position_text } from '../../parts/number';
import { read_checkpoint } from '../../proof/note';
import { use_load } from '../../state/load';
import { type Query, address } from '../../state/route';
import { rights } from '../../state/session';
import type { Summary } from './data';

function Tile(props: {
  name: string;
  value: ComponentChildren;
  href?: string;
  is_alarm?: boolean;
  children?: ComponentChildren;
}) {
  const content = (
    <>
      <span class="tile-name">{props.name}</span>
      <span class={props.is_alarm ? 'tile-value alarm' : 'tile-value'}>{props.value}</span>
      {props.children}
    </>
  );
  return props.href ? (
    <a class="tile" href={props.href}>
      {content}
    </a>
  ) : (
    <div class="tile">{content}</div>
  );
}

interface Health {
  signed: number;
  accepts: boolean | undefined;
  says: string | null;
}

async function read_health(): Promise<Health> {
  const note = await (await read_raw('/api/ledger/checkpoint/', 'text/plain')).text();
  const signed = read_checkpoint(note)?.size ?? 0;
  if (!rights.value.sees_health) return { signed, accepts: undefined, says: null };
  const { writes } = await answer(api.GET('/api/ledger/status/'));
  return { signed, accepts: writes.accepted, says: writes.detail };
}

function LedgerTile({ position }: { position: number }) {
  const { data, refusal } = use_load('health', read_health, { is_live: true });
  const writes = data?.accepts === false ? 'refuses writes' : data?.accepts ? 'takes writes' : '';
  const says = refusal ? refusal.title : data ? `${figure(data.signed)} events signed` : '…';
  return (
    <Tile
      name="Ledger"
      value={position_text(position)}
      is_alarm={data?.accepts === false}
      {...(rights.value.sees_health && { href: '#/health' })}
    >
      <small class="dim">{[says, writes].filter(Boolean).join(', ')}</small>
    </Tile>
  );
}

export function Tiles({ summary, platform, at }: {
  summary: Summary;
  platform: string | undefined;
  at: string | undefined;
}) {
  const { active, pending, seats_bought: bought, waiting, full, licenses } = summary;
  const used = active + pending;
  const share = bought === 0 ? 0 : Math.round((used / bought) * 100);
  const list = (query: Query) => address(['licenses'], { platform, at, ...query });
  return (
    <div class="tiles">
      <Tile
        name="Seats used"
        value={
          <>
            {figure(used)} <small>of {figure(bought)}</small>
          </>
        }
        href={list({ sort: '-usage_count' })}
      >
        <SeatBar used={used} count={bought} />
        <small class="dim">
          {share} %, {figure(pending)} of them pending e-mails
        </small>
      </Tile>
      <Tile name="Waiting" value={figure(waiting)} is_alarm={waiting > 0} href={list({ state: 'full' })}>
        <small class="dim">people without a seat</small>
      </Tile>
      <Tile
        name="Full"
        value={
          <>
            {figure(full)} <small>of {figure(licenses)}</small>
          </>
        }
        href={list({ state: 'full' })}
      >
        <small class="dim">licenses</small>
      </Tile>
      <Tile name="Expire in 30 days" value={figure(summary.expiring)} href={list({ state: 'expiring' })}>
        <small class="dim">{figure(summary.expired)} have expired</small>
      </Tile>
      <LedgerTile position={summary.position} />
    </div>
  );
}
