// One license: its numbers, who has its seats, and how it came to that, as of any moment.
import { useMemo } from 'preact/hooks';

import { PastBanner, moment } from '../../parts/as_of';
import type { Entry } from '../../parts/change';
import { Page } from '../../parts/page';
import { Loaded } from '../../parts/states';
import { Tabs } from '../../parts/tabs';
import { use_load } from '../../state/load';
import { route, set_query } from '../../state/route';
import { StandingBadge } from '../licenses/columns';
import { LicenseDeeds } from '../write/license_deeds';
import { type Shown, entries_max, read_history, read_license, ticks_of } from './data';
import { Figures } from './figures';
import { GroupsTab } from './groups_tab';
import { SeatsTab } from './seats_tab';
import { Slider } from './slider';
import { TermsTab } from './terms_tab';
import { TimelineTab } from './timeline_tab';
import { UsageChart } from './usage_chart';
import { WaitingTab } from './waiting_tab';

// When the moment that is shown was, in milliseconds; undefined: now.
function time_of(at: string | undefined, history: Entry[]): number | undefined {
  if (at === undefined) return undefined;
  if (!/^\d+$/.test(at)) return Date.parse(at);
  const last = history.filter(({ position }) => position <= Number(at)).pop();
  return last && Date.parse(last.recorded);
}

function LicenseTabs({ shown, history }: { shown: Shown; history: Entry[] }) {
  const { license } = shown;
  const at = moment();
  const has_seats = license.usage_count !== undefined;
  const seats = [
    {
      id: 'seats',
      text: `Seats (${shown.explanation.usage_count.value})`,
      content: () => <SeatsTab license={license} />,
    },
    {
      id: 'waiting',
      text: `Waiting (${shown.waiting})`,
      content: () => <WaitingTab id={license.id} />,
    },
    { id: 'groups', text: 'Groups', content: () => <GroupsTab license={license} /> },
  ];
  const tabs = [
    ...(has_seats ? seats : []),
    {
      id: 'history',
      text: 'Time line',
      content: () => (
        <TimelineTab history={history} until={at === undefined ? undefined : shown.position} />
      ),
    },
    { id: 'terms', text: 'Terms', content: () => <TermsTab license={license} /> },
  ];
  return (
    <Tabs
      label="Parts of the license"
      tabs={tabs}
      chosen={route.value.query.tab ?? tabs[0]!.id}
      choose={(tab) => set_query({ tab })}
    />
  );
}

function Content({ shown, history }: { shown: Shown; history: Entry[] }) {
  const at = moment();
  const ticks = useMemo(() => ticks_of(history), [history]);
  const time = time_of(at, history);
  const iso = time === undefined ? undefined : new Date(time).toISOString();
  return (
    <>
      <PastBanner time={iso} />
      {ticks.length > 0 && <Slider ticks={ticks} at={at} />}
      <Figures shown={shown} show_seats={() => set_query({ tab: 'seats' })} />
      {shown.license.usage_count !== undefined && (
        <UsageChart
          id={shown.license.id}
          moment={time === undefined ? undefined : time / 1000}
          is_long={history.length >= entries_max}
        />
      )}
      <LicenseTabs shown={shown} history={history} />
    </>
  );
}

export function License({ id }: { id: number }) {
  const at = moment();
  const load = use_load(`license ${id} ${at}`, () => read_license(id, at), {
    is_live: at === undefined && { license: id },
  });
  const history = use_load(`history ${id}`, () => read_history(id), {
    is_live: at === undefined && { license: id },
  });
  const license = load.data?.license;
  const subject = license?.course_id ?? license?.program_name ?? license?.program_key;
  return (
    <Page
      title={license ? license.name || `License ${id}` : `License ${id}`}
      about={
        license && (
          <>
            <StandingBadge license={license} /> {license.kind} · {license.platform_key}
            {subject && ` · ${subject}`} · license {id}
          </>
        )
      }
      actions={load.data && at === undefined && <LicenseDeeds shown={load.data} />}
    >
      <Loaded load={load} lines={8}>
        {(shown) => (
          <Loaded load={history} lines={8}>
            {(entries) => <Content shown={shown} history={entries} />}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}
