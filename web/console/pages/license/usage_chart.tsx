// Used, pending, waiting and bought over the life of a license.
import { useMemo } from 'preact/hooks';

import { answer, api } from '../../api/client';
import { Chart } from '../../parts/chart';
import { Card } from '../../parts/page';
import { Loaded } from '../../parts/states';
import { use_load } from '../../state/load';
import { set_query } from '../../state/route';

type Point = { at: string; active: number; pending: number; waiting: number; count: number };

function Lines({ points, moment }: { points: Point[]; moment: number | undefined }) {
  const [times, series] = useMemo(() => {
    const values = (of: (point: Point) => number) => points.map(of);
    return [
      points.map(({ at }) => Date.parse(at) / 1000),
      [
        { name: 'bought', colour: '--bought', values: values(({ count }) => count), is_dashed: true },
        {
          name: 'used',
          colour: '--used',
          values: values(({ active, pending }) => active + pending),
          is_filled: true,
        },
        { name: 'of these pending', colour: '--pending', values: values(({ pending }) => pending) },
        { name: 'waiting', colour: '--waiting', values: values(({ waiting }) => waiting) },
      ],
    ];
  }, [points]);
  return (
    <Chart
      label="Seats over time"
      times={times}
      series={series}
      moment={moment}
      choose={(seconds) => set_query({ at: new Date(seconds * 1000).toISOString() })}
    />
  );
}

export function UsageChart({ id, moment }: { id: number; moment: number | undefined }) {
  const load = use_load(
    `usage ${id}`,
    () =>
      answer(
        api.GET('/api/ledger/licenses/{id}/usage/', {
          params: { path: { id: String(id) }, query: { step: 'auto' } },
        }),
      ),
    { is_live: { license: id } },
  );
  return (
    <Card title="Seats over time" more={<span class="dim">a click shows that moment</span>}>
      <Loaded load={load} lines={5}>
        {({ usage }) => <Lines points={usage} moment={moment} />}
      </Loaded>
    </Card>
  );
}
