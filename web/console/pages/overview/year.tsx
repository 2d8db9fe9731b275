// Used and bought over twelve months; a click is a moment.
import { useMemo } from 'preact/hooks';

import { Chart } from '../../parts/chart';
import { Card } from '../../parts/page';
import { Loaded } from '../../parts/states';
import { use_load } from '../../state/load';
import { set_query } from '../../state/route';
import { type Month, read_year } from './data';

function Lines({ months, at }: { months: Month[]; at: string | undefined }) {
  const [times, series] = useMemo(
    () => [
      months.map(({ seconds }) => seconds),
      [
        {
          name: 'bought',
          colour: '--bought',
          values: months.map(({ bought }) => bought),
          is_dashed: true,
        },
        {
          name: 'used',
          colour: '--used',
          values: months.map(({ used }) => used),
          is_filled: true,
        },
      ],
    ],
    [months],
  );
  const is_time = at !== undefined && !/^\d+$/.test(at);
  return (
    <Chart
      label="Seats used and bought, twelve months"
      times={times}
      series={series}
      moment={is_time ? Date.parse(at) / 1000 : undefined}
      choose={(seconds) => set_query({ at: new Date(seconds * 1000).toISOString() })}
    />
  );
}

export function Year({ platform, at }: { platform: string | undefined; at: string | undefined }) {
  const load = use_load(`year ${platform}`, () => read_year(platform));
  return (
    <Card title="Twelve months" more={<span class="dim">a click shows that moment</span>}>
      <Loaded load={load} lines={5}>
        {(months) => <Lines months={months} at={at} />}
      </Loaded>
    </Card>
  );
}
