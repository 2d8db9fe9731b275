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

// A point for every change, and one for now; of a license with very many events, at round steps.
async function read_usage(id: number, is_long: boolean): Promise<Point[]> {
  const params = { path: { id: String(id) }, query: is_long ? { step: 'auto' } : {} };
  const { usage } = await answer(api.GET('/api/ledger/licenses/{id}/usage/', { params }));
  const last = usage[usage.length - 1];
  return last ? [...usage, { ...last, at: new Date().toISOString() }] : [];
}

interface UsageProps {
  id: number;
  moment: number | undefined;
  is_long: boolean;
}

export function UsageChart({ id, moment, is_long }: UsageProps) {
  const load = use_load(`usage ${id} ${is_long}`, () => read_usage(id, is_long), {
    is_live: { license: id },
  });
  return (
    <Card title="Seats over time" more={<span class="dim">a click shows that moment</span>}>
      <Loaded load={load} lines={5}>
        {(points) => <Lines points={points} moment={moment} />}
      </Loaded>
    </Card>
  );
}
