// How it stands: sums, a year, what needs a look, and what happens now.
import { useEffect, useState } from 'preact/hooks';

import { AsOfField, PastBanner, moment } from '../../parts/as_of';
import { Choice } from '../../parts/chip';
import { Card, Page } from '../../parts/page';
import { Position } from '../../parts/position';
import { Empty, Loaded } from '../../parts/states';
import { StoredEvent } from '../../parts/stored_event';
import { Ago } from '../../parts/time';
import { type Load, use_load } from '../../state/load';
import { route, set_query } from '../../state/route';
import { head, rights, who } from '../../state/session';
import { type Event, deeds, pulse, recent } from '../../state/stream';
import { type Looks, read_events, read_looks, read_summary, year_licenses_max } from './data';
import { Tiles } from './tiles';
import { Year } from './year';

const latest_max = 12;

function Latest() {
  const [first] = useState(() => head.value);
  const load = use_load('latest', () => read_events(Math.max(0, first - latest_max), latest_max));
  return (
    <Card title="Latest events" more={<a href="#/feed">All of them</a>}>
      <Loaded load={load} lines={6}>
        {(before) => <EventList events={newest(before, recent.value)} />}
      </Loaded>
    </Card>
  );
}

function newest(before: Event[], live: Event[]): Event[] {
  const last = before[before.length - 1]?.data.position ?? 0;
  const all = [...before, ...live.filter(({ data }) => data.position > last)];
  return all.slice(-latest_max).reverse();
}

function EventList({ events }: { events: Event[] }) {
  if (events.length === 0) {
    return <Empty title="Nothing has happened yet">The first license will be the first event.</Empty>;
  }
  return (
    <ul class="latest" aria-live="polite" aria-relevant="additions">
      {events.map((event) => (
        <li key={event.id}>
          <Position at={event.data.position} />
          <span class="dim">
            <Ago time={event.data.recorded} />
          </span>
          <div>
            <StoredEvent event={event} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function NeedsALook({ load }: { load: Load<Looks> }) {
  return (
    <Card title="Needs a look">
      <Loaded load={load} lines={4}>
        {({ looks }) =>
          looks.length === 0 ? (
            <p class="dim">Nothing: no license is full with people waiting, or about to expire.</p>
          ) : (
            <ul class="looks">
              {looks.map(({ license, says, deed, href, is_grave }) => (
                <li key={license.id}>
                  <i class={is_grave ? 'dot grave' : 'dot warn'} aria-hidden="true" />
                  <a href={`#/licenses/${license.id}`}>{license.name || `License ${license.id}`}</a>
                  <span class="says">{says}</span>
                  {rights.value.writes_licenses && <a href={href}>{deed} →</a>}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}

function PlatformChoice({ platforms, chosen }: { platforms: string[]; chosen: string }) {
  if (rights.value.platform !== null || platforms.length === 0) return null;
  const options = ['', ...platforms].map((name) => [name, name || 'all platforms'] as const);
  return (
    <Choice
      name="Platform"
      options={options}
      value={chosen}
      choose={(platform) => set_query({ platform })}
    />
  );
}

export function Overview() {
  const at = moment();
  const platform = route.value.query.platform || undefined;
  const summary = use_load(`summary ${platform} ${at}`, () => read_summary(platform, at), {
    is_live: at === undefined,
  });
  // It reads all licenses: so after every tenth beat only, and after writes of one's own.
  const beats = `${Math.floor(pulse.value / 10)} ${deeds.value}`;
  const looks = use_load(`looks ${platform} ${beats}`, () => read_looks(platform));
  const [platforms, keep] = useState<string[]>([]);
  // A filtered list names one platform only.
  useEffect(() => {
    if (looks.data && platform === undefined) keep(looks.data.platforms);
  }, [looks.data]);
  return (
    <Page
      title="Overview"
      about={who.value?.ledger}
      actions={
        <div class="filters">
          <PlatformChoice platforms={platforms} chosen={platform ?? ''} />
          <AsOfField />
        </div>
      }
    >
      <PastBanner />
      <Loaded load={summary} lines={3}>
        {(sums) => <Tiles summary={sums} platform={platform} at={at} />}
      </Loaded>
      {(summary.data?.licenses ?? 0) <= year_licenses_max && <Year platform={platform} at={at} />}
      <div class="columns">
        <NeedsALook load={looks} />
        <Latest />
      </div>
    </Page>
  );
}
